/*
 * Rodas5P, a Rosenbrock-Wanner method of order 5(4) for stiff and other equations, as the library has it, but
 * with the Jacobian by differences. homeostat.rodas5p(f, t, y, {rtol, atol, until}) gives a function of the
 * step's length h, which gives the step: its end, its error in tolerances, and the state within it, by the
 * share of the step.
 *
 * G. Steinebach, Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks within the Julia
 * Differential Equations package, BIT Numerical Mathematics 63:27, 2023, doi:10.1007/s10543-023-00967-x
 */
homeostat.rodas5p = (() => {
  const GAMMA = 0.21193756319429014;
  const LAST = [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256,
    0.030198172008377946];
  const A = [
    [],
    [3],
    [2.849394379747939, 0.45842242204463923],
    [-6.954028509809101, 2.489845061869568, -10.358996098473584],
    [2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641],
    LAST, [...LAST, 1], [...LAST, 1, 1]];
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
  const D = [GAMMA, -0.42387512638858027, -0.3384627126235924, 1.8046452872882734, 2.325825639765069, 0, 0,
    0];
  const H = [
    [25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204, 0.524948541321073,
      1.1241088310450404, 0.4272876194431874, -0.17202221070155493],
    [-9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796, 20.176138334709044,
      15.98066361424651, -6.789040303419874, -6.710236069923372],
    [11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643, -52.072871366152654,
      -59.78993625266729, -0.15582684282751913, 4.883087185713722]];

  const DIFFERENCE = 1.5e-8;  // the square root of the distance between doubles

  /* The sum of the vectors by these weights, at a place. */
  function sum(weights, vectors, i) {
    let total = 0;
    for (let j = 0; j < weights.length; j++) {
      total += weights[j] * vectors[j][i];
    }
    return total;
  }

  /* Takes the matrix apart, with pivots, and gives what solves its equations. */
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

  return (f, t, y, {rtol, atol, until}) => {
    const start = f(t, y);
    const columns = y.map((value, j) => {
      const moved = y.slice();
      moved[j] += DIFFERENCE * Math.max(Math.abs(value), atol / rtol);
      return f(t, moved).map((rate, i) => (rate - start[i]) / (moved[j] - value));
    });
    const later = t + DIFFERENCE * Math.max(t, until / 1000);
    const slope = f(later, y).map((rate, i) => (rate - start[i]) / (later - t));

    return h => {
      const solve = decomposed(y.map((unused, i) =>
        columns.map((column, j) => (i === j ? 1 / (h * GAMMA) : 0) - column[i])));
      const u = [];
      let stage;
      for (let k = 0; k < 8; k++) {
        stage = y.map((value, i) => value + sum(A[k], u, i));
        const rates = k === 0 ? start : f(t + ALPHA[k] * h, stage);
        u.push(solve(y.map((unused, i) => rates[i] + sum(C[k], u, i) / h + h * D[k] * slope[i])));
      }
      const end = stage.map((value, i) => value + u[7][i]);
      const error = Math.max(...y.map((value, i) =>
        Math.abs(u[7][i]) / (atol + rtol * Math.max(Math.abs(value), Math.abs(end[i])))));
      const [k1, k2, k3] = H.map(weights => y.map((unused, i) => sum(weights, u, i)));
      const within = share => y.map((value, i) => (1 - share) * value
        + share * (end[i] + (1 - share) * (k1[i] + share * (k2[i] + share * k3[i]))));
      return {end, error, within};
    };
  };
})();
