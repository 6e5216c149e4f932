package org.homeostat.control.identify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.MathArrays;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;

/**
 * The power series in time of all quantities of a model, with slopes by the unknowns, from one point of
 * parameters and starts.
 */
final class Expansion<T extends FieldElement<T>> {
  private static final String TIME = "t";

  private final Model model;
  private final List<String> unknowns;
  private final Map<String, BigFraction> point;
  private final TaylorAlgebra<T> algebra;
  private final Map<String, Taylor<T>> known = new HashMap<>();

  /**
   * From a point.
   *
   * @param point of each unknown its value, of the other states where they start, and of t the time
   */
  Expansion(Model model, Scalars<T> scalars, List<String> unknowns, Map<String, BigFraction> point) {
    this.model = model;
    this.unknowns = unknowns;
    this.point = point;
    this.algebra = new TaylorAlgebra<>(scalars, unknowns.size(), this::of);
  }

  /** The first coefficients' slopes of each measured quantity: a row for each coefficient of each. */
  T[][] slopes(List<String> measured, int orders) {
    T[][] rows =
        MathArrays.buildArray(algebra.scalars().field(), measured.size() * orders, unknowns.size());
    for (int k = 0; k < orders; k++) {
      for (int i = 0; i < measured.size(); i++) {
        rows[k * measured.size() + i] = of(measured.get(i)).at(k).slopes();
      }
    }
    return rows;
  }

  private Taylor<T> of(String name) {
    Taylor<T> found = known.get(name);
    if (found == null) {
      found = made(name);
      known.put(name, found);
    }
    return found;
  }

  private Taylor<T> made(String name) {
    if (name.equals(TIME)) {
      Dual<T> one = algebra.number(BigFraction.ONE).at(0);
      Dual<T> now = algebra.number(point.get(TIME)).at(0);
      return Taylor.of((k, self) -> k == 0 ? now : k == 1 ? one : one.minus(one));
    }
    if (model.states().contains(name)) {
      return state(name);
    }
    Optional<Expr> definition = model.definition(name);
    if (definition.isPresent()) {
      return definition.get().fold(algebra);
    }
    return unknowns.contains(name) ? Taylor.constant(unknown(name), Optional.empty())
        : algebra.number(exact(model.value(name)));
  }

  private Taylor<T> state(String name) {
    List<Taylor<T>> rate = new ArrayList<>();
    return Taylor.of((k, self) -> {
      if (k == 0) {
        return start(name);
      }
      if (rate.isEmpty()) {
        rate.add(model.rate(name).fold(algebra));
      }
      return Taylor.over(rate.get(0).at(k - 1), k);
    });
  }

  private Dual<T> start(String state) {
    if (unknowns.contains(state)) {
      return unknown(state);
    }
    return model.startOf(state) instanceof Start.Formula formula ? formula.value().fold(algebra).at(0)
        : algebra.number(point.get(state)).at(0);
  }

  private Dual<T> unknown(String name) {
    return Dual.unknown(algebra.scalars().of(point.get(name)), unknowns.indexOf(name), unknowns.size());
  }

  static BigFraction exact(double value) {
    return TaylorAlgebra.exact(BigDecimal.valueOf(value));
  }
}
