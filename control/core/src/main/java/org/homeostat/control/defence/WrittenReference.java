package org.homeostat.control.defence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;

/**
 * An error as the equations write it: an auxiliary that is, as a whole, something constant less one quantity
 * that moves, or that quantity less something constant. A question about the writing, not about what the
 * system does: the twin theorem gives every law a twin that writes one.
 *
 * @param error the auxiliary
 * @param sensed the quantity that is compared
 * @param equation how it is written
 */
public record WrittenReference(String error, String sensed, String equation) {

  /** Those of a model, in the order of its equations. */
  public static List<WrittenReference> in(Model model) {
    Set<String> moving = new HashSet<>(model.states());
    List<WrittenReference> found = new ArrayList<>();
    for (Equation equation : model.equationsInOrder()) {
      Set<String> names = Names.of(equation.value());
      if (!equation.derivative() && names.stream().anyMatch(moving::contains)) {
        moving.add(equation.name());
        one(model, equation, names.stream().filter(moving::contains).toList()).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static Optional<WrittenReference> one(Model model, Equation equation, List<String> moving) {
    if (moving.size() != 1) {
      return Optional.empty();
    }
    String sensed = moving.get(0);
    Canonical proof = new Canonical();
    return Canonical.bounded(() -> proof.of(equation.value(), proof::free)
        .flatMap(form -> reference(proof, form, sensed))
        .filter(constant -> isOpposed(model, constant))
        .map(constant -> new WrittenReference(
            equation.name(), sensed, equation.name() + " = " + Text.of(equation.value()))))
        .flatMap(found -> found);
  }

  /** What the quantity is taken from, its sign turned where it is the other way round. */
  private static Optional<Expr> reference(Canonical proof, Canonical.Form form, String sensed) {
    Canonical.Form one = proof.number(1);
    return form.derivative(sensed).flatMap(slope -> {
      boolean less = slope.plus(one).isZero();
      if (!less && !slope.minus(one).isZero()) {
        return Optional.empty();
      }
      Canonical.Form y = proof.free(sensed);
      Canonical.Form constant = less ? form.plus(y) : y.minus(form);
      return constant.names().isEmpty() || constant.names().contains(sensed)
          ? Optional.empty() : Optional.of(constant.toExpr());
    });
  }

  /** Whether it stands against the quantity, as a level does, and is not added to it. */
  private static boolean isOpposed(Model model, Expr constant) {
    var values = model.evaluate(0, model.start());
    return Value.of(constant, name -> values.containsKey(name) ? values.get(name) : model.value(name)) > 0;
  }

  @Override
  public String toString() {
    return equation;
  }
}
