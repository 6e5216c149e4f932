package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hipparchus.complex.Complex;

/**
 * Corrects guesses of characteristic roots by Newton's method on the exact characteristic function. Roots so
 * near to each other that the method no longer tells them apart are taken as one of that multiplicity: it is
 * counted by the logarithmic derivative around a circle, and so is their mean, which is exact though each of
 * them is not.
 *
 * @see "L. M. Delves, J. N. Lyness, A numerical method for locating the zeros of an analytic function,
 *     Mathematics of Computation 21, 1967, 543-560, doi:10.1090/S0025-5718-1967-0228165-4"
 */
final class RootPolish {
  private static final int PATIENCE = 60;

  /** A correction this small beside the root is rounding. */
  private static final double ROUNDING = 4e-16;

  /** A root that moves less than this at last, relative to its size, was found. */
  private static final double FOUND = 1e-6;

  /** Roots nearer than this, relative to their size, may be one. */
  private static final double NEAR = 1e-5;

  /** Around how many points of a circle, and how many times as far as {@link #NEAR}, roots are counted. */
  private static final int POINTS = 64;
  private static final double CIRCLE = 30;

  private final Characteristic characteristic;
  private final double size;

  /** With the size below which a root counts as zero. */
  RootPolish(Characteristic characteristic, double size) {
    this.characteristic = characteristic;
    this.size = size;
  }

  /** The distinct roots that the guesses lead to, repeated ones repeated, and both of each pair. */
  List<Complex> of(List<Complex> guesses) {
    List<Complex> upper = new ArrayList<>();
    guesses.stream().filter(guess -> guess.getImaginaryPart() >= 0).map(this::corrected)
        .flatMap(Optional::stream).map(root -> settled(root)).forEach(upper::add);
    List<Complex> roots = new ArrayList<>();
    for (List<Complex> group : groups(upper)) {
      for (Complex root : told(group)) {
        roots.add(root);
        if (root.getImaginaryPart() != 0) {
          roots.add(root.conjugate());
        }
      }
    }
    roots.sort(Comparator.comparingDouble((Complex root) -> -root.getRealPart())
        .thenComparingDouble(root -> Math.abs(root.getImaginaryPart()))
        .thenComparingDouble(root -> -root.getImaginaryPart()));
    return roots;
  }

  private Optional<Complex> corrected(Complex guess) {
    Complex s = guess;
    double last = Double.POSITIVE_INFINITY;
    for (int i = 0; i < PATIENCE; i++) {
      Complex slope = characteristic.logarithmicSlope(s);
      Complex step = slope.isInfinite() ? Complex.ZERO : slope.reciprocal();
      if (step.isNaN() || step.isInfinite()) {
        return Optional.empty();
      }
      double length = step.norm();
      boolean stalls = length >= last && length < FOUND * scale(s);
      if (stalls) {
        return Optional.of(s);
      }
      s = s.subtract(step);
      last = length;
      if (length <= ROUNDING * scale(s)) {
        return Optional.of(s);
      }
    }
    return last < FOUND * scale(s) ? Optional.of(s) : Optional.empty();
  }

  private double scale(Complex s) {
    return Math.max(s.norm(), size);
  }

  /** At 0 or on the real axis where it is there but for rounding, and above it. */
  private Complex settled(Complex s) {
    double im = Math.abs(s.getImaginaryPart());
    return s.norm() <= 1e3 * ROUNDING * size ? Complex.ZERO
        : im <= 1e3 * ROUNDING * scale(s) ? new Complex(s.getRealPart())
        : new Complex(s.getRealPart(), im);
  }

  private List<List<Complex>> groups(List<Complex> roots) {
    List<List<Complex>> groups = new ArrayList<>();
    for (Complex root : roots) {
      List<Complex> mine = new ArrayList<>(List.of(root));
      groups.removeIf(group -> {
        boolean near = group.stream().anyMatch(other -> isNear(root, other));
        if (near) {
          mine.addAll(group);
        }
        return near;
      });
      groups.add(mine);
    }
    return groups;
  }

  private boolean isNear(Complex root, Complex other) {
    return Math.min(root.subtract(other).norm(), root.subtract(other.conjugate()).norm())
        <= NEAR * scale(root);
  }

  /** One root, several that were told apart, or one that is repeated. */
  private List<Complex> told(List<Complex> group) {
    Complex middle = group.stream().reduce(Complex.ZERO, Complex::add).divide(group.size());
    if (Math.abs(middle.getImaginaryPart()) <= NEAR * scale(middle)) {
      middle = new Complex(middle.getRealPart());
    }
    double radius = CIRCLE * NEAR * scale(middle);
    Complex count = Complex.ZERO;
    Complex moment = Complex.ZERO;
    for (int k = 0; k < POINTS; k++) {
      Complex ray = new Complex(0, 2 * Math.PI * (k + 0.5) / POINTS).exp().multiply(radius);
      Complex weight = characteristic.logarithmicSlope(middle.add(ray)).multiply(ray).divide(POINTS);
      count = count.add(weight);
      moment = moment.add(weight.multiply(ray));
    }
    int multiplicity = (int) Math.max(1, Math.round(count.getRealPart()));
    if (multiplicity == 1) {
      return List.of(group.get(0));
    }
    Complex mean = settled(middle.add(moment.divide(multiplicity)));
    return Collections.nCopies(multiplicity, mean);
  }
}
