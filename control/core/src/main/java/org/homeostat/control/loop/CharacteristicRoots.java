package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * The characteristic roots of a linear system, rightmost first: the eigenvalues of A, or with delays the s
 * at which
 *
 * <pre>
 * det(s - A - Bw (1 - Delta Dzw)^-1 Delta Cz) = 0,   Delta = diag(exp(-s tau))
 * </pre>
 *
 * of which there are infinitely many. Given are then all those right of an edge, that many having been
 * counted by the argument principle; each is exact to rounding. Modes that no input reaches or no output
 * shows are among them.
 *
 * <p>Delayed terms that feed each other with no state between make a neutral system. It is treated as long
 * as they contract, whatever the lags exactly are; otherwise it may be unstable for lags arbitrarily near,
 * and is refused.
 *
 * @see "D. Breda, S. Maset, R. Vermiglio, Stability of linear delay differential equations, Springer, 2015,
 *     doi:10.1007/978-1-4939-2107-2"
 * @see "W. Michiels, S.-I. Niculescu, Stability, control, and computation for time-delay systems, SIAM, 2014,
 *     doi:10.1137/1.9781611973631"
 */
public final class CharacteristicRoots {

  /** The largest matrix whose eigenvalues serve as guesses. */
  private static final int LARGEST = 280;

  /** The points along all lags to begin with. */
  private static final int FEW = 32;

  /** How many roots are shown, at most, and how many are wished for. */
  private static final int SHOWN = 6;
  private static final int WISHED = 10;

  /** Roots are counted as far left as their moduli may grow by this factor. */
  private static final double MANY = 100;

  /** What the real part of a root may be off by, relative to the fastest rate. */
  private static final double ROUNDING = 1e-15;

  private final List<Complex> roots;
  private final double edge;
  private final double size;
  private final Unit time;

  private CharacteristicRoots(List<Complex> roots, double edge, double size, Unit time) {
    this.roots = List.copyOf(roots);
    this.edge = edge;
    this.size = size;
    this.time = time;
  }

  /**
   * The roots of a system.
   *
   * @throws IllegalArgumentException where delayed terms feed each other without contracting
   * @throws ArithmeticException where the roots found are not those counted: a lag too long for the rates
   */
  public static CharacteristicRoots of(LinearSystem system) {
    Characteristic characteristic = new Characteristic(system);
    if (!characteristic.contracts(0)) {
      throw new IllegalArgumentException("the delayed terms " + String.join(", ", system.delayedTerms())
          + " feed each other with no state between and do not fade: arbitrarily small changes of the lags"
          + " may make it unstable. Put a state (a lag of first order) between them.");
    }
    double bound = characteristic.bound(0);
    double size = bound == 0 ? 1 : bound;
    RootPolish polish = new RootPolish(characteristic, 1e-8 * size);
    if (!isLate(system)) {
      List<Complex> values = Eigenvalues.of(new Block(system.a().length, system.a().length, system.a()));
      List<Complex> exact = polish.of(values);
      return new CharacteristicRoots(exact.size() == values.size() ? exact : sorted(values),
          Double.NEGATIVE_INFINITY, size, system.time());
    }
    if (system.states().isEmpty()) {
      return new CharacteristicRoots(List.of(), fading(characteristic, system), size, system.time());
    }
    return delayed(system, characteristic, polish, size);
  }

  private static List<Complex> sorted(List<Complex> values) {
    return values.stream().sorted(Comparator.comparingDouble(value -> -value.getRealPart())).toList();
  }

  /** Whether delayed terms are on a way from a state to a derivative. */
  private static boolean isLate(LinearSystem system) {
    int k = system.lags().length;
    int n = system.states().size();
    Block back = new Block(n, k, system.bw());
    Block carried = new Block(k, n, system.cz());
    for (int step = 0; step < k; step++) {
      if (back.times(carried).size() > 0) {
        return true;
      }
      carried = new Block(k, k, system.dzw()).times(carried);
    }
    return false;
  }

  /** Finer and finer guesses, until all roots right of some edge are found. */
  private static CharacteristicRoots delayed(LinearSystem system, Characteristic characteristic,
      RootPolish polish, double size) {
    double leftmost = fading(characteristic, system);
    HalfPlane halfPlane = new HalfPlane(characteristic, system.states().size());
    for (double fineness = 1; ; fineness *= 1.6) {
      int[] points = points(system, size, fineness);
      if (fineness > 1 && IntStream.of(points).sum() + system.states().size() > LARGEST) {
        return noneRightOf(system, halfPlane, leftmost, size);
      }
      List<Complex> guesses = guesses(system, points);
      List<Complex> found = polish.of(sorted(guesses).stream().limit(4 * WISHED).toList()).stream()
          .filter(root -> root.getRealPart() > leftmost).toList();
      double beyond = 0.5 / Arrays.stream(system.lags()).max().orElseThrow();
      for (double cut : cuts(found, system.states().size(), leftmost, beyond)) {
        List<Complex> right = found.stream().filter(root -> root.getRealPart() > cut).toList();
        if (halfPlane.count(cut) == right.size()) {
          return new CharacteristicRoots(right, cut, size, system.time());
        }
      }
    }
  }

