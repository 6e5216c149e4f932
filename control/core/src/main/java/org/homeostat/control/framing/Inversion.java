package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.NoPast;
import org.homeostat.control.expr.Substitution;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/**
 * The inverse of a map between states that can be put in an order in which each entry brings in one state
 * more: entry after entry is solved for it. What comes out is smooth both ways wherever its conditions hold.
 */
final class Inversion {
  private static final Expr NOTHING = new Expr.Number(BigDecimal.ZERO);

  private final Mapping mapping;
  private final Model source;
  private final Forms forms;
  private final Signs signs;
  private final Slopes slopes;
  private final Map<String, Expr> solved = new LinkedHashMap<>();
  private final Set<Condition> conditions = new LinkedHashSet<>();

  /** Solves the entries as far as they can be. */
  Inversion(Mapping mapping) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.forms = Forms.plain(new Canonical(), source);
    this.signs = new Signs(source);
    this.slopes = new Slopes(source);
    Map<String, Expr> open = new LinkedHashMap<>();
    for (String state : mapping.target().states()) {
      mapping.ofState(state).ifPresent(written -> open.put(state, expanded(written)));
    }
    while (solveOne(open)) {
      continue;
    }
  }

  /** Whether every state of the source is found again. */
  boolean isComplete() {
    return solved.keySet().containsAll(source.states());
  }

  /** Each state of the source in the states of the target, parameters by the source's names. */
  Map<String, Expr> solved() {
    return solved;
  }

  /** What has to be positive for that. */
  List<Condition> conditions() {
    return List.copyOf(conditions);
  }

  /** Without auxiliaries. */
  private Expr expanded(Expr expression) {
    Map<String, Expr> definitions = new LinkedHashMap<>();
    for (String name : Names.of(expression)) {
      if (!name.equals("t")) {
        source.definition(name).ifPresent(definition -> definitions.put(name, expanded(definition)));
      }
    }
    return definitions.isEmpty() ? expression : Substitution.in(expression, definitions);
  }

  private boolean solveOne(Map<String, Expr> open) {
    for (Map.Entry<String, Expr> entry : open.entrySet()) {
      List<String> unknown = new ArrayList<>(Names.of(entry.getValue()));
      unknown.retainAll(source.states());
      unknown.removeAll(solved.keySet());
      if (unknown.size() == 1) {
        Optional<Expr> found = solved(entry.getKey(), entry.getValue(), unknown.get(0));
        if (found.isPresent()) {
          solved.put(unknown.get(0), found.get());
          open.remove(entry.getKey());
          return true;
        }
      }
    }
    return false;
  }

  private Optional<Expr> solved(String state, Expr written, String sought) {
    Expr own = new Expr.Name(state);
    Expr value = mapping.entries().containsKey(state) || mapping.factor(state).equals(
        BigFraction.ONE) ? own : new Expr.Quotient(own, factor(state));
    return linear(written, sought, value).or(() -> stepwise(written, sought, value))
        .map(found -> Substitution.in(found, solved));
  }

  private Expr factor(String state) {
    return new Expr.Quotient(
        new Expr.Number(new BigDecimal(mapping.factor(state).getNumerator())),
        new Expr.Number(new BigDecimal(mapping.factor(state).getDenominator())));
  }

  private Optional<Expr> stepwise(Expr written, String sought, Expr value) {
    Set<Condition> asked = new LinkedHashSet<>();
    Undoing undoing = new Undoing(sought, signs::of,
        part -> asked.add(new Condition(source, part)), part -> reach(part, asked));
    Optional<Expr> found = written.fold(undoing).back().map(back -> back.apply(value));
    found.ifPresent(any -> conditions.addAll(asked));
    return found;
  }

  /** What is positive by the target's domain need not be said. */
  private void reach(Expr part, Set<Condition> asked) {
    boolean positive = part instanceof Expr.Name name && mapping.target().states().contains(name.name())
        && Domains.sign(mapping.target().quantity(name.name()).domain()) == Signs.POSITIVE;
    if (!positive) {
      asked.add(new Condition(mapping.target(), part));
    }
  }

  /** Where the name stands at most linearly, in several places too, and its factor keeps its sign. */
  private Optional<Expr> linear(Expr written, String sought, Expr value) {
    if (written.equals(new Expr.Name(sought))) {
      return Optional.of(value);
    }
    try {
      Expr slope = slopes.of(written, sought);
      if (forms.of(slope).names().contains(sought) || Math.abs(signs.of(slope)) != Signs.POSITIVE) {
        return Optional.empty();
      }
      Expr rest = Substitution.in(written, Map.of(sought, NOTHING));
      forms.of(rest);
      return Optional.of(new Expr.Quotient(new Expr.Difference(value, rest), slope));
    } catch (Forms.Beyond | NoPast beyond) {
      return Optional.empty();
    }
  }

  /** As text, one state after another. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    solved.forEach((state, value) -> {
      if (!value.equals(new Expr.Name(state))) {
        lines.add(state + " = " + Text.of(value));
      }
    });
    return String.join(", ", lines);
  }
}
