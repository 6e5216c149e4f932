package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.protocol.Window;

/**
 * Whether a proof survives a whole protocol: whether it goes through again for what the protocol makes of
 * both models, in every phase and with every clause open that a crossing may open, whether the crossings
 * are those of one quantity, and whether what jumps stands in no map and in no set.
 */
final class ProtocolSurvival {
  /** With more clauses that crossings open than this, not all of their combinations are looked at. */
  private static final int MOST_CROSSINGS = 4;

  private final Mapping mapping;
  private final IdentityProof.Result proof;
  private final Set<String> jumping;
  private final Set<String> steering;
  private final Set<String> values;

  /**
   * Of one proof.
   *
   * @param jumping the states that may be put anywhere at an instant, in both models alike
   * @param steering what the map or the set is made of beside states
   */
  ProtocolSurvival(
      Mapping mapping, IdentityProof.Result proof, Set<String> jumping, Set<String> steering) {
    this.mapping = mapping;
    this.proof = proof;
    this.jumping = jumping;
    this.steering = steering;
    this.values = new IdentityProof(mapping).values(proof);
  }

  /** Why the proof does not survive a protocol, in words; empty where it does. */
  Optional<String> objection(Protocol protocol) {
    return crossing(protocol).or(() -> steered(protocol)).or(() -> jump(protocol)).or(() -> phases(protocol));
  }

  private Optional<String> crossing(Protocol protocol) {
    for (Clause clause : protocol.clauses()) {
      if (clause.window() instanceof Window.When when) {
        for (String name : Names.of(when.gauge())) {
          for (Model model : List.of(mapping.source(), mapping.target())) {
            if (!name.equals("t") && !model.has(name)) {
              return Optional.of("it waits for " + name + ", which " + model.name() + " does not have");
            }
          }
        }
        if (!new IdentityProof(mapping).agreesOn(when.gauge(), proof)) {
          return Optional.of("it waits for what is not shown to cross at one time in both");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> steered(Protocol protocol) {
    return interventions(protocol).map(Intervention::quantity).filter(steering::contains).findFirst()
        .map(name -> "it changes " + name + ", on which "
            + (mapping.set().isEverything() ? "the map" : "the set") + " depends");
  }

  /** To hold a state at a value puts it there first. */
  private Optional<String> jump(Protocol protocol) {
    return interventions(protocol)
        .filter(act -> mapping.source().states().contains(act.quantity())
            || mapping.target().states().contains(act.quantity()))
        .filter(act -> act instanceof Intervention.Assign || act instanceof Intervention.Scale
            || act instanceof Intervention.Hold hold && hold.value().isPresent())
        .map(Intervention::quantity).filter(name -> !jumping.contains(name)).findFirst()
        .map(name -> "it puts " + name + " elsewhere, "
            + (mapping.set().isEverything() ? "and the map asks for more to be put elsewhere with it"
                : "off the set"));
  }

  private static Stream<Intervention> interventions(Protocol protocol) {
    return protocol.clauses().stream().flatMap(clause -> clause.interventions().stream());
  }

  private Optional<String> phases(Protocol protocol) {
    return openings(protocol).stream().filter(open -> !goesThrough(protocol, open)).findFirst()
        .map(open -> "the proof does not go through again while " + open.stream()
            .flatMap(clause -> clause.interventions().stream()).map(Intervention::toString)
            .collect(Collectors.joining(", ")));
  }

  /** The clauses that may be open together, in each phase. */
  private List<List<Clause>> openings(Protocol protocol) {
    List<Clause> crossed =
        protocol.clauses().stream().filter(clause -> clause.window() instanceof Window.When).toList();
    List<List<Clause>> openings = new ArrayList<>();
    List<Double> times = new ArrayList<>(List.of(0.0));
    times.addAll(protocol.boundaries(mapping.source().timeUnit()));
    for (double t : times) {
      List<Clause> timed = protocol.openAt(t, mapping.source().timeUnit());
      int all = 1 << Math.min(crossed.size(), MOST_CROSSINGS);
      for (int bits = 0; bits < all; bits++) {
        List<Clause> open = new ArrayList<>(timed);
        for (int i = 0; i < crossed.size(); i++) {
          if ((bits >> i & 1) == 1) {
            open.add(crossed.get(i));
          }
        }
        if (!open.isEmpty() && !openings.contains(open)) {
          openings.add(open);
        }
      }
    }
    return openings;
  }

  private boolean goesThrough(Protocol protocol, List<Clause> open) {
    try {
      Protocol now = Protocol.of(protocol.name(), open.toArray(Clause[]::new));
      Model mine = under(now, mapping.source());
      Model theirs = under(now, mapping.target());
      Mapping again = mapping.between(mine, theirs);
      Set<String> moving = new TreeSet<>();
      if (mapping.remembers()) {
        interventions(now).map(Intervention::quantity)
            .filter(name -> mine.parameters().contains(name) || theirs.parameters().contains(name))
            .forEach(moving::add);
      }
      IdentityProof prover = new IdentityProof(again, moving);
      return prover.again(proof, values).proved() && new Agreement(again, prover).differingValues().isEmpty();
    } catch (ModelException impossible) {
      return false;
    }
  }

  private static Model under(Protocol protocol, Model model) {
    Protocol own = protocol.restrictedTo(model);
    return own.model(model, own.clauses());
  }
}
