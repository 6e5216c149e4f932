package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Divisors;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/**
 * One comparison of all forms of two models under a mapping, some parameters put to their values, and some
 * free to move in time, so that what they were is not what they are.
 */
final class IdentityAttempt {
  private final Canonical proof = new Canonical(this::sign);
  private final Mapping mapping;
  private final Model source;
  private final Model target;
  private final Set<String> fixed;
  private final Set<String> moving;
  private final Forms mine;
  private final Forms theirs;
  private final boolean noisy;
  private final Map<String, Canonical.Form> differences = new LinkedHashMap<>();
  private final StateMap map;
  private List<Condition> conditions = List.of();

  /** The two have no common structure for the mapping to be a proof. */
  static final class Structure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Structure(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * Makes the comparison.
   *
   * @param fixed the parameters that are put to their values
   * @param moving the parameters that are functions of time
   * @param noisy whether the motion is that of the noisy models, with Ito's term where the map is curved
   * @throws Structure where the mapping cannot be a proof
   * @throws Forms.Beyond where an expansion goes past its bound
   */
  IdentityAttempt(Mapping mapping, Set<String> fixed, Set<String> moving, boolean noisy) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.target = mapping.target();
    this.fixed = fixed;
    this.moving = moving;
    this.noisy = noisy;
    this.mine = new Forms(proof, source, BigFraction.ONE, this::sourceQuantity);
    this.theirs = new Forms(proof, target, mapping.clock(), this::targetQuantity);
    this.map = Canonical.bounded(() -> new StateMap(proof, mapping, mine)).orElseThrow(Forms.Beyond::new);
    Canonical.bounded(this::compare).orElseThrow(Forms.Beyond::new);
  }

  private Canonical.Form sourceQuantity(String name, Canonical.Form ago) {
    if (name.equals("t")) {
      return proof.free("t").minus(ago);
    }
    if (mapping.set().graph().containsKey(name)) {
      return mine.of(mapping.set().graph().get(name), ago);
    }
    boolean stays = source.parameters().contains(name) && !moving.contains(name);
    return fixed.contains(name) ? proof.number(source.value(name))
        : stays ? proof.free(name) : proof.past(name, ago);
  }

  private Canonical.Form targetQuantity(String name, Canonical.Form ago) {
    if (name.equals("t")) {
      return proof.number(mapping.clock()).times(proof.free("t").minus(ago));
    }
    if (target.states().contains(name)) {
      return scaled(name, mine.of(written(name), ago));
    }
    if (target.auxiliaries().contains(name)) {
      return mapping.sharesHistory(name) ? scaled(name, mine.of(name, ago))
          : proof.past(mapping.ownName(name), ago);
    }
    if (mapping.entries().containsKey(name)) {
      return mine.of(mapping.entries().get(name), ago);
    }
    if (mapping.shares(name)) {
      return scaled(name, mine.of(name, ago));
    }
    String own = mapping.ownName(name);
    return fixed.contains(own) ? proof.number(target.value(name))
        : moving.contains(own) ? proof.past(own, ago) : proof.free(own);
  }

  private Expr written(String state) {
    return mapping.ofState(state).orElseThrow(() -> new Structure("nothing in " + source.name()
        + " corresponds to the state " + state + " of " + target.name()));
  }

  private Canonical.Form scaled(String name, Canonical.Form form) {
    return mapping.scaled(proof, name, form);
  }

  /** The sign of a state or a parameter in its domain. */
  private int sign(String name) {
    boolean ofSource = source.states().contains(name) || source.parameters().contains(name);
    return ofSource ? Domains.sign(source.quantity(name).domain())
        : target.parameters().stream().filter(own -> mapping.ownName(own).equals(name)).findFirst()
            .map(own -> Domains.sign(target.quantity(own).domain())).orElse(0);
  }

  private boolean compare() {
    if (source.states().size() != target.states().size()) {
      throw new Structure(source.name() + " has " + source.states().size() + " states and "
          + target.name() + " has " + target.states().size());
    }
    checkUnits();
    for (String state : target.states()) {
      Canonical.Form carried = noisy ? map.along(state).plus(map.ito(state)) : map.along(state);
      Canonical.Form own = theirs.rate(state).times(proof.number(mapping.clock()));
      note("d" + state + "/dt", own.minus(carried));
    }
    conditions = map.conditions();
    checkInvariance();
    Stream.concat(mapping.sharedAuxiliaries().stream(), mapping.ofTwoKinds().stream())
        .forEach(name -> note(name, theirs.of(name).minus(scaled(name, mine.of(name)))));
    mapping.entries().forEach((name, value) -> {
      if (target.auxiliaries().contains(name)) {
        note(name, theirs.of(name).minus(mine.of(value)));
      }
      if (source.auxiliaries().contains(name)) {
        note(name, mine.of(name).minus(mine.of(value)));
      }
    });
    return true;
  }

