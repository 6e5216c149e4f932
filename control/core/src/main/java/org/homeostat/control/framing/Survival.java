package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.progress.Job;
import org.homeostat.control.protocol.Protocol;

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

  private final Mapping mapping;
  private final Model source;
  private final Model target;
  private final IdentityProof.Result proof;
  private final NoiseAgreement noise;
  private final Set<String> values;
  private final Separations separations;
  private final Set<String> moving = new TreeSet<>();
  private final Set<String> staying = new TreeSet<>();
  private final Set<String> inMap = new TreeSet<>();
  /** What the map or the set is made of beside states: once it is changed, they are others. */
  private final Set<String> steering = new TreeSet<>();
  private final Set<String> jumping = new LinkedHashSet<>();
  private final List<Protocol> alike = new ArrayList<>();
  private final List<String> survived = new ArrayList<>();

  Survival(Mapping mapping, IdentityProof.Result proof, NoiseAgreement noise, Battery battery) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.target = mapping.target();
    this.proof = proof;
    this.noise = noise;
    this.values = new IdentityProof(mapping).values(proof);
    this.separations = new Separations(mapping, battery, inMap);
    for (String state : target.states()) {
      mapping.ofState(state).ifPresent(written -> {
        if (!isItself(state)) {
          collect(written, inMap);
        }
      });
    }
    mapping.set().vanishing().forEach(vanishing -> collect(vanishing, inMap));
    steering.removeAll(source.states());
    shared();
    changed();
    ofOneOnly();
    protocols(battery.protocols());
  }

  /** In words, grouped by what is done. */
  List<String> survives() {
    return survived;
  }

  /** The protocols of the battery that the proof survives. */
  List<Protocol> protocols() {
    return alike;
  }

  /** What tells the two apart, with predictions. */
  List<Separation> separatedBy() {
    return separations.found();
  }

  /** Gauges that are such as long as they stay where they are. */
  Set<String> staying() {
    return staying;
  }

  private void collect(Expr expression, Set<String> names) {
    for (String name : Names.of(expression)) {
      steering.add(name);
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
    Set<String> set = new LinkedHashSet<>();
    for (String state : source.states()) {
      if (target.states().contains(state) && isItself(state)) {
        addIf(held, Separations.HOLDING, state, Set.of(),
            () -> source.held(state), () -> target.held(state));
        addIf(infused, Separations.INFUSING, state, Set.of(),
            () -> source.infused(state, 1), () -> target.infused(state, 1));
        if (inMap.contains(state)) {
          separations.ofBoth(Separations.PUTTING, state);
        } else {
          jumping.add(state);
        }
      }
    }
    for (String name : source.auxiliaries()) {
      if (target.auxiliaries().contains(name) && mapping.commensurable(name)) {
        addIf(held, Separations.HOLDING, name, Set.of(name),
            () -> heldAsItIs(source, name), () -> heldAsItIs(target, name));
      }
    }
    held.stream().filter(steering::contains).toList().forEach(name -> {
      held.remove(name);
      separations.ofBoth(Separations.HOLDING, name);
    });
    for (String name : source.parameters()) {
      boolean alike = mapping.shares(name) && source.quantity(name).kind() == target.quantity(name).kind();
      boolean fixed = proof.atValues() || noise.atValues() && noise.names().contains(name);
      boolean mapped = inMap.contains(name) || mapping.parameterSources().contains(name)
          || proof.fixed().contains(name);
      if (alike && !fixed) {
        if (!mapped && mayMove(name)) {
          (source.quantity(name).kind() == Quantity.Kind.INPUT ? infused : set).add(name);
        } else {
          separations.ofBoth(Separations.SETTING, name);
        }
      }
    }
    say("holding ", held);
    say("infusing ", infused);
    say("putting to any value at an instant ", jumping);
    say("setting or scaling, for a while or for good, ", set);
  }

  /** What is put elsewhere, or held, in one may be put or held in the other, as the map says. */
  private void changed() {
    List<String> changes = mapping.changesOfState();
    if (changes.isEmpty()) {
      return;
    }
    Set<String> moved = new LinkedHashSet<>(source.states());
    moved.retainAll(inMap);
    if (mapping.set().isEverything()) {
      survived.add("putting " + String.join(", ", moved) + " of " + source.name()
          + " to any values of the domain" + proof.shape().where() + " at an instant, with "
          + String.join(", ", changes) + " in " + target.name());
    }
    for (String state : target.states()) {
      Set<String> from = mapping.roots(mapping.ofState(state).orElseThrow());
      from.retainAll(source.states());
      if (!isItself(state) && from.size() == 1) {
        String own = from.iterator().next();
        if (stillProved(Set.of(), () -> source.held(own), () -> target.held(state))) {
          survived.add("holding " + own + " of " + source.name() + ", with " + state + " of "
              + target.name() + " held where the map puts it");
        }
      }
    }
  }

  /** Of the protocols that can be done to both, those that the proof survives, and those that part them. */
  private void protocols(List<Protocol> all) {
    ProtocolSurvival survival = new ProtocolSurvival(mapping, proof, jumping, steering);
    for (Protocol protocol : all) {
      Optional<String> objection = survival.objection(protocol);
      if (objection.isEmpty()) {
        alike.add(protocol);
      } else if (protocol.missingIn(source).isEmpty() && protocol.missingIn(target).isEmpty()) {
        separations.under(protocol, objection.get());
      }
    }
  }

  private interface Made {
    Model model();
  }

  private void addIf(
      Set<String> group, Separations.Doing doing, String name, Set<String> inTime, Made mine, Made theirs) {
    if (stillProved(inTime, mine, theirs)) {
      group.add(name);
    } else {
      separations.ofBoth(doing, name);
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
    Job.check();
    try {
      IdentityProof prover =
          new IdentityProof(mapping.between(mine.model(), theirs.model()), inTime);
      IdentityProof.Result again = prover.again(proof, values);
      return again.proved()
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
    mapping.entries().forEach((name, value) -> {
      if (!target.states().contains(name)) {
        mapped.add(name);
        Names.of(value).stream().filter(source.auxiliaries()::contains).forEach(mapped::add);
      }
    });
    for (Model owner : List.of(source, target)) {
      Model other = owner == source ? target : source;
      for (String name : own(owner, other)) {
        boolean parameter = owner.parameters().contains(name);
        boolean gauge = parameter && proof.free().contains(name) && !inMap.contains(name);
        if (gauge && !mayMove(owner == source ? name : mapping.ownName(name))) {
          staying.add(name);
          separations.ofRemembered(owner, other, name);
        } else if (gauge) {
          survived.add("moving " + name + " of " + owner.name() + ", a gauge");
        } else if (parameter || mapped.contains(name) || steering.contains(name)
            || !heldAloneIsProved(owner, name)) {
          separations.ofOne(owner, other, name, mapped.contains(name));
        } else {
          survived.add("holding " + name + " of " + owner.name()
              + (owner.states().contains(name) ? " where it is" : ", a read-out"));
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
}
