package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Function;
import org.homeostat.control.model.Model;

/**
 * Formulas for one state of a model in those of another that fit points where the two are at once:
 *
 * <pre>
 * z = m1*x1 + m2*x2 + ... + d        z = C*x1^m1*x2^m2*...
 * z = m1*log(x1) + ... + d           z = C*exp(m1*x1 + ...)
 * </pre>
 *
 * <p>with up to three of the states, few first. A fit is a guess: what is made of it has to be proved.
 */
final class Ansatz {
  private static final int MOST_STATES = 3;
  private static final int MOST_FOUND = 6;
  /** A fit leaves no more than this of what the state moves by. */
  private static final double FITS = 1e-7;
  /** A singular value below this share of the largest tells nothing. */
  private static final double DEPENDENT = 1e-9;
  /** How near a coefficient is taken to be recognised. */
  private static final double RECOGNISED = 1e-7;

  private final Model source;
  private final List<double[]> points;
  private final double[] wanted;
  private final Set<Guess> found = new LinkedHashSet<>();

  /** A formula with numbers, and others with parameters in place of some of them. */
  record Guess(Expr formula, List<Expr> general) {}

  private enum Shape {
    LINEAR, POWERS, LOGARITHMS, EXPONENTIAL;

    boolean logOfStates() {
      return this == POWERS || this == LOGARITHMS;
    }

    boolean logOfValue() {
      return this == POWERS || this == EXPONENTIAL;
    }
  }

  Ansatz(Model source, List<double[]> points, double[] wanted) {
    this.source = source;
    this.points = points;
    this.wanted = wanted.clone();
  }

