package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.lumping.Lumping;
import org.homeostat.control.lumping.Reduction;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;

/**
 * The question whether one model, or both, lump to what is one system: whether sums or other linear
 * combinations of the states of one obey the equations of the other.
 *
 * <pre>{@code
 * Lumped.between(twoCompartments, one).verdict();                          // through what both name alike
 * Lumped.between(twoCompartments, one).given("L = L1 + L2").verdict();     // the first model's combinations
 * }</pre>
 *
 * <p>Without a map, both are lumped to the fewest combinations that determine the states and auxiliaries
 * that they have in common, and these are compared. Exact, starts included; for all values of the parameters
 * where they can stay symbols, else at their values. What is not shown is undecided: another lumping may
 * exist.
 */
public final class Lumped {
  private static final String HERE = "these values";

  private final Model a;
  private final Model b;
  private final List<String> map;

  private Lumped(Model a, Model b, List<String> map) {
    this.a = a;
    this.b = b;
    this.map = List.copyOf(map);
  }

  /** Between two models, by the names that they share. */
  public static Lumped between(Model a, Model b) {
    return new Lumped(a, b, List.of());
  }

  /** With the first model's combinations that are the second's states, as {@code "L = L1 + L2"}. */
  public Lumped given(String... entries) {
    return new Lumped(a, b, Arrays.asList(entries));
  }

  /** A model as it is compared: lumped, or as it was. */
  private record Side(Model full, Model model, Map<String, Expr> map) {

    static Side of(Reduction reduction) {
      return new Side(reduction.full(), reduction.model(), reduction.map());
    }

    static Side whole(Model model) {
      return new Side(model, model, Map.of());
    }

    boolean isLumped() {
      return model.states().size() < full.states().size();
    }

    /** The combinations that are not states as they are. */
    String combinations() {
      String sums = map.entrySet().stream()
          .filter(state -> !Text.of(state.getValue()).equals(state.getKey()))
          .map(state -> state.getKey() + " = " + Text.of(state.getValue()))
          .collect(Collectors.joining(", "));
      return (sums.isEmpty() ? String.join(", ", map.keySet()) : sums) + " of " + full.name();
    }
  }

  /** The two as they are compared, and what came of that. */
  private record Pair(Side first, Side second, Verdict verdict, boolean atValues) {

    boolean isProved() {
      return verdict instanceof Verdict.Proved;
    }

    String scope() {
      return atValues ? HERE : verdict.scope();
    }

    String statement() {
      String sizes = ": " + first.full.states().size() + " states against " + second.full.states().size()
          + ", " + first.model.states().size() + " after lumping.";
      String noise = first.full.noisyStates().isEmpty() && second.full.noisyStates().isEmpty() ? ""
          : " The noise is left out.";
      return (first.isLumped() && second.isLumped()
          ? first.combinations() + ", and " + second.combinations() + ", obey one set of equations"
          : first.isLumped() ? first.combinations() + " obeys the equations of " + second.full.name()
          : second.combinations() + " obeys the equations of " + first.full.name()) + sizes + noise;
    }
  }

  private Optional<Pair> shown(boolean atValues) {
    Optional<Side> first = map.isEmpty() ? Optional.of(Side.of(keeping(a, atValues)))
        : lumping(a, atValues).ifClosed(map.toArray(String[]::new)).map(Side::of);
    Side second = map.isEmpty() ? Side.of(keeping(b, atValues)) : Side.whole(b);
    return first.filter(side -> side.isLumped() || second.isLumped())
        .map(side -> new Pair(side, second,
            Equivalence.between(side.model, second.model).verdict(), atValues))
        .filter(Pair::isProved);
  }

  private static Lumping lumping(Model model, boolean atValues) {
    return atValues ? Lumping.of(model).atValues() : Lumping.of(model);
  }

  private Reduction keeping(Model model, boolean atValues) {
    return lumping(model, atValues).keeping(shared().toArray(String[]::new));
  }

  /** The states and auxiliaries of both that measure one thing. */
  private Set<String> shared() {
    Set<String> shared = new LinkedHashSet<>(variables(a));
    shared.retainAll(variables(b));
    shared.removeIf(name -> !a.quantity(name).unit().isCommensurable(b.quantity(name).unit()));
    if (shared.isEmpty()) {
      throw new ModelException(a.name() + " and " + b.name(), "they have no state or auxiliary in common that"
          + " a lumping could keep. Say given(\"X = x1 + x2\") for the combinations that are meant.");
    }
    return shared;
  }

  private static List<String> variables(Model model) {
    List<String> names = new ArrayList<>(model.states());
    names.addAll(model.auxiliaries());
    return names;
  }

  /** The proof, where there is one and lumping takes something together; nothing is said otherwise. */
  static Optional<Verdict> proved(Model a, Model b) {
    Lumped question = between(a, b);
    boolean small = question.shared().containsAll(a.states()) && question.shared().containsAll(b.states());
    if (small || !a.delayedQuantities().isEmpty() || !b.delayedQuantities().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.verdict()).filter(Verdict.Proved.class::isInstance);
    } catch (ModelException hidden) {
      // slopes without an exact form, or an expansion past its bound: there is no lumping to speak of
      return Optional.empty();
    }
  }

  /** Proved with the combinations that are one system, or undecided. */
  public Verdict verdict() {
    Optional<Pair> pair = shown(false).or(() -> shown(true));
    String open = "no linear combinations of " + a.name() + " and of " + b.name() + (map.isEmpty()
        ? " that determine what both name alike were shown to obey one set of equations."
        : " were shown to obey one set of equations under " + String.join(", ", map) + ".");
    Finding finding = new Finding(Relation.LUMPED, pair.map(yes -> true), Evidence.PROOF,
        pair.map(Pair::statement).orElse(open));
    Account account = new Account(a.name(), b.name(), Relation.LUMPED,
        pair.map(Pair::scope).orElse(HERE), finding.detail(),
        pair.isPresent() ? new Assumptions(a, b).lines() : List.of(), List.of(), List.of(), List.of(finding),
        OptionalDouble.empty());
    return pair.isPresent() ? new Verdict.Proved(account) : new Verdict.Undecided(account);
  }
}
