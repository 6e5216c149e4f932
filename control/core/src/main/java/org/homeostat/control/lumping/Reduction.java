package org.homeostat.control.lumping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/**
 * A model and the smaller one that sums, classes or linear combinations of its states obey: the smaller one's
 * solutions are the larger one's under the map, exactly.
 *
 * @param full the model that was lumped
 * @param model the lumped model, which runs like any other
 * @param map each state of the lumped model in those of the full one
 * @param classes for a backward lumping, the states that each class holds; for a forward one, the blocks that
 *     are summed; empty for combinations
 * @param lost the auxiliaries that do not follow from the lumped model's states
 * @param scope for which values of the parameters this holds
 * @param isSmallest whether no smaller one of the kind exists, given what was to be kept
 */
public record Reduction(Kind kind, Model full, Model model, Map<String, Expr> map,
    List<List<String>> classes, List<String> lost, Scope scope, boolean isSmallest) {

  /** In which sense states are lumped. */
  public enum Kind {
    /** The sum over each block of states obeys an equation in these sums. */
    FORWARD("forward", "sums of states"),
    /** States of one class that start equal stay equal. */
    BACKWARD("backward", "classes of equal states"),
    /** Linear combinations of states obey equations in these combinations. */
    LINEAR("linear", "linear combinations of states");

    private final String text;
    private final String of;

    Kind(String text, String of) {
      this.text = text;
      this.of = of;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** For which values of the parameters a lumping holds. */
  public enum Scope {
    /** The parameters were symbols. */
    ALL_VALUES("all values of the parameters"),
    /** The parameters were put to their present values. */
    THESE_VALUES("these values of the parameters");

    private final String text;

    Scope(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Copies the lists. */
  public Reduction {
    map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    classes = classes.stream().map(List::copyOf).toList();
    lost = List.copyOf(lost);
  }

  /** Whether the lumped model has fewer states. */
  public boolean isSmaller() {
    return model.states().size() < full.states().size();
  }

  /** What was lumped, the map, what was lost, and the lumped model. */
  @Override
  public String toString() {
    if (!isSmaller()) {
      return full.name() + ": no " + kind.of + " fewer than its " + full.states().size() + " states "
          + (isSmallest ? "obey" : "are shown to obey") + " closed equations (" + kind + ", for " + scope
          + ")";
    }
    StringBuilder text = new StringBuilder(full.name() + ": " + full.states().size() + " states, "
        + model.states().size() + " " + kind.of + " obey closed equations (" + kind + ", for " + scope
        + (isSmallest ? "" : "; a smaller one is not excluded") + ")");
    map.forEach((name, value) -> text.append("\n  ").append(shown(name, value)));
    if (!lost.isEmpty()) {
      text.append("\n  lost: ").append(String.join(", ", lost));
    }
    if (!full.noisyStates().isEmpty()) {
      text.append("\n  without the noise on ").append(String.join(", ", full.noisyStates()));
    }
    return text.append("\n").append(model).toString();
  }

  private String shown(String name, Expr value) {
    return kind != Kind.BACKWARD
        ? Text.of(value).equals(name) ? name : name + " = " + Text.of(value)
        : classes.stream().filter(members -> members.get(0).equals(name)).flatMap(List::stream)
            .collect(Collectors.joining(" = "));
  }
}
