package org.homeostat.control.loop;

import java.util.Arrays;

/** Checks of what is handed over as the matrices of a system. */
final class Shapes {
  private Shapes() {}

  static void check(double[][] a, double[][] b, double[][] c, double[][] d) {
    if (c.length == 0 || d.length == 0 || d[0].length == 0) {
      throw new IllegalArgumentException("a system has at least one input and one output.");
    }
    check("A", a, a.length, a.length);
    check("B", b, a.length, d[0].length);
    check("C", c, d.length, a.length);
    check("D", d, c.length, d[0].length);
  }

  /** Checks that a matrix has so many rows and columns, and numbers in them. */
  static void check(String name, double[][] matrix, int rows, int columns) {
    boolean fits = matrix.length == rows && Arrays.stream(matrix).allMatch(row -> row.length == columns);
    if (!fits) {
      String shape = matrix.length + " x " + (matrix.length == 0 ? 0 : matrix[0].length);
      throw new IllegalArgumentException(
          name + " is " + shape + "; here it has to be " + rows + " x " + columns + ".");
    }
    if (!Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("an entry of " + name + " is not a finite number.");
    }
  }

  /** Checks that there is something to go in and something to come out. */
  static void checkPorts(String what, LinearSystem system) {
    if (system.inputs().isEmpty() || system.outputs().isEmpty()) {
      throw new IllegalArgumentException(what + " is about inputs and outputs, and the system has no "
          + (system.inputs().isEmpty() ? "inputs. Name some with from(...) or loadOn(...)."
              : "outputs. Name some with to(...)."));
    }
  }

  static void checkEqual(String one, int count, String other, int otherCount) {
    if (count != otherCount) {
      throw new IllegalArgumentException(count + " " + one + " do not fit " + otherCount + " " + other
          + ". Select channels with from(...) and to(...).");
    }
  }

  static void checkLags(double[] lags, int terms, int most) {
    if (lags.length != terms || lags.length > most) {
      throw new IllegalArgumentException(lags.length + " lags, " + terms + " names of terms and " + most
          + " inputs with outputs: give a lag and a name for each of the last inputs and outputs.");
    }
    for (double lag : lags) {
      if (!(lag >= 0 && lag < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a lag is " + lag + "; it is zero or positive, and finite.");
      }
    }
  }
}
