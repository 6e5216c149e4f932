package org.homeostat.control.solve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The non-stiff DETEST problems, classes A (single equations), B (small systems), C (moderate systems), D
 * (orbits) and E (higher order), from 0 to 20. All but C5 have their Jacobian.
 *
 * @see "T. E. Hull, W. H. Enright, B. M. Fellen, A. E. Sedgwick, Comparing numerical methods for ordinary
 *     differential equations, SIAM J. Numer. Anal. 9 (1972) 603-637, doi:10.1137/0709052"
 */
final class Detest {

  private static final double END = 20;

  /** The states are of order one to thirty. */
  private static final double FLOOR = 1e-3;

  private Detest() {}

  static List<ReferenceProblem> all() {
    return List.of(
        problem("A1", new double[] {1}, ExactField.autonomous(1,
            (t, y, d) -> d[0] = -y[0],
            (t, y, j) -> j[0] = -1)),
        problem("A2", new double[] {1}, ExactField.autonomous(1,
            (t, y, d) -> d[0] = -y[0] * y[0] * y[0] / 2,
            (t, y, j) -> j[0] = -1.5 * y[0] * y[0])),
        problem("A3", new double[] {1}, new ExactField(1,
            (t, y, d) -> d[0] = y[0] * Math.cos(t),
            (t, y, j) -> j[0] = Math.cos(t),
            (t, y, d) -> d[0] = -y[0] * Math.sin(t))),
        problem("A4", new double[] {1}, ExactField.autonomous(1,
            (t, y, d) -> d[0] = y[0] / 4 * (1 - y[0] / 20),
            (t, y, j) -> j[0] = 0.25 - y[0] / 40)),
        problem("A5", new double[] {4}, new ExactField(1,
            (t, y, d) -> d[0] = (y[0] - t) / (y[0] + t),
            (t, y, j) -> j[0] = 2 * t / ((y[0] + t) * (y[0] + t)),
            (t, y, d) -> d[0] = -2 * y[0] / ((y[0] + t) * (y[0] + t)))),
        problem("B1", new double[] {1, 3}, conflict()),
        problem("B2", new double[] {2, 0, 1},
            ExactField.linear(new double[][] {{-1, 1, 0}, {1, -2, 1}, {0, 1, -1}})),
        problem("B3", new double[] {1, 0, 0}, reaction()),
        problem("B4", new double[] {3, 0, 0}, torus()),
        problem("B5", new double[] {0, 1, 1}, rigidBody()),
        problem("C1", one(10), decay(i -> 1)),
        problem("C2", one(10), decay(i -> i)),
        problem("C3", one(10), heat(10)),
        problem("C4", one(51), heat(51)),
        problem("C5", OuterPlanets.START, OuterPlanets.FIELD),
        orbit("D1", 0.1), orbit("D2", 0.3), orbit("D3", 0.5), orbit("D4", 0.7), orbit("D5", 0.9),
        problem("E1", bessel(1), new ExactField(2,
            (t, y, d) -> {
              d[0] = y[1];
              d[1] = -(y[1] / (t + 1) + (1 - 0.25 / ((t + 1) * (t + 1))) * y[0]);
            },
            (t, y, j) -> {
              j[1] = 1;
              j[2] = -(1 - 0.25 / ((t + 1) * (t + 1)));
              j[3] = -1 / (t + 1);
            },
            (t, y, d) -> d[1] = y[1] / ((t + 1) * (t + 1)) - 0.5 / Math.pow(t + 1, 3) * y[0])),
        problem("E2", new double[] {2, 0}, ExactField.autonomous(2,
            (t, y, d) -> {
              d[0] = y[1];
              d[1] = (1 - y[0] * y[0]) * y[1] - y[0];
            },
            (t, y, j) -> {
              j[1] = 1;
              j[2] = -2 * y[0] * y[1] - 1;
              j[3] = 1 - y[0] * y[0];
            })),
        problem("E3", new double[] {0, 0}, new ExactField(2,
            (t, y, d) -> {
              d[0] = y[1];
              d[1] = y[0] * y[0] * y[0] / 6 - y[0] + 2 * Math.sin(2.78535 * t);
            },
            (t, y, j) -> {
              j[1] = 1;
              j[2] = y[0] * y[0] / 2 - 1;
            },
            (t, y, d) -> d[1] = 2 * 2.78535 * Math.cos(2.78535 * t))),
        problem("E4", new double[] {30, 0}, ExactField.autonomous(2,
            (t, y, d) -> {
              d[0] = y[1];
              d[1] = 0.032 - 0.4 * y[1] * y[1];
            },
            (t, y, j) -> {
              j[1] = 1;
              j[3] = -0.8 * y[1];
            })),
        problem("E5", new double[] {0, 0}, new ExactField(2,
            (t, y, d) -> {
              d[0] = y[1];
              d[1] = Math.sqrt(1 + y[1] * y[1]) / (25 - t);
            },
            (t, y, j) -> {
              j[1] = 1;
              j[3] = y[1] / Math.sqrt(1 + y[1] * y[1]) / (25 - t);
            },
            (t, y, d) -> d[1] = Math.sqrt(1 + y[1] * y[1]) / ((25 - t) * (25 - t)))));
  }

