package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.control.model.Numbers;

/** Whether two models are the same, in which sense, on what evidence, and what would tell them apart. */
public sealed interface Verdict {

  /** The two are the same in the sense of {@link #relation}: shown by exact algebra. */
  record Proved(Account account) implements Verdict {
    @Override
    public String toString() {
      return text();
    }
  }

  /** The two differ: an exact difference, and a place where it is seen. */
  record Refuted(Account account, Witness shown) implements Verdict {
    @Override
    public Optional<Witness> witness() {
      return Optional.of(shown);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Neither was shown. */
  record Undecided(Account account) implements Verdict {
    @Override
    public String toString() {
      return text();
    }
  }

  /** How the statement of a verdict begins that was not asked to the end. */
  String CANCELLED = "it was cancelled before it was decided";

  /** What the verdict says beside its kind. */
  Account account();

  /** Whether somebody cancelled it: it is undecided then, whatever was seen. */
  default boolean isCancelled() {
    return statement().startsWith(CANCELLED);
  }

  /** {@code Proved}, {@code Refuted} or {@code Undecided}. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** The first model's name. */
  default String a() {
    return account().a();
  }

  /** The second model's name. */
  default String b() {
    return account().b();
  }

  /** The relation that the verdict is about. */
  default Relation relation() {
    return account().relation();
  }

  /** {@code these values}, {@code all values in the domain} or {@code after refitting}. */
  default String scope() {
    return account().scope();
  }

  /** The verdict in words. */
  default String statement() {
    return account().statement();
  }

  /** The parameters that can have any value without moving what both models have. */
  default List<String> gauges() {
    return account().gauges();
  }

  /** What must hold for it: denominators, above all. */
  default List<String> assumptions() {
    return account().assumptions();
  }

  /** The interventions after which the relation is proved to hold still, for all values and times. */
  default List<String> survives() {
    return account().survives();
  }

  /** The interventions that tell the two apart, with what each predicts. */
  default List<Separation> separatedBy() {
    return account().separatedBy();
  }

  /** Where the two are seen to differ. */
  default Optional<Witness> witness() {
    return Optional.empty();
  }

  /** What was found about each relation. */
  default List<Finding> relations() {
    return account().relations();
  }

  /** How far shared quantities may differ by rounding in one evaluation at the start, relative. */
  default OptionalDouble roundingBound() {
    return account().roundingBound();
  }

  /** The kind and the statement, in one line. */
  default String line() {
    return kind() + ": " + statement();
  }

  /** All of it, for a terminal. */
  default String text() {
    List<String> lines = new ArrayList<>();
    lines.add(Wrapped.hanging(kind() + ": ", statement()));
    section(lines, "seen", witness().stream().map(Witness::withAnimals).toList());
    section(lines, "valid for", scope().isEmpty() ? List.of() : List.of(account().validity()));
    section(lines, "assuming", assumptions());
    section(lines, "survives", survives());
    section(lines, "told apart by", separatedBy().stream().map(Separation::toString).toList());
    section(lines, "relations", relations().stream().map(Finding::toString).toList());
    roundingBound().ifPresent(bound -> lines.add("  rounding      at most " + Numbers.round(bound, 2)
        + " of a quantity's size, in one evaluation at the start"));
    return String.join("\n", lines);
  }

  /** All of it as LaTeX that needs no package. */
  default String toLatex() {
    return VerdictLatex.of(this);
  }

  private static void section(List<String> lines, String title, List<String> entries) {
    for (int i = 0; i < entries.size(); i++) {
      lines.add(Wrapped.hanging(String.format("  %-13s ", i == 0 ? title : ""), entries.get(i), 2));
    }
  }
}
