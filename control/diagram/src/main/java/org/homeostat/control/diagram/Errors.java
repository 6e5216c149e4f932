package org.homeostat.control.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/**
 * The error nodes of a model: quantities that may have either sign, and are a reference less something
 * sensed.
 *
 * <ul>
 *   <li>An auxiliary whose equation is {@code r - y}, with y one quantity that is no error itself, and r made
 *       of parameters, or of auxiliaries that are made of parameters.
 *   <li>A state that tends to such a difference: {@code de/dt = (r - y - e)/tau}.
 *   <li>An auxiliary whose meaning calls it one: {@code error: ...}, {@code prediction error: ...}. Its
 *       reference may drift, or be many things.
 * </ul>
 *
 * <p>{@code y - r}, as in {@code S = Lb - bias}, is none: in this library an error is reference less sensed.
 * What is left of a total, {@code total - bound}, is none where its domain says that it is not negative.
 */
final class Errors {
  private static final Pattern CALLED_SO =
      Pattern.compile("^(?!the )(\\S+ )?error\\b", Pattern.CASE_INSENSITIVE);

  private final Model model;
  private final Canonical proof = new Canonical();
  private final Set<String> fixed = new LinkedHashSet<>();
  /** Errors that come late, by the names of their terms. */
  private final Set<String> late = new HashSet<>();
  private final Map<String, List<String>> references = new LinkedHashMap<>();

  private Errors(Model model) {
    this.model = model;
    model.quantities().stream().filter(quantity -> quantity.kind() == Quantity.Kind.PARAMETER)
        .forEach(quantity -> fixed.add(quantity.name()));
    model.auxiliaries().stream().filter(name -> fixed.containsAll(Names.of(equation(name))))
        .forEach(fixed::add);
    model.states().forEach(state -> look(state, target(state)));
    model.auxiliaries().forEach(name -> look(name, form(equation(name))));
  }

  private Expr equation(String auxiliary) {
    return model.definition(auxiliary).orElseThrow();
  }

  /** The errors of a model, states first, each with the parameters of its reference. */
  static Map<String, List<String>> of(Model model) {
    return new Errors(model).references;
  }

  private void look(String name, Optional<Canonical.Form> value) {
    Quantity quantity = model.quantity(name);
    boolean eitherSign = quantity.domain().low() < 0 && quantity.domain().high() > 0;
    boolean called = quantity.kind() == Quantity.Kind.AUXILIARY
        && CALLED_SO.matcher(quantity.meaning()).find();
    if (eitherSign && (called || value.filter(this::isReferenceLessSensed).isPresent())) {
      references.put(name, value.map(this::added).orElse(List.of()));
    }
  }

  private Optional<Canonical.Form> form(Expr formula) {
    Delayed.terms(formula).stream().filter(term -> references.containsKey(term.quantity()))
        .forEach(term -> late.add(Delayed.name(term)));
    return proof.of(Delayed.named(formula), proof::free);
  }

  /** What a state tends to while all else stays, if it does so with a constant time. */
  private Optional<Canonical.Form> target(String state) {
    return form(model.rate(state)).flatMap(rate -> rate.derivative(state)
        .filter(slope -> !slope.isZero() && fixed.containsAll(slope.names()))
        .flatMap(slope -> Canonical.bounded(() -> proof.free(state).minus(rate.over(slope)))));
  }

  private boolean isReferenceLessSensed(Canonical.Form value) {
    return value.names().stream()
        .filter(name -> !fixed.contains(name) && !references.containsKey(name) && !late.contains(name))
        .anyMatch(sensed -> isReference(value.plus(proof.free(sensed))));
  }

  private boolean isReference(Canonical.Form rest) {
    return !rest.isConstant() && fixed.containsAll(rest.names());
  }

  /** The parameters that are added as they are. */
  private List<String> added(Canonical.Form value) {
    List<String> found = new ArrayList<>();
    value.names().stream().filter(fixed::contains)
        .filter(name -> value.derivative(name).flatMap(Canonical.Form::constant)
            .filter(BigFraction.ONE::equals).isPresent())
        .forEach(found::add);
    return found;
  }
}
