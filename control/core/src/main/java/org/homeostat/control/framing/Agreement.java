package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
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
  private final Pasts pasts;
  private final StartOnSet onTheSet;

  Agreement(Mapping mapping, IdentityProof proof) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.target = mapping.target();
    this.proof = proof;
    this.pasts = new Pasts(mapping);
    this.onTheSet = new StartOnSet(mapping);
  }

  /** Shared and mapped parameters that matter and whose values differ, with both values. */
  List<String> differingValues() {
    Set<String> read = pasts.names();
    mapping.set().vanishing().forEach(vanishing -> read.addAll(mapping.roots(vanishing)));
    return differingValues(name -> read.contains(name) || proof.matters(name));
  }

  /** The same for those that matter to the noise alone. */
  List<String> differingValues(NoiseAgreement noise) {
    List<String> anyway = differingValues();
    return differingValues(noise.names()::contains).stream().filter(said -> !anyway.contains(said)).toList();
  }

  private List<String> differingValues(Predicate<String> matters) {
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
      if (!equal && (mapped || matters.test(name))) {
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
    for (String parameter : target.parameters()) {
      if (mapping.entries().containsKey(parameter)) {
        asksOfWhatIsMapped(parameter).ifPresent(conditions::add);
      }
    }
    for (String state : target.states()) {
      boolean byName = mapping.ofState(state).filter(new Expr.Name(state)::equals).isPresent()
          && source.states().contains(state);
      if (!byName) {
        asksOfWhatIsMapped(state).ifPresent(conditions::add);
      }
    }
    return conditions;
  }

  private Optional<String> asksOfWhatIsMapped(String name) {
    Domain domain = target.quantity(name).domain();
    return domain.equals(Domain.REAL) ? Optional.empty()
        : Optional.of(domain.condition(name) + ", for what " + name + " is mapped from too");
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

  /** Where the start lies beside the set that the two are compared on. */
  List<String> startsBesideTheSet() {
    return onTheSet.beside();
  }

  /** How near to the set the start is known to lie, where that is not exact. */
  List<String> nearTheSet() {
    return onTheSet.near();
  }

  /** What was before the start and is not what the mapping makes of the source's. */
  List<String> differingHistories() {
    return pasts.differing();
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

  /**
   * The names in start expressions, and in the map, which writes one start in the other: what stands there is
   * no gauge where the starts agree at these values only. Names of the target as the mapping has them.
   */
  Set<String> namesInStarts() {
    Set<String> names = namesInStarts(source);
    target.states().forEach(state -> mapping.ofState(state).ifPresent(written ->
        collect(source, written, names)));
    namesInStarts(target).forEach(name ->
        names.add(mapping.shares(name) ? name : mapping.ownName(name)));
    return names;
  }

  private static Set<String> namesInStarts(Model model) {
    Set<String> names = new HashSet<>();
    model.quantities().forEach(quantity ->
        quantity.history().ifPresent(history -> collect(model, history, names)));
    for (String state : model.states()) {
      if (model.startOf(state) instanceof Start.Formula formula) {
        collect(model, formula.value(), names);
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

  /**
   * Whether the starts, and what was before them, agree for all values of the parameters, not only at
   * these.
   */
  boolean startsAgreeForAllValues() {
    return target.states().stream().allMatch(state ->
        bothRest(state, mapping.ofState(state).orElseThrow())
            ? sameGuess(state) : startsAgreeForAllValues(state)) && pasts.agreeForAllValues()
        && onTheSet.isForAllValues();
  }

  private boolean startsAgreeForAllValues(String state) {
    Canonical canonical = new Canonical();
    StartForms mine = new StartForms(canonical, source, canonical::free);
    StartForms theirs = new StartForms(
        canonical, target, name -> mapping.counterpart(canonical, name, mine::of));
    Expr written = mapping.ofState(state).orElseThrow();
    try {
      return Canonical.bounded(() -> mapping.scaled(canonical, state, mine.of(written))
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

  /** Of several rests a guess leads to one; that two lead to the same one is known at these values. */
  List<String> guesses() {
    return target.states().stream()
        .filter(state -> !source.states().contains(state)
            && bothRest(state, mapping.ofState(state).orElseThrow()))
        .map(state ->
            state + " and what it is mapped from start at the same rest, as they do at these values")
        .toList();
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
    return Math.abs(a - b) <= relative * size;
  }
}
