package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;

/** Two systems along the imaginary axis: how far their graphs get apart, and how the one winds. */
final class GraphPair {

  /** Between two frequencies next to each other neither graph turns by more: no peak is narrower. */
  private static final double TURN = 0.1;

  /** Frequencies nearer than this, relative to the larger, are not divided further. */
  private static final double NARROW = 1e-9;

  /** Below this share of the fastest rate, beside a pole at 0 of several channels, graphs are rounding. */
  private static final double SLOW = 1e-12;

  /** A pole this near to the axis, relative to its size, is on it. */
  private static final double ON_AXIS = 1e-9;

  /** A pole this near to 0, relative to the fastest rate, is there. */
  private static final double ROUNDING = 1e-15;

  /** Beyond this multiple of the fastest rate the responses are those of the direct gains. */
  private static final double FAR = 1e4;

  /** The axis is left around poles on it by this share of the distance to the next pole or zero. */
  private static final double INDENT = 0.1;

  /** Points along each lag, where zeros of delayed systems are estimated. */
  private static final int POINTS = 12;

  private final LinearSystem first;
  private final LinearSystem second;
  private final CharacteristicRoots firstRoots;
  private final CharacteristicRoots secondRoots;
  private final double rate;
  private final TreeMap<Double, Graph[]> graphs = new TreeMap<>();

  GraphPair(LinearSystem first, LinearSystem second) {
    Shapes.checkEqual("inputs of the first system", first.inputs().size(), "inputs of the second",
        second.inputs().size());
    Shapes.checkEqual("outputs of the first system", first.outputs().size(), "outputs of the second",
        second.outputs().size());
    Shapes.checkPorts("the nu-gap", first);
    this.first = first;
    this.second = second;
    firstRoots = Hidden.checked(first, CharacteristicRoots.of(first));
    secondRoots = Hidden.checked(second, CharacteristicRoots.of(second));
    rate = Math.max(firstRoots.size(), secondRoots.size());
  }

  /** The largest distance of the graphs over all frequencies, infinity among them. */
  Peak farthest() {
    double[] grid = Frequencies.of(List.of(first, second), List.of(firstRoots, secondRoots));
    for (int k = 0; k + 1 < grid.length; k++) {
      refine(grid[k], grid[k + 1]);
    }
    Peak inside = Peak.of(this::distance, graphs.keySet().stream().mapToDouble(w -> w).toArray());
    Peak far = new Peak(Double.POSITIVE_INFINITY, farGraph(first).distance(farGraph(second)));
    return inside.or(far).orAsHigh(new Peak(0, distance(0)), far);
  }

  private static Graph farGraph(LinearSystem system) {
    return Graph.of(Norms.settled(system).at(Complex.ZERO));
  }

  private void refine(double from, double to) {
    Graph[] a = graphs(from);
    Graph[] b = graphs(to);
    if (to - from > NARROW * to && to > SLOW * rate
        && (a[0].distance(b[0]) > TURN || a[1].distance(b[1]) > TURN)) {
      double middle = from > 0 && to > 4 * from ? Math.sqrt(from * to) : (from + to) / 2;
      refine(from, middle);
      refine(middle, to);
    }
  }

  private Graph[] graphs(double omega) {
    return graphs.computeIfAbsent(omega, w -> new Graph[] {graph(first, w), graph(second, w)});
  }

  private double distance(double omega) {
    Graph[] both = graphs.containsKey(omega) ? graphs.get(omega)
        : new Graph[] {graph(first, omega), graph(second, omega)};
    return both[0].distance(both[1]);
  }

  /** At a pole the graph is that beside it, since it is continuous. */
  private Graph graph(LinearSystem system, double omega) {
    try {
      return Graph.of(system.at(new Complex(0, omega)));
    } catch (IllegalArgumentException pole) {
      return Graph.of(system.at(new Complex(0, omega + 1e-10 * Math.max(rate, omega))));
    }
  }

  /**
   * The left side of the winding condition. The contour goes up the axis, to the right around the poles on
   * it, and is closed far out.
   *
   * @throws ArithmeticException where det(1 + P2* P1) vanishes on it
   */
  int windingCondition() {
    TreeSet<Double> poles = new TreeSet<>();
    axisPoles(firstRoots).forEach(poles::add);
    axisPoles(secondRoots).forEach(poles::add);
    double far = FAR * Math.max(rate, 1e-300);
    double turned = 0;
    double from = 0;
    for (double pole : poles) {
      double around = indent(pole, poles);
      if (pole == 0) {
        turned += turn(t -> Complex.valueOf(0, Math.PI / 2 * t).exp().multiply(around));
      } else {
        turned += up(from, pole - around)
            + turn(t -> Complex.valueOf(0, Math.PI * (t - 0.5)).exp().multiply(around)
                .add(new Complex(0, pole)));
      }
      from = pole + around;
    }
    turned += up(from, far);
    Complex left = logarithm(new Complex(0, far)).subtract(settledLogarithm());
    turned -= Math.IEEEremainder(left.getImaginaryPart(), 2 * Math.PI);
    long winding = -Math.round(turned / Math.PI);
    if (Math.abs(turned / Math.PI + winding) > 1e-3) {
      throw new AssertionError("a winding number is not whole: " + -turned / Math.PI);
    }
    return (int) winding + growing(firstRoots) - growing(secondRoots) - onAxis(secondRoots);
  }

