package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.FormMatrix;
import org.homeostat.control.expr.NoPast;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/**
 * The map from the source's states to those of the target in one proof: its slopes, what it makes of the
 * source's motion, and whether it is invertible. Where a map is curved, noise adds Ito's term: half the sum
 * of its second slopes times the squared intensities.
 */
final class StateMap {
  private final Canonical proof;
  private final Mapping mapping;
  private final Model source;
  private final Forms mine;
  private final Slopes slopes;
  private final Map<String, Map<String, Canonical.Form>> rows = new LinkedHashMap<>();
  private final Map<String, Canonical.Form> ito = new LinkedHashMap<>();
  private boolean curved;

  StateMap(Canonical proof, Mapping mapping, Forms mine) {
    this.proof = proof;
    this.mapping = mapping;
    this.source = mapping.source();
    this.mine = mine;
    this.slopes = new Slopes(source);
    mapping.target().states().forEach(this::read);
  }

  private void read(String state) {
    Expr written = written(state);
    StatedInverse.checkSmooth(source, written);
    if (mapping.scaled(proof, state, mine.of(written)).remembers()) {
      throw new IdentityAttempt.Structure("the map " + state + " = " + Text.of(written)
          + " reads the past, and a state is of one time");
    }
    Map<String, Canonical.Form> row = new LinkedHashMap<>();
    Canonical.Form bent = proof.number(0);
    for (String own : source.states()) {
      Expr slope = slope(written, own);
      Canonical.Form form = mapping.scaled(proof, state, mine.of(slope));
      if (!form.isZero()) {
        row.put(own, form);
        curved |= source.states().stream().anyMatch(form.names()::contains);
        if (source.noise(own).isPresent()) {
          Canonical.Form noise = mine.of(source.noise(own).orElseThrow());
          Canonical.Form second = mapping.scaled(proof, state, mine.of(slope(slope, own)));
          bent = bent.plus(second.times(noise).times(noise));
        }
      }
    }
    rows.put(state, row);
    ito.put(state, bent.times(proof.number(BigFraction.ONE_HALF)));
  }

  private Expr slope(Expr expression, String by) {
    try {
      return slopes.of(expression, by);
    } catch (NoPast past) {
      throw new IdentityAttempt.Structure("the map has no slope: " + past.getMessage());
    }
  }

  private Expr written(String state) {
    return mapping.ofState(state).orElseThrow(() -> new IdentityAttempt.Structure("nothing in "
        + source.name() + " corresponds to the state " + state + " of " + mapping.target().name()));
  }

  /** For each state of the target its slopes by those of the source, zeros left out. */
  Map<String, Map<String, Canonical.Form>> rows() {
    return rows;
  }

  /** Whether the slopes depend on where the source is. */
  boolean isCurved() {
    return curved;
  }

  /** What the source's motion makes of a state of the target, per time of the source. */
  Canonical.Form along(String state) {
    Canonical.Form along = mapping.scaled(proof, state, mine.of(slope(written(state), "t")));
    for (Map.Entry<String, Canonical.Form> slope : rows.get(state).entrySet()) {
      along = along.plus(slope.getValue().times(mine.rate(slope.getKey())));
    }
    return along;
  }

  /** What the source's noise adds to that where the map is curved. */
  Canonical.Form ito(String state) {
    return ito.get(state);
  }

  /** The states of the target to which the noise adds something. */
  List<String> bent() {
    return ito.keySet().stream().filter(state -> !ito.get(state).isZero()).toList();
  }

  /** What has to be positive for the map to be invertible; an exception where that it is is not shown. */
  List<Condition> conditions() {
    if (!curved) {
      checkDeterminant();
      return List.of();
    }
    Inversion inversion = new Inversion(mapping);
    if (inversion.isComplete()) {
      return inversion.conditions();
    }
    return new StatedInverse(mapping).conditions(String.join(", ", changes()));
  }

  private List<String> changes() {
    List<String> changes = new ArrayList<>();
    mapping.entries().forEach((state, value) -> {
      if (mapping.target().states().contains(state)) {
        changes.add(state + " = " + Text.of(value));
      }
    });
    return changes;
  }

  private void checkDeterminant() {
    Set<String> states = Set.copyOf(source.states());
    boolean itself = rows.entrySet().stream()
        .allMatch(row -> row.getValue().size() == 1 && row.getValue().containsKey(row.getKey()))
        && rows.keySet().equals(states);
    if (itself) {
      return;
    }
    Canonical.Form determinant = FormMatrix.determinant(proof, rows.values().stream()
        .map(row -> source.states().stream().map(own -> row.getOrDefault(own, proof.number(0))).toList())
        .toList()).orElseThrow(Forms.Beyond::new);
    if (determinant.isZero()) {
      mapping.checkRegular(changes());
    }
    if (determinant.isZero() || determinant.definiteSign(this::sign) == 0) {
      throw new IdentityAttempt.Structure("the map between the states is not shown to be invertible");
    }
  }

  private int sign(String name) {
    return source.has(name) ? Domains.sign(source.quantity(name).domain()) : 0;
  }
}
