package org.homeostat.control.identify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Start;
import org.homeostat.control.simulate.Simulation;

/** Which unknowns the outputs tell, and along which changes of the others they tell nothing. */
public final class Identified {
  private final Simulation simulation;
  private final List<String> measured;
  private final List<String> unknowns;
  private final Optional<SeriesRank> series;
  private final Optional<RunRank> run;
  private final boolean oneStretch;

  Identified(Simulation simulation, List<String> measured, List<String> unknowns,
      Optional<SeriesRank> series, Optional<RunRank> run, boolean oneStretch) {
    this.simulation = simulation;
    this.measured = measured;
    this.unknowns = unknowns;
    this.series = series;
    this.run = run;
    this.oneStretch = oneStretch;
  }

  /** What is asked for: parameters, and states for their starts. */
  public List<String> unknowns() {
    return unknowns;
  }

  /** How many independent combinations of the unknowns the outputs tell. */
  public int rank() {
    return bySeries() ? series.orElseThrow().rank() : run.orElseThrow().rank();
  }

  /** Whether all unknowns are told together, each locally: but for finitely many other values. */
  public boolean isIdentifiable() {
    return rank() == unknowns.size();
  }

  /** Whether this one is told. */
  public boolean isIdentifiable(String unknown) {
    if (!unknowns.contains(unknown)) {
      throw new IllegalArgumentException(
          "'" + unknown + "' is not among the unknowns " + String.join(", ", unknowns) + ".");
    }
    return directions().stream().noneMatch(direction -> direction.names().contains(unknown));
  }

  /** The changes of unknowns that no output shows; none where all are told. */
  public List<Direction> directions() {
    return bySeries() ? series.orElseThrow().directions() : run.orElseThrow().directions();
  }

  /** Whether no number was rounded on the way: the equations are rational, and the first stretch decides. */
  public boolean isExact() {
    return bySeries() && series.orElseThrow().exact() && (oneStretch || isIdentifiable());
  }

  /** The rank of the sampled sensitivities along the run itself; empty where it was not looked at. */
  public Optional<Integer> rankAlongRun() {
    return run.map(RunRank::rank);
  }

  /** A later stretch can tell more than the first one's series does. */
  private boolean bySeries() {
    return series.isPresent()
        && (oneStretch || run.isEmpty() || series.get().rank() >= run.get().rank());
  }

  /** What is told and what is not, in words, and how it was found. */
  @Override
  public String toString() {
    Model model = simulation.model();
    StringBuilder text = new StringBuilder(model.name()).append(", measuring ")
        .append(String.join(", ", measured));
    if (!simulation.protocol().isNone()) {
      text.append(" under ").append(simulation.protocol().name());
    }
    List<String> told = unknowns.stream().filter(this::isIdentifiable).toList();
    text.append(": ").append(rank()).append(" of ").append(unknowns.size()).append(" can be told");
    if (!told.isEmpty()) {
      text.append("\n  identifiable: ").append(String.join(", ", told));
    }
    directions().forEach(direction -> text.append("\n  ").append(direction.in(model)));
    return text.append("\n  ").append(evidence()).append(alongRun()).toString();
  }

  private String evidence() {
    if (!bySeries()) {
      return "by the sensitivities along this run, at the declared values";
    }
    SeriesRank found = series.orElseThrow();
    String where = ", for almost all unknowns and starts"
        + (found.hereToo() ? "" : "; at the declared values less is told");
    return "by the outputs' series" + (oneStretch ? "" : " in the first stretch") + " to order "
        + (found.orders() - 1) + ", "
        + (found.exact() ? "exact" : "to 100 digits") + where;
  }

  private String alongRun() {
    if (run.isEmpty()) {
      return special().map(why -> "\n  this run starts " + why + ", which is no generic start and may tell"
          + " less: every(...) looks along it").orElse("");
    }
    RunRank found = run.get();
    List<Double> singular = found.singular();
    return "\n  along this run, " + found.samples() + " samples each: rank " + found.rank()
        + (found.most() > found.rank() ? " to " + found.most() + ", undecided" : "")
        + "; smallest singular value " + Numbers.round(singular.get(singular.size() - 1), 2)
        + " of the largest";
  }

  /** Why the declared start is not one of almost all. */
  private Optional<String> special() {
    Model model = simulation.model();
    boolean rest = model.states().stream().anyMatch(state -> model.startOf(state) instanceof Start.Rest);
    boolean zero = Arrays.stream(model.start()).anyMatch(value -> value == 0);
    return rest ? Optional.of("at rest") : zero ? Optional.of("with a state at 0") : Optional.empty();
  }
}
