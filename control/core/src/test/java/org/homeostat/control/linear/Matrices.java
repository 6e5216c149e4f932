package org.homeostat.control.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Structures and numbers to decompose. */
final class Matrices {

  private Matrices() {}

  /** Entries at random, on the diagonal always or as elsewhere. */
  static Sparsity random(SplittableRandom random, int n, double density, boolean wholeDiagonal) {
    return Sparsity.ofRows(IntStream.range(0, n)
        .mapToObj(i -> IntStream.range(0, n)
            .filter(j -> random.nextDouble() < density || wholeDiagonal && i == j)
            .toArray())
        .toArray(int[][]::new));
  }

  /** Problem P3: units of four states x, s, e, q on a ring, whose set points a binary tree moves. */
  static Sparsity network(int units) {
    int[][] rows = new int[4 * units][];
    for (int i = 0; i < units; i++) {
      int x = 4 * i;
      int before = 4 * ((i + units - 1) % units);
      int after = 4 * ((i + 1) % units);
      rows[x] = new int[] {x, x + 2, x + 3, before, after};
      rows[x + 1] = new int[] {x, x + 1};
      rows[x + 2] = i == 0 ? new int[] {x + 1, x + 2} : new int[] {x + 1, x + 2, 4 * ((i - 1) / 2)};
      rows[x + 3] = new int[] {x + 2, x + 3};
    }
    return Sparsity.ofRows(rows);
  }

  /** A path, or closed a ring: each state with itself and its neighbours. */
  static Sparsity chain(int n, boolean isClosed) {
    return Sparsity.ofRows(IntStream.range(0, n)
        .mapToObj(i -> IntStream.rangeClosed(i - 1, i + 1)
            .filter(j -> isClosed || j >= 0 && j < n)
            .map(j -> Math.floorMod(j, n))
            .toArray())
        .toArray(int[][]::new));
  }

  /** Each state with itself, its parent in a binary tree, and its children. */
  static Sparsity tree(int n) {
    return Sparsity.ofRows(IntStream.range(0, n)
        .mapToObj(i -> IntStream.of(i, (i - 1) / 2, 2 * i + 1, 2 * i + 2).filter(j -> j < n).toArray())
        .toArray(int[][]::new));
  }

  /** Each state with its neighbours on a square grid. */
  static Sparsity grid(int side) {
    return Sparsity.ofRows(IntStream.range(0, side * side)
        .mapToObj(i -> IntStream.range(0, side * side)
            .filter(j -> Math.abs(i / side - j / side) + Math.abs(i % side - j % side) < 2)
            .toArray())
        .toArray(int[][]::new));
  }

  /** Numbers between -1 and 1, off the diagonal, and on it below -1 by up to as many as a row has entries. */
  static double[] decaying(SplittableRandom random, Sparsity sparsity) {
    double[] values = random.doubles(sparsity.size(), -1, 1).toArray();
    for (int i = 0; i < sparsity.dimension(); i++) {
      int diagonal = sparsity.entry(i, i);
      if (diagonal >= 0) {
        values[diagonal] -= sparsity.start(i + 1) - sparsity.start(i);
      }
    }
    return values;
  }

  /** The same system with other units of its states. */
  static double[] inUnits(Sparsity sparsity, double[] values, double[] units) {
    double[] scaled = values.clone();
    for (int i = 0; i < sparsity.dimension(); i++) {
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        scaled[k] *= units[i] / units[sparsity.column(k)];
      }
    }
    return scaled;
  }

  /** The largest residual of (s*I - J) x = b, each row's against the size of its terms. */
  static double residual(Sparsity sparsity, double shift, double[] jacobian, double[] b, double[] x) {
    double largest = 0;
    for (int i = 0; i < sparsity.dimension(); i++) {
      double residual = shift * x[i] - b[i];
      double terms = Math.abs(shift * x[i]) + Math.abs(b[i]);
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        double term = jacobian[k] * x[sparsity.column(k)];
        residual -= term;
        terms += Math.abs(term);
      }
      largest = Math.max(largest, Math.abs(residual) / terms);
    }
    return largest;
  }

  /** A right-hand side. */
  static double[] right(SplittableRandom random, int n) {
    return random.doubles(n, -1, 1).toArray();
  }

  /** Powers of two between 2^-20 and 2^20. */
  static double[] units(SplittableRandom random, int n) {
    return random.ints(n, -20, 21).mapToDouble(e -> Math.scalb(1.0, e)).toArray();
  }

  /** The decomposition's solution. */
  static double[] solution(LinearSolver solver, double[] b) {
    double[] x = new double[b.length];
    Arrays.fill(x, Double.NaN);
    solver.solve(b, x);
    return x;
  }
}
