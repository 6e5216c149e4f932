"use strict";

const homeostat = {};

/* The functions of the notation that JavaScript lacks, each as the library works it out. */
homeostat.functions = (() => {
  function power(x, n) {
    if (n <= 1) {
      return n < 0 ? 1 / power(x, -n) : n === 0 ? 1 : x;
    }
    if (n % 2 === 1) {
      return power(x, n - 1) * x;
    }
    const half = power(x, n / 2);
    return half * half;
  }

  const pos = x => Math.max(x, 0);

  function hill(x, K, n) {
    const response = Math.pow(x, n);
    return response / (Math.pow(K, n) + response);
  }

  const softplus = x => pos(x) + Math.log1p(Math.exp(-Math.abs(x)));

  const sigmoid = x => x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));

  function table(at, x, y) {
    let first = 0, last = x.length - 1;
    if (at <= x[0] || at >= x[last]) {
      return at <= x[0] ? y[0] : y[last];
    }
    while (last - first > 1) {
      const middle = Math.floor((first + last) / 2);
      [first, last] = at < x[middle] ? [first, middle] : [middle, last];
    }
    return y[first] + (y[first + 1] - y[first]) / (x[first + 1] - x[first]) * (at - x[first]);
  }

  return {power, pos, hill, softplus, sigmoid, table};
})();
