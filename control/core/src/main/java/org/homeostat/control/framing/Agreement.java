package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Start;

/** Whether the values, domains and starts of two models agree under a mapping. */
final class Agreement {

  /** A conversion of units or a map rounds; a difference of so many units in the last place is none. */
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  /** Two solutions for rest agree to this, relative. */
  private static final double SOLVED = 1e-9;

  private final Mapping mapping;
  private final Model source;
  private final Model target;
  private final IdentityProof proof;

  Agreement(Mapping mapping, IdentityProof proof) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.target = mapping.target();
    this.proof = proof;
  }

  /** Shared and mapped parameters that matter and whose values differ, with both values. */
  List<String> differingValues() {
    List<String> differing = new ArrayList<>();
    Map<String, Double> point = source.evaluate(0, source.start());
    for (String name : target.parameters()) {
      boolean mapped = mapping.entries().containsKey(name);
      if (!mapped && !mapping.shares(name)) {
        continue;
      }
      double mine = mapped
          ? Value.of(mapping.entries().get(name), point::get)
          : source.value(name) * mapping.factor(name).doubleValue();
      boolean converted = mapped || !mapping.factor(name).equals(BigFraction.ONE);
      boolean equal = close(mine, target.value(name), converted ? ROUNDING : 0);
      if (!equal && (mapped || proof.matters(name))) {
        differing.add(name + " " + Numbers.show(mine) + " against " + Numbers.show(target.value(name)));
      }
    }
    return differing;
  }

  /** What the narrower one of two declared domains asks, where they differ. */
  List<String> domains() {
    List<String> conditions = new ArrayList<>();
    Set<String> names = new HashSet<>(source.parameters());
    names.addAll(source.states());
    for (var quantity : target.quantities()) {
      String name = quantity.name();
      if (names.contains(name) && !source.quantity(name).domain().equals(quantity.domain())) {
        conditions.add(source.quantity(name).domain().condition(name) + " in " + source.name() + ", "
            + quantity.domain().condition(name) + " in " + target.name()
            + ": what is said holds where both do");
      }
    }
    for (String state : target.states()) {
      boolean byName = mapping.ofState(state).filter(new Expr.Name(state)::equals).isPresent()
          && source.states().contains(state);
      if (!byName && !target.quantity(state).domain().equals(Domain.REAL)) {
        String condition = target.quantity(state).domain().condition(state);
        conditions.add(condition + ", for what " + state + " is mapped from too");
      }
    }
    return conditions;
  }

  /** The target's states whose starts are not what the mapping makes of the source's. */
  List<String> differingStarts() {
    List<String> differing = new ArrayList<>();
    double[] theirs = target.start();
    Map<String, Double> point = source.evaluate(0, source.start());
    for (int i = 0; i < theirs.length; i++) {
      String state = target.states().get(i);
      Expr written = mapping.ofState(state).orElseThrow();
      double mapped = Value.of(written, name -> name.equals("t") ? 0 : point.get(name))
          * mapping.factor(state).doubleValue();
      double roots = mapping.roots(written).stream().filter(point::containsKey)
          .mapToDouble(name -> Math.abs(point.get(name))).max().orElse(0);
      double size = Math.max(roots, Math.max(Math.abs(mapped), Math.abs(theirs[i])));
      boolean solved = bothRest(state, written) || startsAgreeForAllValues(state);
      boolean agree = solved
          ? Math.abs(mapped - theirs[i]) <= SOLVED * size
          : close(mapped, theirs[i], ROUNDING);
      if (!agree) {
        differing.add(state + " starts at " + Numbers.show(mapped) + " against " + Numbers.show(theirs[i]));
      }
    }
    return differing;
  }

  /** The target's states that were not before the start what the mapping makes of the source's. */
  List<String> differingHistories() {
    return remembered().stream().filter(name -> !historyAgrees(name, false))
        .map(name -> name + " was " + told(target, name) + " in " + target.name()
            + " before the start, which is not what it was in " + source.name())
        .toList();
  }

  /** What has a past of its own that counts: states, and auxiliaries with a history. */
  private List<String> remembered() {
    return mapping.remembers()
        ? Stream.concat(target.states().stream(), target.auxiliaries().stream().filter(mapping::sharesHistory))
            .toList()
        : List.of();
  }

  private static String told(Model model, String state) {
    return model.quantity(state).history().map(Text::of).orElse("what it is at the start");
  }

  /** Whether the histories agree for all values of the parameters, not only at these. */
  private boolean historiesAgreeForAllValues() {
    return remembered().stream().allMatch(name -> historyAgrees(name, true));
  }

  /** Pasts that never moved correspond if the starts do. */
  private boolean historyAgrees(String state, boolean general) {
    Expr written = mapping.ofState(state).orElseThrow();
    boolean moved = target.quantity(state).history().isPresent() || movedBefore(written);
    if (!moved) {
      return true;
    }
    Canonical canonical = new Canonical();
    PastForms mine = new PastForms(canonical, source, BigFraction.ONE,
        name -> general ? canonical.free(name) : canonical.number(source.value(name)));
    PastForms theirs = new PastForms(canonical, target, mapping.clock(),
        name -> general ? targetParameter(canonical, name, mine::of) : canonical.number(target.value(name)));
    try {
      return Canonical.bounded(() -> scaled(canonical, state, mine.of(written))
          .isSame(theirs.of(new Expr.Name(state)))).orElse(false);
    } catch (Forms.Beyond beyond) {
      return false;
    }
  }

  /** Whether an expression of the source need not have been what it is at the start. */
  private boolean movedBefore(Expr expression) {
    return Names.of(expression).stream().anyMatch(name -> name.equals("t")
        || source.quantity(name).history().isPresent()
        || source.definition(name).map(this::movedBefore).orElse(false));
  }

  /** A parameter of the target in terms of the source, where it has a counterpart there. */
  private Canonical.Form targetParameter(
      Canonical canonical, String name, Function<Expr, Canonical.Form> mine) {
    return mapping.entries().containsKey(name) ? mine.apply(mapping.entries().get(name))
        : mapping.shares(name) ? scaled(canonical, name, mine.apply(new Expr.Name(name)))
        : canonical.free(name + " of the target");
  }

  /** States at which a run of one of the two ends, and of the other does not, or elsewhere. */
  List<String> differingEndings() {
    List<String> differing = new ArrayList<>();
    for (Model owner : List.of(source, target)) {
      Model other = owner == source ? target : source;
      for (String state : owner.states()) {
        Optional<Quantity.Ending> ending = owner.quantity(state).ending();
        boolean same = other.states().contains(state) && mapping.commensurable(state)
            && other.quantity(state).ending().map(Quantity.Ending::bound).equals(ending.map(e -> e.bound()
                * owner.quantity(state).unit().factorTo(other.quantity(state).unit())));
        if (ending.isPresent() && !same) {
          differing.add(owner.name() + " " + ending.get().reason() + " at " + state + " = "
              + Numbers.show(ending.get().bound()) + ", which " + other.name() + " does not");
        }
      }
    }
    return differing;
  }

  /** The source's and the target's names in start expressions: what stands there is no gauge by itself. */
  Set<String> namesInStarts() {
    Set<String> names = new HashSet<>();
    for (Model model : List.of(source, target)) {
      model.quantities().forEach(quantity ->
          quantity.history().ifPresent(history -> collect(model, history, names)));
      for (String state : model.states()) {
        if (model.startOf(state) instanceof Start.Formula formula) {
          collect(model, formula.value(), names);
        }
      }
    }
    return names;
  }

  private static void collect(Model model, Expr expression, Set<String> names) {
    for (String name : Names.of(expression)) {
      names.add(name);
      model.definition(name).ifPresent(definition -> collect(model, definition, names));
    }
  }

  /** Whether the starts, and what was before them, agree for all values of the parameters, not only at these. */
  boolean startsAgreeForAllValues() {
    return target.states().stream().allMatch(state ->
        bothRest(state, mapping.ofState(state).orElseThrow())
            ? sameGuess(state) : startsAgreeForAllValues(state)) && historiesAgreeForAllValues();
  }

  private boolean startsAgreeForAllValues(String state) {
    Canonical canonical = new Canonical();
    StartForms mine = new StartForms(canonical, source, canonical::free);
    StartForms theirs = new StartForms(
        canonical, target, name -> targetParameter(canonical, name, mine::of));
    try {
      return Canonical.bounded(() -> scaled(canonical, state, mine.of(mapping.ofState(state).orElseThrow()))
          .isSame(theirs.of(new Expr.Name(state)))).orElse(false);
    } catch (Forms.Beyond beyond) {
      return false;
    }
  }

  /** A conjugacy carries rest to rest, so that two starts at rest correspond if they are the same rest. */
  private boolean bothRest(String state, Expr written) {
    return target.startOf(state) instanceof Start.Rest && restsOnly(written);
  }

  /** Two guesses that differ may lead to two equilibria once values change. */
  private boolean sameGuess(String state) {
    return !source.states().contains(state) || source.startOf(state).equals(target.startOf(state))
        && mapping.factor(state).equals(BigFraction.ONE);
  }

  private Canonical.Form scaled(Canonical canonical, String name, Canonical.Form form) {
    return form.times(canonical.number(mapping.factor(name)));
  }

  private boolean restsOnly(Expr written) {
    Set<String> states = new HashSet<>();
    collect(written, states);
    return states.stream().allMatch(state -> source.startOf(state) instanceof Start.Rest);
  }

  private void collect(Expr expression, Set<String> states) {
    for (String name : Names.of(expression)) {
      if (source.states().contains(name)) {
        states.add(name);
      }
      source.definition(name).ifPresent(definition -> collect(definition, states));
    }
  }

  private static boolean close(double a, double b, double relative) {
    double size = Math.max(Math.abs(a), Math.abs(b));
    return Math.abs(a - b) <= relative * size || relative == SOLVED && size < SOLVED * SOLVED;
  }
}
