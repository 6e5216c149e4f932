package org.homeostat.control.view.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;
import org.homeostat.control.view.course.Curve;

/**
 * Where a function of two numbers is zero: marching squares over a grid, each point then brought to the zero
 * on its side of its square. A change of sign at which the function has no zero, as at a pole, is left out,
 * and so are squares where it is not finite.
 *
 * @see "W. E. Lorensen, H. E. Cline, Marching cubes, Computer Graphics 21 (1987) 163-169"
 */
final class Contour {
  /** A zero is known to this share of a side. */
  private static final double CLOSE = 1e-14;
  private static final int PATIENCE = 100;
  private static final int ORDER = 5;

  /** So far inside, as a share of a square, a rim along which all is zero is looked at. */
  private static final double INSIDE = 1e-3;

  /** At a zero a function is smaller by far than at the ends of the side; at a pole or a jump it is not. */
  private static final double SMALLER = 1e-3;

  private final DoubleBinaryOperator function;
  private final double[] x;
  private final double[] y;
  private final double[][] values;
  private final Map<Long, double[]> points = new LinkedHashMap<>();
  private final Map<Long, List<Long>> neighbours = new LinkedHashMap<>();

  private Contour(DoubleBinaryOperator function, double[] x, double[] y, double[][] values) {
    this.function = function;
    this.x = x.clone();
    this.y = y.clone();
    this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The lines of zeros, in data units.
   *
   * @param x increasing, as is {@code y}
   * @param values the function at {@code x[i], y[j]}
   */
  static List<Curve> zeros(DoubleBinaryOperator function, double[] x, double[] y, double[][] values) {
    Contour contour = new Contour(function, x, y, values);
    List<Curve> lines = new ArrayList<>(contour.rims());
    contour.march();
    lines.addAll(contour.lines());
    return lines;
  }

  /** Rims along which the function is zero; the squares beside them begin a little inside. */
  private List<Curve> rims() {
    List<Curve> lines = new ArrayList<>();
    int right = x.length - 1;
    int top = y.length - 1;
    for (int i : new int[] {0, right}) {
      if (Arrays.stream(values[i]).allMatch(value -> value == 0)) {
        lines.add(new Curve(new double[] {x[i], x[i]}, new double[] {y[0], y[top]}));
        x[i] += INSIDE * (x[i == 0 ? 1 : right - 1] - x[i]);
        Arrays.setAll(values[i], j -> function.applyAsDouble(x[i], y[j]));
      }
    }
    for (int j : new int[] {0, top}) {
      if (Arrays.stream(values).allMatch(column -> column[j] == 0)) {
        lines.add(new Curve(new double[] {x[0], x[right]}, new double[] {y[j], y[j]}));
        y[j] += INSIDE * (y[j == 0 ? 1 : top - 1] - y[j]);
        IntStream.rangeClosed(0, right).forEach(i -> values[i][j] = function.applyAsDouble(x[i], y[j]));
      }
    }
    return lines;
  }

  private void march() {
    for (int i = 0; i + 1 < x.length; i++) {
      for (int j = 0; j + 1 < y.length; j++) {
        square(i, j);
      }
    }
  }

  private boolean isUp(int i, int j) {
    return values[i][j] >= 0;
  }

  /** Joins the sides of a square on which the sign changes: bottom, right, top, left. */
  private void square(int i, int j) {
    double sum = values[i][j] + values[i + 1][j] + values[i][j + 1] + values[i + 1][j + 1];
    if (!Double.isFinite(sum)) {
      return;
    }
    boolean[] corners = {isUp(i, j), isUp(i + 1, j), isUp(i + 1, j + 1), isUp(i, j + 1)};
    long[] sides = {side(i, j, 0), side(i + 1, j, 1), side(i, j + 1, 0), side(i, j, 1)};
    List<Long> crossed = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      if (corners[k] != corners[(k + 1) % 4]) {
        crossed.add(sides[k]);
      }
    }
    if (crossed.size() == 2) {
      join(crossed.get(0), crossed.get(1));
    } else if (crossed.size() == 4) {
      boolean middle = function.applyAsDouble((x[i] + x[i + 1]) / 2, (y[j] + y[j + 1]) / 2) >= 0;
      int first = middle == corners[0] ? 0 : 3;
      join(sides[first], sides[(first + 1) % 4]);
      join(sides[(first + 2) % 4], sides[(first + 3) % 4]);
    }
  }

  private long side(int i, int j, int way) {
    return 2L * ((long) i * y.length + j) + way;
  }

  private void join(long a, long b) {
    if (zero(a).length > 0 && zero(b).length > 0) {
      neighbours.computeIfAbsent(a, none -> new ArrayList<>()).add(b);
      neighbours.computeIfAbsent(b, none -> new ArrayList<>()).add(a);
    }
  }

  /** The zero on a side; nothing where there is none. */
  private double[] zero(long side) {
    double[] known = points.get(side);
    if (known == null) {
      known = search(side);
      points.put(side, known);
    }
    return known;
  }

  private double[] search(long side) {
    int i = (int) (side / 2 / y.length);
    int j = (int) (side / 2 % y.length);
    boolean upright = side % 2 == 1;
    double[] from = {x[i], y[j]};
    double[] to = {x[upright ? i : i + 1], y[upright ? j + 1 : j]};
    double size = Math.max(Math.abs(values[i][j]),
        Math.abs(values[upright ? i : i + 1][upright ? j + 1 : j]));
    double share;
    try {
      share = new BracketingNthOrderBrentSolver(0, CLOSE, 0, ORDER)
          .solve(PATIENCE, part -> at(from, to, part), 0, 1);
    } catch (MathRuntimeException noZero) {
      return new double[0];
    }
    return Math.abs(at(from, to, share)) <= SMALLER * size
        ? new double[] {from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])}
        : new double[0];
  }

  private double at(double[] from, double[] to, double share) {
    return function.applyAsDouble(
        from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]));
  }

  private List<Curve> lines() {
    List<Curve> lines = new ArrayList<>();
    for (boolean open : new boolean[] {true, false}) {
      for (Long start : List.copyOf(neighbours.keySet())) {
        if (neighbours.containsKey(start) && (!open || neighbours.get(start).size() == 1)) {
          lines.add(line(start));
        }
      }
    }
    return lines;
  }

  private Curve line(Long start) {
    Deque<Long> sides = new ArrayDeque<>(List.of(start));
    Long here = start;
    while (!neighbours.getOrDefault(here, List.of()).isEmpty()) {
      Long next = neighbours.get(here).get(0);
      leave(here, next);
      leave(next, here);
      sides.add(next);
      here = next;
    }
    return new Curve(sides.stream().mapToDouble(side -> points.get(side)[0]).toArray(),
        sides.stream().mapToDouble(side -> points.get(side)[1]).toArray());
  }

  private void leave(Long from, Long to) {
    List<Long> others = neighbours.get(from);
    others.remove(to);
    if (others.isEmpty()) {
      neighbours.remove(from);
    }
  }
}