  private double up(double from, double to) {
    double sum = 0;
    double before = from;
    List<Double> stops = new ArrayList<>(graphs.subMap(from, false, to, false).keySet());
    stops.add(to);
    for (double stop : stops) {
      double start = before;
      sum += new Winding(this::logarithm, s -> Complex.ZERO)
          .along(2, t -> new Complex(0, start + (stop - start) * t));
      before = stop;
    }
    return sum;
  }

  private double turn(DoubleFunction<Complex> path) {
    return new Winding(this::logarithm, s -> Complex.ZERO).along(16, path);
  }

  /** log det(1 + P2(-s)' P1(s)), up to a multiple of 2 pi i. */
  private Complex logarithm(Complex s) {
    return logarithm(second.at(s.negate()).transpose(), first.at(s));
  }

  private Complex settledLogarithm() {
    return logarithm(Norms.settled(second).at(Complex.ZERO).transpose(),
        Norms.settled(first).at(Complex.ZERO));
  }

  private static Complex logarithm(FieldMatrix<Complex> left, FieldMatrix<Complex> right) {
    FieldMatrix<Complex> product = left.multiply(right);
    FieldMatrix<Complex> one = MatrixUtils.createFieldIdentityMatrix(
        ComplexField.getInstance(), product.getRowDimension());
    return new FieldLUDecomposition<>(one.add(product)).getDeterminant().log();
  }

  private double indent(double pole, TreeSet<Double> poles) {
    double nearest = Math.max(rate, pole);
    for (CharacteristicRoots roots : List.of(firstRoots, secondRoots)) {
      for (Complex root : roots.roots()) {
        double distance = root.subtract(new Complex(0, pole)).norm();
        if (!isOnAxis(root, roots) || distance > ON_AXIS * rate) {
          nearest = Math.min(nearest, distance);
        }
      }
    }
    for (Complex zero : zeros()) {
      double distance = zero.subtract(new Complex(0, pole)).norm();
      nearest = distance > ON_AXIS * rate ? Math.min(nearest, distance) : nearest;
    }
    return INDENT * nearest;
  }

  /** The zeros of det(1 + P2* P1), of delayed systems about: they stay outside the indentations. */
  private List<Complex> zeros() {
    LinearSystem loop = plain(first).feedback(conjugate(plain(second)));
    return Eigenvalues.of(new Block(loop.states().size(), loop.states().size(), loop.a()));
  }

  private static LinearSystem plain(LinearSystem system) {
    return system.isDelayed() ? Collocation.of(system, Collocation.points(system, POINTS)) : system;
  }

  /** P(-s)'. */
  private static LinearSystem conjugate(LinearSystem p) {
    int n = p.states().size();
    int m = p.inputs().size();
    int outputs = p.outputs().size();
    return LinearSystem.of(new Block(n, n, p.a()).transpose().times(-1).entries(),
        new Block(outputs, n, p.c()).transpose().times(-1).entries(),
        new Block(n, m, p.b()).transpose().entries(), new Block(outputs, m, p.d()).transpose().entries());
  }

  private List<Double> axisPoles(CharacteristicRoots roots) {
    return roots.roots().stream().filter(root -> isOnAxis(root, roots))
        .map(root -> root.norm() <= ON_AXIS * rate ? 0 : Math.abs(root.getImaginaryPart()))
        .distinct().toList();
  }

  private static boolean isOnAxis(Complex root, CharacteristicRoots roots) {
    return Math.abs(root.getRealPart()) <= Math.max(ON_AXIS * root.norm(), ROUNDING * roots.size());
  }

  private static int onAxis(CharacteristicRoots roots) {
    return (int) roots.roots().stream().filter(root -> isOnAxis(root, roots)).count();
  }

  private static int growing(CharacteristicRoots roots) {
    return (int) roots.roots().stream()
        .filter(root -> root.getRealPart() > 0 && !isOnAxis(root, roots)).count();
  }
}