  static ReferenceProblem named(String name) {
    return all().stream().filter(problem -> problem.name().equals(name)).findFirst().orElseThrow();
  }

  /** The values that the file keeps under that name. */
  static double[] kept(String name) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        Detest.class.getResourceAsStream("detest.csv"), StandardCharsets.UTF_8))) {
      String line = in.lines().filter(l -> l.startsWith(name + ",")).findFirst().orElseThrow();
      return Arrays.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReferenceProblem problem(String name, double[] start, VectorField field) {
    return new ReferenceProblem(name, field, start, END, kept(name), FLOOR, FLOOR);
  }

  /** The growth of two conflicting populations. */
  private static ExactField conflict() {
    return ExactField.autonomous(2, (t, y, d) -> {
      d[0] = 2 * (y[0] - y[0] * y[1]);
      d[1] = -(y[1] - y[0] * y[1]);
    }, (t, y, j) -> {
      j[0] = 2 * (1 - y[1]);
      j[1] = -2 * y[0];
      j[2] = y[1];
      j[3] = y[0] - 1;
    });
  }

  private static ExactField reaction() {
    return ExactField.autonomous(3, (t, y, d) -> {
      d[0] = -y[0];
      d[1] = y[0] - y[1] * y[1];
      d[2] = y[1] * y[1];
    }, (t, y, j) -> {
      j[0] = -1;
      j[3] = 1;
      j[4] = -2 * y[1];
      j[7] = 2 * y[1];
    });
  }

  /** The integral surface is a torus. */
  private static ExactField torus() {
    return ExactField.autonomous(3, (t, y, d) -> {
      double r = Math.hypot(y[0], y[1]);
      d[0] = -y[1] - y[0] * y[2] / r;
      d[1] = y[0] - y[1] * y[2] / r;
      d[2] = y[0] / r;
    }, (t, y, j) -> {
      double r = Math.hypot(y[0], y[1]);
      double r3 = r * r * r;
      j[0] = -y[2] * y[1] * y[1] / r3;
      j[1] = -1 + y[0] * y[1] * y[2] / r3;
      j[2] = -y[0] / r;
      j[3] = 1 + y[0] * y[1] * y[2] / r3;
      j[4] = -y[2] * y[0] * y[0] / r3;
      j[5] = -y[1] / r;
      j[6] = y[1] * y[1] / r3;
      j[7] = -y[0] * y[1] / r3;
    });
  }

  /** Euler's equations of a rigid body without forces. */
  private static ExactField rigidBody() {
    return ExactField.autonomous(3, (t, y, d) -> {
      d[0] = y[1] * y[2];
      d[1] = -y[0] * y[2];
      d[2] = -0.51 * y[0] * y[1];
    }, (t, y, j) -> {
      j[1] = y[2];
      j[2] = y[1];
      j[3] = -y[2];
      j[5] = -y[0];
      j[6] = -0.51 * y[1];
      j[7] = -0.51 * y[0];
    });
  }

  /** A radioactive decay chain of ten, of which member i (from 1) decays at a rate and the last stays. */
  private static ExactField decay(IntToDoubleFunction rate) {
    double[][] a = new double[10][10];
    for (int i = 0; i < 9; i++) {
      a[i][i] = -rate.applyAsDouble(i + 1);
      a[i + 1][i] = rate.applyAsDouble(i + 1);
    }
    return ExactField.linear(a);
  }

  /** The heat equation on a line, its ends at zero. */
  private static ExactField heat(int n) {
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i][i] = -2;
      if (i > 0) {
        a[i][i - 1] = 1;
        a[i - 1][i] = 1;
      }
    }
    return ExactField.linear(a);
  }

  private static double[] one(int n) {
    double[] y = new double[n];
    y[0] = 1;
    return y;
  }

  /** Kepler's orbit of eccentricity e, from the perihelion. */
  private static ReferenceProblem orbit(String name, double e) {
    double[] start = {1 - e, 0, 0, Math.sqrt((1 + e) / (1 - e))};
    return problem(name, start, ExactField.autonomous(4, (t, y, d) -> {
      double r2 = y[0] * y[0] + y[1] * y[1];
      double r3 = r2 * Math.sqrt(r2);
      d[0] = y[2];
      d[1] = y[3];
      d[2] = -y[0] / r3;
      d[3] = -y[1] / r3;
    }, (t, y, j) -> {
      double r2 = y[0] * y[0] + y[1] * y[1];
      double r5 = r2 * r2 * Math.sqrt(r2);
      j[2] = 1;
      j[7] = 1;
      j[8] = (3 * y[0] * y[0] - r2) / r5;
      j[9] = 3 * y[0] * y[1] / r5;
      j[12] = 3 * y[0] * y[1] / r5;
      j[13] = (3 * y[1] * y[1] - r2) / r5;
    }));
  }

  /** The Bessel function of order one half, sqrt(2/(pi x)) sin x, and its derivative. */
  static double[] bessel(double x) {
    double scale = Math.sqrt(2 / (Math.PI * x));
    return new double[] {scale * Math.sin(x), scale * (Math.cos(x) - Math.sin(x) / (2 * x))};
  }
}
