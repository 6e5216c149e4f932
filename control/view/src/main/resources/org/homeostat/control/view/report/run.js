/*
 * Runs the models of the study again, under its protocol and at its times. homeostat.study is the study as
 * exported. homeostat.run(index, values) runs a model at other values of parameters, {name: number}, and
 * gives {times, quantities, ended, steps}: null stands for what was not reached, and ended says why, or is
 * null. The start is that of the declared values, but where it is an expression: that is worked out anew.
 * The models' equations are added by generated code: start(p), and values(t, y, p, on), which gives the
 * derivatives, then the auxiliaries, then the expressions that the protocol waits for, under the clauses that
 * are on.
 */
Object.assign(homeostat, (() => {
  const study = JSON.parse(document.getElementById("study").textContent);
  const equations = [];
  const MOST_STEPS = 20000;
  const MOST_WORK = 1e7;    // in steps, times the square of how many states there are
  const FEWEST_STEPS = 100;
  const FIRST_STEP = 1e-3;  // as a share of the way to what comes next
  const LOOKS = 8;          // how often a step is looked at for events
  const SLACK = 1e3;        // how far an accurate run may be out of its domain, in tolerances

  function run(index, values = {}) {
    const {name: title, rerun: model} = study.models[index];
    const {start, values: evaluate} = equations[index];
    const {clauses, endings, domains, until, unit} = model;
    const p = Object.entries(model.parameters).map(([name, value]) =>
      Object.hasOwn(values, name) ? values[name] : value);
    const names = [...model.states, ...model.auxiliaries];
    const columns = names.map(() => study.times.map(() => null));
    const clock = study.times.map(time => Math.min(time * model.factor, until));
    const on = clauses.map(() => false);
    const closing = clauses.map(() => -Infinity);  // when a clause that a crossing opened ends
    const sides = clauses.map(() => 0);            // on which side of zero what it waits for was
    const gone = new Set();                        // endings that the protocol brought about
    let t = 0, y = start(p), largest = y.map(Math.abs);
    let written = 0, steps = 0, instantsDone = -1, ended = null;

    const mostSteps = Math.min(MOST_STEPS, MOST_WORK / y.length ** 2);
    const f = (time, state) => evaluate(time, state, p, on);
    const waitedFor = ({when}, time, state) => f(time, state)[names.length + when.place];
    const clockText = time => Number(time.toPrecision(6)) + (unit ? " " + unit : "");

    function stop(why) {
      ended = `${title} stopped at ${clockText(t)} of ${clockText(until)}: ${why}`;
    }

    function finish(those) {
      those.forEach(({place, bound}) => y[place] = bound);
      const when = Number(t.toPrecision(3));
      ended = `${title} ${those.map(({reason}) => reason).join(" and ")}`
        + (unit === "d" ? `, day ${when}` : ` at ${when}${unit ? " " + unit : ""}`);
    }

    /* Writes down the times that a condition holds for, up to the first for which it does not. */
    function write(condition, state) {
      for (; written < clock.length && condition(clock[written]); written++) {
        const now = state(clock[written]);
        [...now, ...f(clock[written], now).slice(now.length, names.length)].forEach((value, i) =>
          columns[i][written] = Number.isFinite(value) ? value : null);
      }
    }

    function move(place, value) {
      endings.filter(ending => ending.place === place && y[place] > ending.bound && value <= ending.bound)
        .forEach(ending => gone.add(ending));
      y[place] = value;
    }

    function jump({jumps}) {
      jumps.forEach(({place, factor, value}) => move(place, factor ? y[place] * value : value));
      return jumps.length > 0;
    }

    function instants() {
      clauses.filter(({at}) => at !== null && instantsDone < at && at <= t).forEach(jump);
      instantsDone = t;
    }

    /* The clauses that act from now on. */
    function enter() {
      clauses.forEach((clause, i) => {
        const acts = clause.when ? t < closing[i] : clause.begin <= t && t < (clause.end ?? Infinity);
        if (acts && !on[i]) {
          clause.puts.forEach(({place, value}) => move(place, value));
        }
        on[i] = acts;
      });
    }

    /* What a crossing opens. */
    function open(i) {
      sides[i] = jump(clauses[i]) ? 0 : sides[i];
      closing[i] = clauses[i].acts ? t + (clauses[i].when.lasting ?? Infinity) : closing[i];
    }

    function crosses(i, value) {
      const {direction} = clauses[i].when;
      return value * sides[i] < 0 && direction * value >= 0;
    }

    const waiting = clauses.map((clause, i) => i).filter(i => clauses[i].when);

    function pass(i) {
      sides[i] = Math.sign(waitedFor(clauses[i], t, y)) || sides[i];
    }

    function outside({place, low, end}, state) {
      const by = low ? end - state[place] : state[place] - end;
      return by > SLACK * (model.atol + model.rtol * Math.max(Math.abs(end), largest[place]));
    }

    function events(time, state) {
      const reached = endings.filter(({place, bound}) => state[place] < bound);
      const left = domains.filter(domain => outside(domain, state));
      const crossed = waiting.filter(i => crosses(i, waitedFor(clauses[i], time, state)));
      return {reached, left, crossed, any: reached.length + left.length + crossed.length > 0};
    }

    /* The share of a step of length h after which something first happens; 1 where nothing does. */
    function firstEvent(h, within) {
      const happens = share => events(t + share * h, within(share)).any;
      for (let look = 1; look <= LOOKS; look++) {
        let before = (look - 1) / LOOKS, after = look / LOOKS;
        if (happens(after)) {
          for (let middle = (before + after) / 2; before < middle && middle < after;
            middle = (before + after) / 2) {
            [before, after] = happens(middle) ? [before, middle] : [middle, after];
          }
          return after;
        }
      }
      return 1;
    }

    /* A step that is accurate enough, no longer than wished; none where there is no such step. */
    function attempted(wished, next) {
      const attempt = homeostat.rodas5p(f, t, y, model);
      for (let h = Math.min(wished, until / FEWEST_STEPS); t + h > t; steps++) {
        h = t + 1.01 * h >= next ? next - t : h;
        const step = attempt(h);
        if (step.error <= 1) {
          return {...step, h};
        }
        h *= Math.max(0.1, Math.min(0.5, 0.9 * step.error ** -0.2)) || 0.1;
      }
      return null;
    }

    /* One step towards a time, or to what happens before; the length to try next, 0 where it is over. */
    function advance(wished, next) {
      const step = attempted(wished, next);
      if (step === null || ++steps > mostSteps) {
        stop(step === null ? "its equations cannot be followed any further in this page"
          : "it takes more steps than this page has time for");
        return 0;
      }
      const {h, within, end, error} = step;
      const share = firstEvent(h, within);
      const to = share < 1 ? t + share * h : t + h >= next ? next : t + h;
      const [from, begin] = [t, y];
      write(time => time < to, time => time === from ? begin : within((time - from) / h));
      t = to;
      y = share < 1 ? within(share) : end;
      const happened = events(t, y);
      happen(happened);
      largest = largest.map((value, i) => Math.max(value, Math.abs(y[i])));
      return happened.any ? 0 : h * Math.min(6, 0.9 * error ** -0.2);
    }

    function happen({reached, left, crossed}) {
      waiting.filter(i => !crossed.includes(i)).forEach(pass);
      crossed.forEach(i => sides[i] = -sides[i]);
      crossed.forEach(open);
      if (reached.length > 0) {
        finish(reached);
      } else if (left.length > 0) {
        stop(left[0].text);
      }
    }

    /* The clauses that something jumped over zero for, since the end of the last phase. */
    function jumped() {
      return waiting.filter(i => {
        const side = sides[i];
        pass(i);
        return side * sides[i] < 0 && clauses[i].when.direction * sides[i] >= 0;
      });
    }

    function proceed() {
      const rates = f(t, y);
      const over = endings.filter(ending => gone.has(ending) || y[ending.place] < ending.bound
        || y[ending.place] === ending.bound && rates[ending.place] < 0);
      if (over.length > 0) {
        return finish(over);
      }
      const next = Math.min(...[until, ...model.boundaries, ...closing].filter(time => time > t));
      for (let h = Math.max(FIRST_STEP * (next - t), Number.EPSILON * next); h > 0 && t < next;) {
        h = advance(h, next);
      }
      return t < until && instants();
    }

    instants();
    while (t < until && ended === null) {
      enter();
      const those = jumped();
      those.forEach(open);
      if (those.length === 0) {
        proceed();
      } else if (++steps > mostSteps) {
        stop("the protocol switches without end");
      }
    }
    write(time => time <= (ended === null ? until : t * (1 + 1e-9)), () => y);
    return {times: study.times, ended, steps,
      quantities: Object.fromEntries(names.map((name, i) => [name, columns[i]]))};
  }

  return {study, equations, run};
})());