  /**
   * What vanishes on the set goes on vanishing along the source's motion there. The target's is the same
   * there, so that nothing more is to be shown for it.
   */
  private void checkInvariance() {
    if (mapping.set().isEverything()) {
      return;
    }
    if (mapping.remembers()) {
      throw new Structure("a delay reads the past, of which a set of states says nothing");
    }
    Slopes slopes = new Slopes(source);
    Forms everywhere = Forms.plain(proof, source);
    checkRoots(source, mine);
    checkRoots(target, theirs);
    for (Expr vanishing : mapping.set().vanishing()) {
      if (!everywhere.of(vanishing).isContinuous()) {
        throw new Structure(mapping.set() + " is said with what jumps, so that slopes tell nothing of it");
      }
      Canonical.Form along = mine.of(slopes.of(vanishing, "t"));
      for (String state : source.states()) {
        along = along.plus(mine.of(slopes.of(vanishing, state)).times(mine.rate(state)));
      }
      note("the motion across " + mapping.set(), along);
    }
  }

  /** Where y is 0, dy/dt = sqrt(y) may stay or leave: the solution is not unique. */
  private void checkRoots(Model model, Forms forms) {
    model.equationsInOrder().stream().flatMap(equation -> Divisors.rooted(equation.value()).stream())
        .filter(base -> vanishes(forms.of(base))).findFirst().ifPresent(base -> {
          throw new Structure(model.name() + " has a root or a power of " + Text.of(base) + ", which is 0 on "
              + mapping.set() + ", so that it is not shown to stay there");
        });
  }

  /** A quantity of both whose units differ by a root has no exact factor to be compared by. */
  private void checkUnits() {
    target.quantities().stream().map(Quantity::name)
        .filter(name -> source.has(name) && !mapping.commensurable(name)
            && source.quantity(name).unit().isCommensurable(target.quantity(name).unit()))
        .findFirst()
        .ifPresent(name -> {
          throw new Structure("the units of " + name + " differ by a root, which is not exact");
        });
  }

  private void note(String what, Canonical.Form difference) {
    if (!vanishes(difference)) {
      differences.put(what, difference);
    }
  }

  /** Whether a difference is zero; on a set, wherever the equation of the set holds. */
  private boolean vanishes(Canonical.Form difference) {
    return difference.isZero() || mapping.set().zero()
        .flatMap(zero -> difference.vanishesWith(mine.of(zero))).filter(Set::isEmpty).isPresent();
  }

  /** Whether an expression in names of both is one quantity in both. */
  boolean agreesOn(Expr expression) {
    return Canonical.bounded(() -> vanishes(theirs.of(expression).minus(mine.of(expression)))).orElse(false);
  }

  /** Whether all derivatives and shared auxiliaries agree. */
  boolean holds() {
    return differences.isEmpty();
  }

  /** Whether a difference is rational: one of the functions, not of their forms only. */
  boolean isRational() {
    return differences.values().stream().anyMatch(Canonical.Form::isRational);
  }

  /**
   * Whether a parameter of the source moves a derivative or a shared quantity in either model; true in
   * doubt.
   */
  boolean isMovedBy(String parameter) {
    List<Canonical.Form> forms = new ArrayList<>();
    source.states().forEach(state -> forms.add(mine.rate(state)));
    target.states().forEach(state -> forms.add(theirs.rate(state)));
    mapping.sharedAuxiliaries().forEach(name -> forms.addAll(List.of(mine.of(name), theirs.of(name))));
    return Canonical.bounded(() -> forms.stream().anyMatch(form -> isMovedBy(parameter, form))).orElse(true);
  }

  private static boolean isMovedBy(String parameter, Canonical.Form form) {
    return form.derivative(parameter).map(slope -> !slope.isZero()).orElse(true);
  }

  /** The names on which the differences may depend. */
  Set<String> namesInDifferences() {
    Set<String> names = new TreeSet<>();
    differences.values().forEach(difference -> names.addAll(difference.names()));
    return names;
  }

  /** What differs. */
  List<String> differing() {
    return List.copyOf(differences.keySet());
  }

  /** Whether the noise agrees as well. */
  NoiseAgreement noise() {
    return Canonical.bounded(() -> new NoiseForms(proof, mapping, mine, theirs, map).agreement(noisy))
        .orElseThrow(Forms.Beyond::new);
  }

  /** What has to be positive for the map to be invertible. */
  List<Condition> conditions() {
    return conditions;
  }

  /** Whether the map is curved, so that it is no mere change of units and references. */
  boolean isCurved() {
    return map.isCurved();
  }

  /** Whether Ito's term was needed. */
  boolean isBent() {
    return noisy && !map.bent().isEmpty();
  }
}
