"use strict";

/*
 * Runs the models of the study again in the page, under its protocol and on its grid of times, at other
 * values of parameters. homeostat.study is the study as exported; homeostat.run(index, values) gives
 * {times, quantities, ended}. The models' equations are added by generated code.
 */
const homeostat = (() => {
  const study = JSON.parse(document.getElementById("study").textContent);
  const equations = [];

  /*
   * Rodas5P: G. Steinebach, Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks within
   * the Julia Differential Equations package, BIT Numerical Mathematics 63:27, 2023. Its letters.
   */
  const GAMMA = 0.21193756319429014;
  const A6 = [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256,
    0.030198172008377946];
  const A = [
    [],
    [3],
    [2.849394379747939, 0.45842242204463923],
    [-6.954028509809101, 2.489845061869568, -10.358996098473584],
    [2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641],
    A6,
    [...A6, 1],
    [...A6, 1, 1]];
  const C = [
    [],
    [-14.155112264123755],
    [-17.97296035885952, -2.859693295451294],
    [147.12150275711716, -1.41221402718213, 71.68940251302358],
    [165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306],
    [24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471],
    [30.91273214028599, -3.1208243349937974, 77.79954646070892, 34.28646028294783, -19.097331116725623,
      -28.087943162872662],
    [37.80277123390563, -3.2571969029072276, 112.26918849496327, 66.9347231244047, -40.06618937091002,
      -54.66780262877968, -9.48861652309627]];
  const ALPHA = [0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1, 1, 1];
  const D = [GAMMA, -0.42387512638858027, -0.3384627126235924, 1.8046452872882734, 2.325825639765069, 0, 0, 0];
  const H = [
    [25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204, 0.524948541321073,
      1.1241088310450404, 0.4272876194431874, -0.17202221070155493],
    [-9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796, 20.176138334709044,
      15.98066361424651, -6.789040303419874, -6.710236069923372],
    [11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643, -52.072871366152654,
      -59.78993625266729, -0.15582684282751913, 4.883087185713722]];

  const MOST_STEPS = 20000;
  const LOOKS = 8;             // how often a step is looked at for events
  const SLACK = 1e3;           // in tolerances: how far out of its domain an accurate run may be
  const ROUNDING = 1.5e-8;     // the square root of the smallest difference between doubles

  const sum = (weights, vectors, i) => {
    let total = 0;
    for (let j = 0; j < weights.length; j++) {
      total += weights[j] * vectors[j][i];
    }
    return total;
  };

  /* Solves the equations of a matrix, which is decomposed here, for many right-hand sides. */
  function decomposed(matrix) {
    const n = matrix.length;
    const order = matrix.map((row, i) => i);
    for (let k = 0; k < n; k++) {
      let pivot = k;
      for (let i = k + 1; i < n; i++) {
        pivot = Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k]) ? i : pivot;
      }
      [matrix[k], matrix[pivot]] = [matrix[pivot], matrix[k]];
      [order[k], order[pivot]] = [order[pivot], order[k]];
      for (let i = k + 1; i < n; i++) {
        const factor = matrix[i][k] /= matrix[k][k];
        for (let j = k + 1; j < n; j++) {
          matrix[i][j] -= factor * matrix[k][j];
        }
      }
    }
    return right => {
      const x = order.map(i => right[i]);
      for (let i = 1; i < n; i++) {
        for (let j = 0; j < i; j++) {
          x[i] -= matrix[i][j] * x[j];
        }
      }
      for (let i = n - 1; i >= 0; i--) {
        for (let j = i + 1; j < n; j++) {
          x[i] -= matrix[i][j] * x[j];
        }
        x[i] /= matrix[i][i];
      }
      return x;
    };
  }

  /* f, its Jacobian and its derivative by time, by differences. */
  function linearized(f, t, y, tolerance) {
    const f0 = f(t, y);
    const jacobian = y.map(() => []);
    y.forEach((value, j) => {
      const moved = y.slice();
      moved[j] += ROUNDING * Math.max(Math.abs(value), tolerance.atol / tolerance.rtol);
      const f1 = f(t, moved);
      y.forEach((unused, i) => {
        jacobian[i][j] = (f1[i] - f0[i]) / (moved[j] - value);
      });
    });
    const later = t + ROUNDING * Math.max(Math.abs(t), 1e-3);
    const f1 = f(later, y);
    return {f0, jacobian, slope: y.map((unused, i) => (f1[i] - f0[i]) / (later - t))};
  }

  /* One step of length h: where it leads, its error in tolerances, and the state within it. */
  function step(f, t, y, h, {f0, jacobian, slope}, {rtol, atol}) {
    const solve = decomposed(jacobian.map((row, i) => row.map((v, j) => (i === j ? 1 / (h * GAMMA) : 0) - v)));
    const u = [];
    let stage = y;
    for (let k = 0; k < 8; k++) {
      stage = y.map((value, i) => value + sum(A[k], u, i));
      const rates = k === 0 ? f0 : f(t + ALPHA[k] * h, stage);
      u.push(solve(y.map((unused, i) => rates[i] + sum(C[k], u, i) / h + h * D[k] * slope[i])));
    }
    const end = stage.map((value, i) => value + u[7][i]);
    const error = Math.max(...y.map((value, i) =>
      Math.abs(u[7][i]) / (atol + rtol * Math.max(Math.abs(value), Math.abs(end[i])))));
    const within = theta => y.map((value, i) => (1 - theta) * value + theta * (end[i] + (1 - theta)
      * (sum(H[0], u, i) + theta * (sum(H[1], u, i) + theta * sum(H[2], u, i)))));
    return {end, error, within};
  }

  /* One run in progress. */
  function run(index, values = {}) {
    const {name: title, rerun: model} = study.models[index];
    const {clauses, endings, domains, unit, until} = model;
    const p = Object.entries(model.parameters).map(([name, value]) =>
      Object.hasOwn(values, name) ? values[name] : value);
    const names = [...model.states, ...model.auxiliaries];
    const columns = names.map(() => study.times.map(() => null));
    const clock = study.times.map(time => Math.min(time * model.factor, until));
    const on = clauses.map(() => false);
    const closing = clauses.map(() => -Infinity);
    const sides = clauses.map(() => 0);
    const exhausted = new Set();
    let t = 0;
    let y = equations[index].start(p);
    const largest = y.map(Math.abs);
    let written = 0, steps = 0, instantsDone = -1, ended = null;

    const evaluated = (time, state) => equations[index].values(time, state, p, on);
    const rates = (time, state) => evaluated(time, state).slice(0, y.length);
    const gauge = (clause, time, state) => evaluated(time, state)[names.length + clause.when.place];
    const outside = ({place, low, end}, state) => (low ? end - state[place] : state[place] - end)
      > SLACK * (model.atol + model.rtol * Math.max(Math.abs(end), largest[place]));
    const shown = time => Number(time.toPrecision(6)) + (unit ? " " + unit : "");

    function stop(why) {
      ended = `${title} stopped at ${shown(t)} of ${shown(until)}: ${why}`;
    }

    function finish(those) {
      those.forEach(ending => y[ending.place] = ending.bound);
      const when = Number(t.toPrecision(3));
      ended = `${title} ${those.map(ending => ending.reason).join(" and ")}`
        + (unit === "d" ? `, day ${when}` : ` at ${when} ${unit}`.trimEnd());
    }

    function move(place, value) {
      endings.filter(ending => ending.place === place && y[place] > ending.bound && value <= ending.bound)
        .forEach(ending => exhausted.add(ending));
      y[place] = value;
    }

    function jump(clause) {
      clause.jumps.forEach(({place, factor, value}) => move(place, factor ? y[place] * value : value));
      return clause.jumps.length > 0;
    }

    function instants() {
      clauses.filter(({at}) => at !== null && instantsDone < at && at <= t).forEach(jump);
      instantsDone = t;
    }

    /* A crossing opens a clause. */
    function open(clause, i) {
      sides[i] = jump(clause) ? 0 : sides[i];
      closing[i] = clause.acts ? t + (clause.when.lasting ?? Infinity) : closing[i];
    }

    function crosses(clause, i, value) {
      const {direction} = clause.when;
      return value * sides[i] < 0 && (direction === 0 || direction * value > 0);
    }

    function pass(clause, i) {
      sides[i] = Math.sign(gauge(clause, t, y)) || sides[i];
    }

    function enter() {
      clauses.forEach((clause, i) => {
        const acts = clause.when ? t < closing[i] : clause.begin <= t && t < (clause.end ?? Infinity);
        if (acts && !on[i]) {
          clause.puts.forEach(({place, value}) => move(place, value));
        }
        on[i] = acts;
      });
    }

    function write(before, state) {
      for (; written < clock.length && before(clock[written]); written++) {
        const now = state(clock[written]);
        [...now, ...evaluated(clock[written], now).slice(y.length)].forEach((value, i) =>
          columns[i][written] = Number.isFinite(value) ? value : null);
      }
    }

    /* What happens at a time and a state within a step. */
    function events(time, state) {
      return {
        endings: endings.filter(({place, bound}) => state[place] < bound),
        domains: domains.filter(domain => outside(domain, state)),
        crossed: clauses.map((clause, i) => i).filter(i => clauses[i].when
          && crosses(clauses[i], i, gauge(clauses[i], time, state)))};
    }

    const any = found => found.endings.length + found.domains.length + found.crossed.length > 0;

    /* The share of a step after which something first happens; 1 where nothing does. */
    function firstEvent(h, within) {
      const happens = theta => any(events(t + theta * h, within(theta)));
      for (let look = 1; look <= LOOKS; look++) {
        if (happens(look / LOOKS)) {
          let before = (look - 1) / LOOKS, after = look / LOOKS;
          for (let middle = (before + after) / 2; before < middle && middle < after;
            middle = (before + after) / 2) {
            [before, after] = happens(middle) ? [before, middle] : [middle, after];
          }
          return after;
        }
      }
      return 1;
    }

    /* One accepted step towards a time; the length that the next one should have. */
    function advance(next, wished) {
      const local = linearized(rates, t, y, model);
      let h = Math.min(wished, until / 100), taken;
      for (;;) {
        h = t + 1.01 * h >= next ? next - t : h;
        taken = step(rates, t, y, h, local, model);
        if (taken.error <= 1) {
          break;
        }
        h *= Math.max(0.1, Math.min(0.5, 0.9 * taken.error ** -0.2)) || 0.1;
        if (++steps > MOST_STEPS || t + h === t) {
          return stop("its equations cannot be followed any further in this page.");
        }
      }
      const from = t, begin = y, share = firstEvent(h, taken.within);
      const state = time => taken.within((time - from) / h);
      const to = share < 1 ? t + share * h : t + h >= next ? next : t + h;
      write(time => time < to, time => time === from ? begin : state(time));
      const end = share < 1 ? taken.within(share) : taken.end;
      const found = events(to, end);
      t = to;
      y = end;
      happen(found);
      y.forEach((value, i) => largest[i] = Math.max(largest[i], Math.abs(value)));
      return any(found) ? 0 : h * Math.min(6, 0.9 * taken.error ** -0.2);
    }

    function happen({endings: reached, domains: left, crossed}) {
      clauses.forEach((clause, i) => clause.when && !crossed.includes(i) && pass(clause, i));
      if (reached.length > 0) {
        finish(reached);
      } else if (left.length > 0) {
        stop(left[0].text + ".");
      }
      crossed.forEach(i => sides[i] = -sides[i]);
      crossed.forEach(i => open(clauses[i], i));
    }

    instants();
    while (t < until && ended === null) {
      enter();
      const jumped = clauses.filter((clause, i) => {
        const side = sides[i];
        return clause.when && (pass(clause, i), side * sides[i] < 0 && clause.when.direction * side <= 0);
      });
      jumped.forEach(clause => open(clause, clauses.indexOf(clause)));
      const falling = rates(t, y);
      const reached = endings.filter(ending => exhausted.has(ending) || y[ending.place] < ending.bound
        || y[ending.place] === ending.bound && falling[ending.place] < 0);
      if (jumped.length > 0) {
        continue;
      }
      if (reached.length > 0) {
        finish(reached);
      }
      const next = Math.min(until, ...model.boundaries.filter(time => time > t),
        ...closing.filter(time => time > t));
      let h = (next - t) / 1000;
      while (ended === null && t < next && h > 0) {
        h = ++steps > MOST_STEPS ? stop("it takes more steps than this page has time for.") : advance(next, h);
      }
      if (t < until) {
        instants();
      }
    }
    write(time => time <= (ended === null ? until : t * (1 + 1e-9)), () => y);
    return {times: study.times, ended,
      quantities: Object.fromEntries(names.map((name, i) => [name, columns[i]]))};
  }

  /* The functions of the notation that JavaScript lacks, each as the library works it out. */
  const power = (x, n) => n < 0 ? 1 / power(x, -n) : n === 0 ? 1 : n === 1 ? x
    : n % 2 === 1 ? power(x, n - 1) * x : square(power(x, n / 2));
  const square = x => x * x;
  const pos = x => Math.max(x, 0);
  const hill = (x, K, n) => Math.pow(x, n) / (Math.pow(K, n) + Math.pow(x, n));
  const softplus = x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  const sigmoid = x => x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  const table = (at, x, y) => {
    let first = 0, last = x.length - 1;
    if (at <= x[0]) {
      return y[0];
    }
    if (at >= x[last]) {
      return y[last];
    }
    while (last - first > 1) {
      const middle = Math.floor((first + last) / 2);
      [first, last] = at < x[middle] ? [first, middle] : [middle, last];
    }
    return y[first] + (y[first + 1] - y[first]) / (x[first + 1] - x[first]) * (at - x[first]);
  };

  return {study, equations, run, functions: {power, pos, hill, softplus, sigmoid, table}};
})();
