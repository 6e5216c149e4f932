package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/**
 * Proves, or fails to prove, that a mapping carries every solution of its source to a solution of its target and leaves
 * every shared quantity as it is: each target state's derivative, written in the source, equals the derivative of what
 * the state is mapped from, by exact rational arithmetic; the same for each shared auxiliary.
 */
final class IdentityProof {
  private final Mapping mapping;
  private final Model source;
  private final Model target;

  /**
   * What came of it.
   *
   * @param proved whether source and target are one system under the mapping
   * @param settled whether a failure is a real difference of the fields, not a limit of the method
   * @param free parameters of one model only that have no influence on anything shared
   * @param fixed parameters of one model only that had to be put to their values
   * @param atValues whether all parameters had to be put to their values
   * @param differing the quantities in which they differ
   */
  record Result(boolean proved, boolean settled, Set<String> free, Set<String> fixed, boolean atValues,
      List<String> differing) {}

  IdentityProof(Mapping mapping) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.target = mapping.target();
  }

  /** Tries for all values; then with private parameters at their values where they matter; then at all values. */
  Result result() {
    Set<String> own = new TreeSet<>(privateParameters());
    Set<String> all = new LinkedHashSet<>(source.parameters());
    all.addAll(own);
    try {
      Attempt general = new Attempt(Set.of());
      if (general.holds()) {
        return new Result(true, true, own, Set.of(), false, List.of());
      }
      Set<String> blamed = new TreeSet<>(general.namesInDifferences());
      blamed.retainAll(own);
      Attempt partial = blamed.isEmpty() ? general : new Attempt(blamed);
      if (partial.holds()) {
        Set<String> free = new TreeSet<>(own);
        free.removeAll(blamed);
        return new Result(true, true, free, blamed, false, List.of());
      }
      Attempt numeric = new Attempt(all);
      return numeric.holds()
          ? new Result(true, true, Set.of(), own, true, List.of())
          : new Result(false, numeric.isRational(), Set.of(), own, true, numeric.differing());
    } catch (Forms.Beyond | Structure beyond) {
      String what = beyond instanceof Structure ? beyond.getMessage() : "the expansion grew past its bound";
      return new Result(false, false, Set.of(), Set.of(), false, List.of(what));
    }
  }

  /** The two have no common structure for the mapping to be a proof. */
  private static final class Structure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Structure(String why) {
      super(why, null, false, false);
    }
  }

  /** Whether a parameter of the source has an influence on a derivative or on a shared quantity; true in doubt. */
  boolean matters(String parameter) {
    try {
      return new Attempt(Set.of()).isMovedBy(parameter);
    } catch (Forms.Beyond | Structure beyond) {
      return true;
    }
  }

  Set<String> privateParameters() {
    Set<String> own = new LinkedHashSet<>();
    Set<String> mapped = new LinkedHashSet<>();
    mapping.entries().forEach((name, value) -> {
      if (target.parameters().contains(name)) {
        mapped.addAll(Names.of(value));
      }
    });
    source.parameters().stream().filter(name -> !mapping.shares(name) && !mapped.contains(name)).forEach(own::add);
    target.parameters().stream()
        .filter(name -> !mapping.shares(name) && !mapping.entries().containsKey(name))
        .forEach(name -> own.add(targetName(name)));
    return own;
  }

  /** A target's own parameter under a name that the source does not use. */
  private String targetName(String name) {
    return source.has(name) ? name + "'" : name;
  }

  /** Names of the shared quantities, other than states, that both define in units that fit. */
  List<String> sharedAuxiliaries() {
    List<String> shared = new ArrayList<>();
    for (String name : source.auxiliaries()) {
      if (target.auxiliaries().contains(name) && mapping.commensurable(name)) {
        shared.add(name);
      }
    }
    source.states().stream()
        .filter(name -> target.auxiliaries().contains(name) && mapping.commensurable(name))
        .forEach(shared::add);
    return shared;
  }

  /** One comparison of all forms, some parameters put to their values. */
  private final class Attempt {
    private final Canonical proof = new Canonical();
    private final Set<String> fixed;
    private final Forms mine;
    private final Forms theirs;
    private final Map<String, Canonical.Form> differences = new LinkedHashMap<>();

    Attempt(Set<String> fixed) {
      this.fixed = fixed;
      this.mine = new Forms(proof, source, this::sourceName);
      this.theirs = new Forms(proof, target, this::targetQuantity);
      Canonical.bounded(this::compare).orElseThrow(Forms.Beyond::new);
    }

    private Canonical.Form sourceName(String name) {
      return fixed.contains(name) ? proof.number(source.value(name)) : proof.free(name);
    }

    private Canonical.Form targetQuantity(String name) {
      if (name.equals("t")) {
        return proof.number(mapping.clock()).times(proof.free("t"));
      }
      if (target.states().contains(name)) {
        Expr written = mapping.ofState(name).orElseThrow(() -> new Structure("nothing in " + source.name()
            + " corresponds to the state " + name + " of " + target.name()));
        return scaled(name, mine.of(written));
      }
      if (mapping.entries().containsKey(name)) {
        return mine.of(mapping.entries().get(name));
      }
      if (mapping.shares(name)) {
        return scaled(name, mine.of(name));
      }
      return fixed.contains(targetName(name)) ? proof.number(target.value(name)) : proof.free(targetName(name));
    }

    private Canonical.Form scaled(String name, Canonical.Form form) {
      return form.times(proof.number(mapping.factor(name)));
    }

    private boolean compare() {
      if (source.states().size() != target.states().size()) {
        throw new Structure(source.name() + " has " + source.states().size() + " states and " + target.name() + " has "
            + target.states().size());
      }
      Jacobian jacobian = new Jacobian();
      for (String state : target.states()) {
        Canonical.Form carried = jacobian.alongSource(state);
        Canonical.Form own = theirs.rate(state).times(proof.number(mapping.clock()));
        note("d" + state + "/dt", own.minus(carried));
      }
      jacobian.checkInvertible();
      for (String name : sharedAuxiliaries()) {
        note(name, theirs.of(name).minus(scaled(name, mine.of(name))));
      }
      return true;
    }

    private void note(String what, Canonical.Form difference) {
      if (!difference.isZero()) {
        differences.put(what, difference);
      }
    }

    boolean holds() {
      return differences.isEmpty();
    }

    boolean isRational() {
      return differences.values().stream().anyMatch(Canonical.Form::isRational);
    }

    boolean isMovedBy(String parameter) {
      List<Canonical.Form> forms = new ArrayList<>();
      source.states().forEach(state -> forms.add(mine.rate(state)));
      sharedAuxiliaries().forEach(name -> forms.add(mine.of(name)));
      return Canonical.bounded(() -> forms.stream()
          .anyMatch(form -> form.derivative(parameter).map(slope -> !slope.isZero()).orElse(true))).orElse(true);
    }

    Set<String> namesInDifferences() {
      Set<String> names = new TreeSet<>();
      differences.values().forEach(difference -> names.addAll(difference.names()));
      return names;
    }

    List<String> differing() {
      return List.copyOf(differences.keySet());
    }

    /** The derivatives of the mapped states by the source's states; these must not depend on the state. */
    private final class Jacobian {
      private final Map<String, Map<String, Canonical.Form>> rows = new LinkedHashMap<>();

      Canonical.Form alongSource(String state) {
        Canonical.Form form = targetQuantity(state);
        Map<String, Canonical.Form> row = new LinkedHashMap<>();
        Canonical.Form along = slope(state, form, "t");
        for (String own : source.states()) {
          Canonical.Form slope = slope(state, form, own);
          if (!slope.isZero()) {
            row.put(own, slope);
            along = along.plus(slope.times(mine.rate(own)));
          }
        }
        rows.put(state, row);
        return along;
      }

      private Canonical.Form slope(String state, Canonical.Form form, String name) {
        Optional<Canonical.Form> slope = form.derivative(name);
        if (slope.isEmpty() || source.states().stream().anyMatch(slope.get().names()::contains)) {
          throw new Structure("the map " + state + " = " + Text.of(mapping.ofState(state).orElseThrow())
              + " is not affine in the states");
        }
        return slope.get();
      }

      void checkInvertible() {
        Canonical.Form determinant = Determinant.of(proof, List.copyOf(rows.values()), source.states());
        if (determinant.isZero() || determinant.definiteSign(this::sign) == 0) {
          throw new Structure("the map between the states is not shown to be invertible");
        }
      }

      private int sign(String name) {
        return source.has(name) ? Domains.sign(source.quantity(name).domain()) : 0;
      }
    }
  }
}
