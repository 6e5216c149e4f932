package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.unit.Unit;

/**
 * Which interventions a proof survives. An intervention on a quantity of both models is done to both, and the
 * proof is repeated with what is held as a free input, so that the answer is for all values and times; what
 * makes a state jump must not stand in the map. An intervention on what only one model has is done to that
 * one alone.
 *
 * <p>A delay remembers what was done. What is held or set for a while is then a function of time, whose past
 * is not its present, and the proof is repeated with both free.
 */
final class Survival {

  /** A parameter of one model only is moved by this where it is 0, and by half of itself where it is not. */
  private static final double NUDGE = 0.1;

  private final Mapping mapping;
  private final Model source;
  private final Model target;
  private final IdentityProof.Result proof;
  private final NoiseAgreement noise;
  private final Battery battery;
  private final Set<String> moving = new TreeSet<>();
  private final Set<String> staying = new TreeSet<>();
  private final Set<String> inMap = new TreeSet<>();
  private final List<String> survived = new ArrayList<>();
  private final List<Separation> separated = new ArrayList<>();

  Survival(Mapping mapping, IdentityProof.Result proof, NoiseAgreement noise, Battery battery) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.target = mapping.target();
    this.proof = proof;
    this.noise = noise;
    this.battery = battery;
    for (String state : target.states()) {
      mapping.ofState(state).ifPresent(written -> {
        if (!isItself(state)) {
          collect(written, inMap);
        }
      });
    }
    shared();
    ofOneOnly();
  }

  /** In words, grouped by what is done. */
  List<String> survives() {
    return survived;
  }

  /** What tells the two apart, with predictions. */
  List<Separation> separatedBy() {
    return separated;
  }

  /** Gauges that are such as long as they stay where they are. */
  Set<String> staying() {
    return staying;
  }

  private void collect(Expr expression, Set<String> names) {
    for (String name : Names.of(expression)) {
      if (source.definition(name).isPresent()) {
        collect(source.definition(name).get(), names);
      } else {
        names.add(name);
      }
    }
  }

  private boolean isItself(String state) {
    return source.states().contains(state)
        && mapping.ofState(state).filter(new Expr.Name(state)::equals).isPresent();
  }

  private void shared() {
    Set<String> held = new LinkedHashSet<>();
    Set<String> infused = new LinkedHashSet<>();
    Set<String> jumped = new LinkedHashSet<>();
    Set<String> set = new LinkedHashSet<>();
    for (String state : source.states()) {
      if (target.states().contains(state) && isItself(state) && !inMap.contains(state)) {
        jumped.add(state);
        addIf(held, state, Set.of(), () -> source.held(state), () -> target.held(state));
        addIf(infused, state, Set.of(), () -> source.infused(state, 1), () -> target.infused(state, 1));
      }
    }
    for (String name : source.auxiliaries()) {
      if (target.auxiliaries().contains(name) && mapping.commensurable(name)) {
        addIf(held, name, Set.of(name), () -> heldAsItIs(source, name), () -> heldAsItIs(target, name));
      }
    }
    for (String name : source.parameters()) {
      boolean alike = mapping.shares(name) && source.quantity(name).kind() == target.quantity(name).kind();
      boolean fixed = proof.atValues() || noise.atValues() && noise.names().contains(name);
      if (alike && !inMap.contains(name) && !fixed) {
        if (mayMove(name)) {
          (source.quantity(name).kind() == Quantity.Kind.INPUT ? infused : set).add(name);
        } else {
          separateBoth(name);
        }
      }
    }
    say("holding ", held);
    say("infusing ", infused);
    say("putting to any value at an instant ", jumped);
    say("setting or scaling, for a while or for good, ", set);
  }

  private interface Made {
    Model model();
  }

  private void addIf(Set<String> group, String name, Set<String> inTime, Made mine, Made theirs) {
    if (stillProved(inTime, mine, theirs)) {
      group.add(name);
    } else {
      separated.add(new Separation("an intervention on " + name + " in both: not proved again",
          Optional.empty()));
    }
  }

  /** Whether a parameter may be set during a run, together with those that were found to before. */
  private boolean mayMove(String parameter) {
    if (!mapping.remembers()) {
      return true;
    }
    Set<String> together = new TreeSet<>(moving);
    together.add(parameter);
    if (!stillProved(together, () -> source, () -> target)) {
      return false;
    }
    moving.add(parameter);
    return true;
  }

  /**
   * Whether the proof goes through again, with nothing put to a value that was free before, and no less said
   * of the noise.
   *
   * @param inTime the parameters that are functions of time
   */
  private boolean stillProved(Set<String> inTime, Made mine, Made theirs) {
    try {
      IdentityProof prover =
          new IdentityProof(new Mapping(mine.model(), theirs.model(), mapping.entries()), inTime);
      IdentityProof.Result again = prover.result();
      return again.proved()
          && proof.fixed().containsAll(again.fixed())
          && (proof.atValues() || !again.atValues())
          && prover.noise(again).isAsGoodAs(noise);
    } catch (ModelException impossible) {
      return false;
    }
  }

  private static Model heldAsItIs(Model model, String name) {
    return model.held(name, model.evaluate(0, model.start()).get(name));
  }

  private void say(String what, Set<String> names) {
    if (!names.isEmpty()) {
      survived.add(what + String.join(", ", names));
    }
  }

  private void ofOneOnly() {
    Set<String> mapped = new LinkedHashSet<>(mapping.parameterSources());
    mapping.entries().keySet().stream().filter(target.parameters()::contains).forEach(mapped::add);
    for (Model owner : List.of(source, target)) {
      Model other = owner == source ? target : source;
      for (String name : own(owner, other)) {
        boolean parameter = owner.parameters().contains(name);
        boolean gauge = parameter && proof.free().contains(name) && !inMap.contains(name);
        if (gauge && !mayMove(owner == source ? name : mapping.ownName(name))) {
          staying.add(name);
          separate(owner, other, name, false);
        } else if (gauge) {
          survived.add("moving " + name + " of " + owner.name() + ", a gauge");
        } else if (parameter || mapped.contains(name) || !heldAloneIsProved(owner, name)) {
          separate(owner, other, name, mapped.contains(name));
        } else {
          survived.add("holding " + name + " of " + owner.name() + ", a read-out");
        }
      }
    }
  }

  private List<String> own(Model owner, Model other) {
    List<String> names = new ArrayList<>();
    owner.states().stream().filter(name -> !other.has(name)).forEach(names::add);
    owner.auxiliaries().stream().filter(name -> !other.has(name)).forEach(names::add);
    owner.parameters().stream().filter(name -> !other.has(name)).forEach(names::add);
    return names;
  }

  private boolean heldAloneIsProved(Model owner, String name) {
    return owner == source
        ? stillProved(Set.of(name), () -> heldAsItIs(source, name), () -> target)
        : stillProved(Set.of(name), () -> source, () -> heldAsItIs(target, name));
  }

  private void separate(Model owner, Model other, String name, boolean mapped) {
    boolean parameter = owner.parameters().contains(name);
    double value = parameter ? moved(owner, name) : 0;
    Clause clause = parameter ? Protocol.after(0).set(name, value) : Protocol.after(0).hold(name, value);
    String what = (parameter ? "setting " + name + " to " : "holding " + name + " at ")
        + shown(owner, name, value) + " in " + owner.name()
        + (staying.contains(name) ? ", which a delay remembers otherwise" : "")
        + counterpart(owner, other, name, mapped);
    separate(what, owner, other, Protocol.of("the intervention", clause), Protocol.none());
  }

  /** Of a parameter of both: set in the course of a run, it is remembered otherwise in one of them. */
  private void separateBoth(String name) {
    double value = moved(source, name);
    double theirs = value * mapping.factor(name).doubleValue();
    separate("setting " + name + " to " + shown(source, name, value)
            + " in both, which a delay remembers otherwise in one of them", source, target,
        Protocol.of("the intervention", Protocol.after(0).set(name, value)),
        Protocol.of("the intervention", Protocol.after(0).set(name, theirs)));
  }

  private static double moved(Model owner, String parameter) {
    return owner.value(parameter) == 0 ? NUDGE : owner.value(parameter) * 1.5;
  }

  private static String shown(Model owner, String name, double value) {
    Unit unit = owner.quantity(name).unit();
    return Numbers.round(value) + (unit.isDimensionless() ? "" : " " + unit);
  }

  /** What would have to be done to the other model at the same time, where the map says so. */
  private String counterpart(Model owner, Model other, String name, boolean mapped) {
    if (mapped) {
      return " alone (" + mapping.entries().keySet().stream().filter(other::has).findFirst()
          .orElseGet(() -> mapping.entries().values().stream().map(Text::of).findFirst().orElse(""))
          + " of " + other.name() + " is its counterpart and is left where it is)";
    }
    if (owner == source && inMap.contains(name)) {
      return mapping.changesOfState().stream().findFirst()
          .map(change -> " (its counterpart in " + other.name() + " follows from " + change + ")").orElse("");
    }
    return "";
  }

  /** Notes what is done to each of two models, and the first protocol under which it is seen. */
  private void separate(String what, Model owner, Model other, Protocol mine, Protocol theirs) {
    separated.add(new Separation(what, new Experiments(mapping, battery).seen(owner, other, mine, theirs)));
  }
}