  /** The guesses, the simplest first. */
  List<Guess> guesses() {
    int n = source.states().size();
    for (int size = 1; size <= Math.min(MOST_STATES, n); size++) {
      for (int[] chosen : subsets(n, size)) {
        for (Shape shape : Shape.values()) {
          if (found.size() < MOST_FOUND) {
            fit(chosen, shape);
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private static List<int[]> subsets(int n, int size) {
    return IntStream.range(1, 1 << Math.min(n, 12)).filter(bits -> Integer.bitCount(bits) == size)
        .mapToObj(bits -> IntStream.range(0, n).filter(i -> (bits >> i & 1) == 1).toArray())
        .sorted(Comparator.comparingInt(chosen -> chosen[0])).toList();
  }

  private void fit(int[] chosen, Shape shape) {
    DoubleUnaryOperator ofState = shape.logOfStates() ? Math::log : x -> x;
    DoubleUnaryOperator ofValue = shape.logOfValue() ? Math::log : z -> z;
    double[][] rows = new double[points.size()][chosen.length + 1];
    double[] right = new double[points.size()];
    for (int k = 0; k < rows.length; k++) {
      for (int j = 0; j < chosen.length; j++) {
        rows[k][j] = ofState.applyAsDouble(points.get(k)[chosen[j]]);
      }
      rows[k][chosen.length] = 1;
      right[k] = ofValue.applyAsDouble(wanted[k]);
    }
    if (areFinite(rows, right)) {
      solution(rows, right).ifPresent(solved -> guess(chosen, shape, solved));
    }
  }

  private static boolean areFinite(double[][] rows, double[] right) {
    for (int k = 0; k < rows.length; k++) {
      for (double entry : rows[k]) {
        if (!Double.isFinite(entry)) {
          return false;
        }
      }
      if (!Double.isFinite(right[k])) {
        return false;
      }
    }
    return true;
  }

  /** The coefficients, the constant last; empty where they do not fit, or are not unique. */
  private static Optional<double[]> solution(double[][] rows, double[] right) {
    double[] scales = new double[rows[0].length];
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        scales[j] = Math.max(scales[j], Math.abs(row[j]));
      }
    }
    double[][] scaled = new double[rows.length][scales.length];
    for (int k = 0; k < rows.length; k++) {
      for (int j = 0; j < scales.length; j++) {
        scaled[k][j] = scales[j] == 0 ? 0 : rows[k][j] / scales[j];
      }
    }
    var matrix = new Array2DRowRealMatrix(scaled, false);
    var decomposed = new SingularValueDecomposition(matrix);
    double[] singular = decomposed.getSingularValues();
    if (singular[singular.length - 1] <= DEPENDENT * singular[0]) {
      return Optional.empty();
    }
    RealVector wanted = new ArrayRealVector(right, false);
    RealVector solved = decomposed.getSolver().solve(wanted);
    double moved = wanted.getMaxValue() - wanted.getMinValue();
    boolean fits = matrix.operate(solved).subtract(wanted).getLInfNorm() <= FITS * moved;
    double[] result = solved.toArray();
    for (int j = 0; j < scales.length; j++) {
      result[j] /= scales[j];
    }
    boolean all = IntStream.range(0, scales.length - 1)
        .allMatch(j -> Math.abs(result[j]) * scales[j] > RECOGNISED * wanted.getLInfNorm());
    if (Math.abs(result[scales.length - 1]) <= RECOGNISED * wanted.getLInfNorm()) {
      result[scales.length - 1] = 0;
    }
    return fits && all ? Optional.of(result) : Optional.empty();
  }

  private void guess(int[] chosen, Shape shape, double[] solved) {
    int last = chosen.length;
    double constant = shape.logOfValue() ? Math.exp(solved[last]) : solved[last];
    List<Optional<Expr>> numbers = new ArrayList<>();
    for (int j = 0; j < last; j++) {
      numbers.add(new Coefficient(solved[j], RECOGNISED).number());
    }
    numbers.add(constant == 0 ? Optional.of(number(0)) : new Coefficient(constant, RECOGNISED).number());
    List<Expr> general = new ArrayList<>();
    for (int j = 0; j <= last; j++) {
      boolean exponent = j < last && shape.logOfStates() && shape.logOfValue();
      double value = j < last ? solved[j] : constant;
      if (!exponent && value != 0 && Math.abs(Math.abs(value) - 1) > RECOGNISED) {
        for (Expr parameters : new Coefficient(value, RECOGNISED).parameters(source)) {
          written(chosen, shape, with(numbers, j, parameters)).ifPresent(general::add);
        }
      }
    }
    Optional<Expr> plain = written(chosen, shape, numbers);
    plain.or(() -> general.stream().findFirst())
        .ifPresent(formula -> found.add(new Guess(formula, List.copyOf(general))));
  }

  private static List<Optional<Expr>> with(List<Optional<Expr>> numbers, int place, Expr other) {
    List<Optional<Expr>> changed = new ArrayList<>(numbers);
    changed.set(place, Optional.of(other));
    return changed;
  }

  private Optional<Expr> written(int[] chosen, Shape shape, List<Optional<Expr>> coefficients) {
    if (coefficients.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    UnaryOperator<Expr> dressed = shape == Shape.LOGARITHMS ? x -> applied(Function.LOG, x) : x -> x;
    Expr made = IntStream.range(0, chosen.length).mapToObj(j -> {
      Expr state = dressed.apply(new Expr.Name(source.states().get(chosen[j])));
      Expr coefficient = coefficients.get(j).orElseThrow();
      return shape == Shape.POWERS ? power(state, coefficient) : product(coefficient, state);
    }).reduce(shape == Shape.POWERS ? Expr.Product::new : Ansatz::plus).orElseThrow();
    Expr constant = coefficients.get(chosen.length).orElseThrow();
    return Optional.of(switch (shape) {
      case LINEAR, LOGARITHMS -> constant.equals(number(0)) ? made : plus(constant, made);
      case POWERS -> product(constant, made);
      case EXPONENTIAL -> product(constant, applied(Function.EXP, made));
    });
  }

  private static Expr plus(Expr sum, Expr term) {
    return term instanceof Expr.Negate negative ? new Expr.Difference(sum, negative.a())
        : new Expr.Sum(sum, term);
  }

  private static Expr power(Expr state, Expr exponent) {
    return exponent.equals(number(1)) ? state : new Expr.Power(state, exponent);
  }

  private static Expr product(Expr factor, Expr term) {
    return factor.equals(number(1)) ? term
        : factor.equals(new Expr.Negate(number(1))) ? new Expr.Negate(term) : new Expr.Product(factor, term);
  }

  private static Expr applied(Function function, Expr argument) {
    return new Expr.Call(function, List.of(argument));
  }

  private static Expr number(int value) {
    return new Expr.Number(BigDecimal.valueOf(value));
  }
}
