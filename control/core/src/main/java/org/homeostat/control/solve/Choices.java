package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.homeostat.control.unit.Digits;

/**
 * The methods that {@link Solver#auto} used in a run, and why: the first changes in full, of later ones their
 * number, so that it stays small however long the run. Of a solver that uses one method there are none.
 */
public final class Choices {

  /** Nothing was chosen. */
  public static final Choices NONE = new Choices(List.of(), 0, Map.of(), Standing.START);

  private static final int MOST = 16;

  /** Of so many changes the times and reasons are told. */
  private static final int TOLD = 2;

  private static final double PERCENT = 100;

  private final List<Choice> first;
  private final long changes;
  private final Map<String, Long> steps;
  private final Standing standing;

  private Choices(List<Choice> first, long changes, Map<String, Long> steps, Standing standing) {
    this.first = List.copyOf(first);
    this.changes = changes;
    this.steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    this.standing = standing;
  }

  /** The first choices by their times: what the run started with, then up to 15 changes. */
  public List<Choice> first() {
    return first;
  }

  /** How often the method was changed. */
  public long changes() {
    return changes;
  }

  /** The method in use at the end; empty if nothing was chosen. */
  public String last() {
    return standing.method();
  }

  /** The accepted steps of each method that was used, by its name. */
  public Map<String, Long> steps() {
    return steps;
  }

  /** What a run that goes on from here need not find out again. */
  Standing standing() {
    return standing;
  }

  /** Whether nothing was chosen. */
  public boolean isEmpty() {
    return first.isEmpty();
  }

  /** With one more; a method that is in use already is not chosen again. */
  Choices then(Choice choice) {
    return choice.method().equals(last()) ? this
        : new Choices(longer(List.of(choice)), changes + (isEmpty() ? 0 : 1), steps,
            standing.with(choice.method()));
  }

  /** With so many more steps of the method in use, as it stands then. */
  Choices stepped(long more, Standing now) {
    return new Choices(first, changes, sum(Map.of(last(), more)), now.with(last()));
  }

  /** These, and those of the run that went on from there. */
  Choices plus(Choices later) {
    if (later.isEmpty()) {
      return this;
    }
    Choices joined = then(later.first.get(0));
    return new Choices(joined.longer(later.first.subList(1, later.first.size())),
        joined.changes + later.changes, sum(later.steps), later.standing);
  }

  private List<Choice> longer(List<Choice> more) {
    List<Choice> all = new ArrayList<>(first);
    all.addAll(more.subList(0, Math.min(more.size(), MOST - first.size())));
    return all;
  }

  private Map<String, Long> sum(Map<String, Long> more) {
    Map<String, Long> sum = new TreeMap<>(steps);
    more.forEach((method, count) -> sum.merge(method, count, Long::sum));
    sum.values().removeIf(count -> count == 0);
    return sum;
  }

  /**
   * In words: {@code tsit5 to 0.02 d, then rodas5p: the steps were ...}; of many changes the first ones, and
   * the number.
   *
   * @param clock how a time is written, with its unit
   */
  public String told(DoubleFunction<String> clock) {
    if (changes == 0) {
      return isEmpty() ? "" : last() + " throughout";
    }
    Choice change = first.get(1);
    StringBuilder text = new StringBuilder(first.get(0).method() + " to " + clock.apply(change.time())
        + ", then " + change.method() + ": " + change.reason());
    for (int k = 2; k <= Math.min(changes, TOLD); k++) {
      change = first.get(k);
      text.append("; from ").append(clock.apply(change.time())).append(" on ").append(change.method())
          .append(": ").append(change.reason());
    }
    if (changes > TOLD) {
      text.append("; ").append(changes).append(" changes in all, ").append(shares());
    }
    return text.toString();
  }

  private String shares() {
    double all = steps.values().stream().mapToLong(Long::longValue).sum();
    return steps.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%.0f %% of the steps by %s",
            PERCENT * entry.getValue() / Math.max(1, all), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return told(Digits::of);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Choices that && first.equals(that.first) && changes == that.changes
        && steps.equals(that.steps) && standing.equals(that.standing);
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, changes, steps, standing);
  }
}
