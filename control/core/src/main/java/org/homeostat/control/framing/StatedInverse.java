package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Divisors;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Smoothness;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/**
 * The certificate that a stated inverse is one: the map after the inverse and the inverse after the map are
 * the identity, by exact algebra, where logarithms and powers are taken of what is positive and no divisor
 * vanishes.
 */
final class StatedInverse {
  private final Canonical proof = new Canonical();
  private final Mapping mapping;
  private final Model source;
  private final Model target;
  private final Set<Condition> conditions = new LinkedHashSet<>();

  StatedInverse(Mapping mapping) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.target = mapping.target();
  }

  /** What has to be positive; an exception where the inverse is not shown to be one. */
  List<Condition> conditions(String map) {
    if (!mapping.inverse().keySet().containsAll(unnamed())) {
      throw new IdentityAttempt.Structure("no inverse of " + map + " was found on the declared domain;"
          + " declare what is positive, or state the inverse with inverse(\"...\")");
    }
    for (String state : target.states()) {
      check(source, mapping.ofState(state).orElseThrow());
    }
    mapping.inverse().values().forEach(value -> check(target, value));
    if (!isIdentity()) {
      throw new IdentityAttempt.Structure("the stated inverse of " + map
          + " is not shown to be its inverse on the declared domain");
    }
    return List.copyOf(conditions);
  }

  /** The states of the source that the target does not have as they are. */
  private List<String> unnamed() {
    return source.states().stream()
        .filter(state -> !mapping.ofState(state).filter(new Expr.Name(state)::equals).isPresent()
            || !target.states().contains(state))
        .toList();
  }

  private Expr back(String state) {
    return mapping.inverse().getOrDefault(state, new Expr.Name(state));
  }

  private boolean isIdentity() {
    Forms own = new Forms(proof, source, BigFraction.ONE, (name, ago) -> proof.free(name));
    Forms there = new Forms(proof, target, BigFraction.ONE, (name, ago) ->
        target.states().contains(name)
            ? mapping.scaled(proof, name, own.of(mapping.ofState(name).orElseThrow()))
            : parameter(name, own));
    Forms other = new Forms(proof, target, BigFraction.ONE, (name, ago) ->
        target.states().contains(name) ? proof.free(name + " of the target")
            : parameter(name, own));
    Forms again = new Forms(proof, source, BigFraction.ONE,
        (name, ago) -> source.states().contains(name) ? other.of(back(name)) : proof.free(name));
    return Canonical.bounded(() ->
        source.states().stream().allMatch(state -> there.of(back(state)).isSame(proof.free(state)))
            && target.states().stream().allMatch(state ->
                mapping.scaled(proof, state, again.of(mapping.ofState(state).orElseThrow()))
                    .isSame(proof.free(state + " of the target")))).orElse(false);
  }

  private Canonical.Form parameter(String name, Forms own) {
    return name.equals("t") ? proof.free("t").times(proof.number(mapping.clock()))
        : mapping.counterpart(proof, name, own::of);
  }

  /** A map with a kink or a jump does not carry a motion across it, and noise less so. */
  static void checkSmooth(Model owner, Expr formula) {
    parts(owner, formula).filter(part -> !Smoothness.of(part)).findFirst().ifPresent(part -> {
      throw new IdentityAttempt.Structure("the map has a kink or a jump: " + Text.of(part));
    });
  }

  /** A formula has to be smooth, and what it takes logarithms of has to be positive. */
  private void check(Model owner, Expr formula) {
    checkSmooth(owner, formula);
    Signs signs = new Signs(owner);
    for (Expr part : parts(owner, formula).toList()) {
      for (Expr divisor : Divisors.of(part)) {
        if (Math.abs(signs.of(divisor)) != Signs.POSITIVE) {
          throw new IdentityAttempt.Structure(Text.of(divisor) + ", by which the map divides, may vanish");
        }
      }
      for (Expr base : Divisors.rooted(part)) {
        int sign = signs.of(base);
        if (sign <= 0 && owner == source) {
          throw new IdentityAttempt.Structure(Text.of(base)
              + " is not positive in the declared domain, and the map is defined only where it is");
        }
        if (sign != Signs.POSITIVE) {
          conditions.add(new Condition(owner, base));
        }
      }
    }
  }

  /** A formula and what the auxiliaries in it are. */
  private static Stream<Expr> parts(Model owner, Expr formula) {
    Map<String, Expr> seen = new HashMap<>();
    collect(owner, formula, seen);
    return seen.values().stream();
  }

  private static void collect(Model owner, Expr formula, Map<String, Expr> seen) {
    if (seen.putIfAbsent(Text.of(formula), formula) == null) {
      for (String name : new ArrayList<>(Names.of(formula))) {
        if (!name.equals("t")) {
          owner.definition(name).ifPresent(definition -> collect(owner, definition, seen));
        }
      }
    }
  }
}