  /** Where roots are too many to be found, at least that there are none right of some line. */
  private static CharacteristicRoots noneRightOf(LinearSystem system, HalfPlane halfPlane,
      double leftmost, double size) {
    double longest = Arrays.stream(system.lags()).max().orElseThrow();
    for (double edge : new double[] {-1 / longest, -0.1 / longest, -0.01 / longest}) {
      if (edge > leftmost && halfPlane.count(edge) == 0) {
        return new CharacteristicRoots(List.of(), edge, size, system.time());
      }
    }
    throw new ArithmeticException("the characteristic roots found are not all: the lags "
        + String.join(", ", system.delayedTerms()) + " are long beside the fastest rate, " + size
        + "; right of the imaginary axis there are " + halfPlane.count(0) + ".");
  }

  private static List<Complex> guesses(LinearSystem system, int[] points) {
    try {
      return Eigenvalues.of(Collocation.generator(system, points));
    } catch (ArithmeticException noConvergence) {
      return List.of();
    }
  }

  /** As many for each lag as the fastest roots that may grow would turn, but few at first. */
  private static int[] points(LinearSystem system, double size, double fineness) {
    double[] lags = system.lags();
    double share = Math.max(8, (double) FEW / lags.length);
    return IntStream.range(0, lags.length)
        .map(k -> (int) (fineness * Math.min(share, 12 + 0.7 * size * lags[k]))).toArray();
  }

  /** Left of it the delayed terms by themselves no longer contract, or roots are too many to be counted. */
  private static double fading(Characteristic characteristic, LinearSystem system) {
    double far = -1e3 / IntStream.range(0, system.lags().length).mapToDouble(k -> system.lags()[k])
        .max().orElse(1);
    double most = MANY * Math.max(characteristic.bound(0), -1e-3 * far);
    double left = far;
    double right = 0;
    for (int i = 0; i < 50; i++) {
      double middle = (left + right) / 2;
      boolean clear = characteristic.contracts(middle) && characteristic.bound(middle) <= most;
      left = clear ? left : middle;
      right = clear ? middle : right;
    }
    return right;
  }

  /** Lines left of the axis in gaps between the roots' real parts, the widest first; then one beyond. */
  private static List<Double> cuts(List<Complex> found, int states, double leftmost, double beyond) {
    List<double[]> gaps = new ArrayList<>();
    for (int k = 0; k + 1 < found.size() && gaps.size() < WISHED; k++) {
      double next = found.get(k + 1).getRealPart();
      double width = Math.min(found.get(k).getRealPart(), 0) - next;
      if (next < 0 && width > 1e-6 * Math.abs(next)) {
        gaps.add(new double[] {width, next + width / 2});
      }
    }
    gaps.sort(Comparator.comparingDouble(gap -> -gap[0]));
    List<Double> cuts = new ArrayList<>(gaps.stream().limit(1).map(gap -> gap[1]).toList());
    if (found.size() <= states) {
      double last = found.isEmpty() ? 0 : Math.min(0, found.get(found.size() - 1).getRealPart());
      cuts.add(Math.max(last - beyond, (leftmost + last) / 2));
    }
    return cuts;
  }

  /** Right of the edge, the rightmost first, repeated ones repeated, both of each pair. */
  public List<Complex> roots() {
    return roots;
  }

  /** Right of this real part the roots are complete; minus infinity for a system without delays. */
  public double edge() {
    return edge;
  }

  /**
   * The growth rate: the real part of the rightmost root, per unit of time. Minus infinity where there is no
   * state; of a delayed system without a root right of the edge, the edge, which is then an upper bound.
   */
  public double growth() {
    return roots.isEmpty() ? edge : roots.get(0).getRealPart();
  }

  /** The rightmost root, of a pair the one above the real axis. */
  public Complex rightmost() {
    if (roots.isEmpty()) {
      throw new IllegalStateException("there is no root right of " + edge + ": the system has no states, or"
          + " all its modes fade faster than that.");
    }
    return roots.get(0);
  }

  /** Whether every mode decays. */
  public boolean isStable() {
    return growth() < -ROUNDING * size;
  }

  /** Without that many of them nearest to 0: those along conserved totals, which stand still. */
  public CharacteristicRoots withoutStill(int count) {
    List<Complex> still =
        roots.stream().sorted(Comparator.comparingDouble(Complex::norm)).limit(count).toList();
    List<Complex> others = new ArrayList<>(roots);
    still.forEach(others::remove);
    return new CharacteristicRoots(others, edge, size, time);
  }

  /** How many modes grow. */
  public int growing() {
    return (int) roots.stream().filter(root -> root.getRealPart() > ROUNDING * size).count();
  }

  /** The largest size of a root right of the imaginary axis, at most; the fastest rate. */
  double size() {
    return size;
  }

  /** Whether it is stable, and the rightmost roots. */
  @Override
  public String toString() {
    String shown = roots.stream().filter(root -> root.getImaginaryPart() >= 0).limit(SHOWN)
        .map(root -> root.getImaginaryPart() == 0 ? ComplexText.of(root)
            : ComplexText.of(root).replaceFirst(" \\+ ", " +- "))
        .collect(Collectors.joining(", "));
    String per = time.isDimensionless() ? "" : " per " + time;
    String complete = Double.isInfinite(edge) ? ""
        : "; all right of " + Numbers.round(edge) + " are known";
    return (isStable() ? "stable" : growing() > 0 ? "unstable" : "neither stable nor unstable")
        + (roots.isEmpty() ? "" : ", roots " + shown + per) + complete;
  }
}
