package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Shortened;
import org.homeostat.control.expr.Substitution;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Start;

/**
 * Writes the model that combinations of a model's states obey: their derivatives on a section, auxiliaries
 * kept where they follow from the combinations, starts and units carried over.
 */
final class LumpedModel {
  /** A sum over more divisors than this is not easier to read over one. */
  private static final int READABLE = 2;

  private final Model full;
  private final Map<String, Combination> states;
  private final Map<String, Expr> section = new LinkedHashMap<>();
  private final Map<String, Canonical.Form> sectionForms = new LinkedHashMap<>();
  private final Map<String, Expr> written = new LinkedHashMap<>();
  private final Map<String, Expr> kept = new LinkedHashMap<>();
  private final Field sectioned;

  /**
   * Prepares the writing.
   *
   * @param states the combinations by the names that they get
   * @param kept the auxiliaries that follow from the combinations
   * @param section the full model's states in those of the lumped one
   */
  LumpedModel(Model full, Map<String, Combination> states, Set<String> kept,
      Map<String, Combination> section) {
    this.full = full;
    this.states = states;
    Field symbols = Field.of(full, false);
    section.forEach((state, combination) -> {
      this.section.put(state, combination.expression());
      sectionForms.put(state, symbols.weighted(combination, symbols::free));
    });
    this.sectioned = symbols.of(full, sectionForms);
    written.putAll(this.section);
    for (String name : full.auxiliaries()) {
      Expr value = inLumped(full.definition(name).orElseThrow());
      if (kept.contains(name)) {
        this.kept.put(name, shorter(value, sectioned.of(full.definition(name).orElseThrow())));
      } else if (!states.containsKey(name)) {
        written.put(name, value);
      }
    }
  }

  private Expr inLumped(Expr expr) {
    return Shortened.of(Substitution.in(expr, written));
  }

  /** The formula, or its canonical form where that is shorter to read. */
  private static Expr shorter(Expr written, Optional<Fractions> form) {
    return form.filter(sum -> sum.terms().size() <= READABLE)
        .flatMap(sum -> Canonical.bounded(sum::whole).flatMap(whole -> whole))
        .map(Canonical.Form::toExpr)
        .filter(spelled -> Text.of(spelled).length() < Text.of(written).length())
        .orElse(written);
  }

  /** The model that the combinations obey; empty where the section lies on a divisor that vanishes. */
  Optional<Model> model() {
    boolean singular = full.states().stream().anyMatch(state -> sectioned.rateIfAny(state).isEmpty());
    return singular ? Optional.empty() : Optional.of(written());
  }

  private Model written() {
    Map<String, Expr> rates = new LinkedHashMap<>();
    states.forEach((name, combination) -> rates.put(name, rate(combination)));
    Set<String> used = new LinkedHashSet<>();
    rates.values().forEach(rate -> used.addAll(Names.of(rate)));
    kept.values().forEach(value -> used.addAll(Names.of(value)));
    List<Part> parts = new ArrayList<>(List.of(new Part.TimeUnit(full.timeUnit())));
    LumpedStarts starts = new LumpedStarts(full, this::isKnown);
    states.forEach((name, combination) -> {
      Start start = starts.of(combination);
      used.addAll(LumpedStarts.names(start));
      parts.add(state(name, combination, start));
    });
    full.quantities().stream()
        .filter(quantity -> quantity.kind() != Quantity.Kind.STATE && !states.containsKey(quantity.name()))
        .filter(quantity -> full.definition(quantity.name()).isPresent()
            ? kept.containsKey(quantity.name()) : used.contains(quantity.name()))
        .forEach(parts::add);
    StringBuilder text = new StringBuilder();
    kept.forEach((name, value) -> text.append(name).append(" = ").append(Text.of(value)).append('\n'));
    rates.forEach((name, value) ->
        text.append('d').append(name).append("/dt = ").append(Text.of(value)).append('\n'));
    parts.add(Part.equations(text.toString()));
    return starts.put(Model.of(full.name() + ", lumped", Part.all(parts)), states);
  }

  /** Whether a name means the same in the lumped model. */
  private boolean isKnown(String name) {
    return states.containsKey(name) || kept.containsKey(name) || full.parameters().contains(name);
  }

  private Expr rate(Combination combination) {
    Expr sum = Combination.number(BigFraction.ZERO);
    for (Map.Entry<String, BigFraction> term : combination.weights().entrySet()) {
      sum = new Expr.Sum(sum, new Expr.Product(
          Combination.number(term.getValue()), inLumped(full.rate(term.getKey()))));
    }
    return shorter(Shortened.of(sum), sectioned.rateIfAny(combination));
  }

  private Quantity state(String name, Combination combination, Start start) {
    List<Quantity> members = combination.weights().keySet().stream().map(full::quantity).toList();
    Quantity first = members.get(0);
    members.stream().filter(member -> !member.unit().isSame(first.unit())).findFirst().ifPresent(other -> {
      throw new ModelException(full.name(), "the combination " + Text.of(combination.expression()) + " adds "
          + first.name() + " in " + first.unit() + " and " + other.name() + " in " + other.unit()
          + ".\n    It is closed at these values of the parameters only; lump with the parameters free.");
    });
    boolean alone = combination.isState();
    return new Quantity(Quantity.Kind.STATE, name, first.unit(),
        alone ? first.meaning() : Text.of(combination.expression()), Optional.of(start),
        OptionalDouble.empty(), domain(combination, members), alone ? first.source() : Optional.empty(),
        alone ? first.ending() : Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What a sum with positive weights has from its states; one state keeps its own. */
  private static Domain domain(Combination combination, List<Quantity> members) {
    boolean adds = combination.weights().values().stream()
        .allMatch(weight -> weight.getNumerator().signum() > 0);
    return combination.isState() ? members.get(0).domain()
        : adds && members.stream().allMatch(member -> member.domain().low() >= 0) ? Domain.NON_NEGATIVE
        : Domain.REAL;
  }
}
