package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.progress.Job;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/**
 * What becomes of the animal of {@link LeptinLoop}: each law in both framings, under each of several
 * protocols (fat mass in g, or the day of starvation); and where the twins of a law part company.
 * Immutable; the runs are made when they are first asked for.
 *
 * <pre>{@code
 * LawGrid.whole().until(days(400)).partings();
 * }</pre>
 */
public final class LawGrid {
  private static final Time USUAL_LENGTH = days(200);

  private final List<Law> laws;
  private final List<Protocol> protocols;
  private final Time until;
  private final Solver solver;
  private List<TwinFates> cells = List.of();

  private LawGrid(List<Law> laws, List<Protocol> protocols, Time until, Solver solver) {
    this.laws = List.copyOf(laws);
    this.protocols = List.copyOf(protocols);
    this.until = until;
    this.solver = solver;
    if (laws.isEmpty() || protocols.isEmpty()) {
      throw new IllegalArgumentException(
          "a grid has a law and a protocol at least; LeptinLoop.laws() are all.");
    }
  }

  /**
   * Of all laws left alone, under all manipulations, and under the two clamps while food is richer: where
   * nothing else moves, a clamped error is not seen.
   */
  public static LawGrid whole() {
    Stream<Protocol> clamped = Stream.of(LeptinProtocols.clampE(), LeptinProtocols.clampS())
        .map(clamp -> LeptinProtocols.diet().and(clamp));
    Stream<Protocol> single = LeptinProtocols.all().stream().map(Manipulation::protocol);
    return of(LeptinLoop.laws(),
        Stream.of(Stream.of(Protocol.none()), single, clamped).flatMap(part -> part).toList());
  }

  /** Of these laws under these protocols, for 200 d. */
  public static LawGrid of(List<Law> laws, List<Protocol> protocols) {
    return new LawGrid(laws, protocols, USUAL_LENGTH, Solver.auto());
  }

  /** With these laws instead. */
  public LawGrid laws(List<Law> others) {
    return new LawGrid(others, protocols, until, solver);
  }

  /** Under these protocols instead. */
  public LawGrid under(List<Protocol> others) {
    return new LawGrid(laws, others, until, solver);
  }

  /** Until another time. */
  public LawGrid until(Time other) {
    return new LawGrid(laws, protocols, other, solver);
  }

  /** By another solver or tolerance. */
  public LawGrid with(Solver other) {
    return new LawGrid(laws, protocols, until, other);
  }

  /** The laws, in the order given. */
  public List<Law> laws() {
    return laws;
  }

  /** What is done, in the order given. */
  public List<Protocol> protocols() {
    return protocols;
  }

  /** How long the animals are watched. */
  public Time until() {
    return until;
  }

  /**
   * Every law under every protocol: protocol by protocol, the laws in order. If it is cancelled, under those
   * protocols that were done with; {@link #notDone} has the others, and whoever asks again has these done.
   */
  public synchronized List<TwinFates> cells() {
    if (cells.size() < laws.size() * protocols.size() && !Job.isCancelled()) {
      List<Twins> twins = laws.stream().map(law -> new Twins(law, law.setpoint(), law.feedback())).toList();
      List<Supplier<TwinFates>> asked = protocols.stream().flatMap(protocol ->
          twins.stream().map(pair -> (Supplier<TwinFates>) () -> fates(pair, protocol))).toList();
      List<TwinFates> done = new ArrayList<>(cells);
      done.addAll(Job.each("laws under protocols", "cells", asked.subList(cells.size(), asked.size()),
          Supplier::get));
      cells = List.copyOf(done.subList(0, done.size() / laws.size() * laws.size()));
    }
    return cells;
  }

  /** The protocols that were not come to before the grid was cancelled; mostly none. */
  public List<Protocol> notDone() {
    return protocols.subList(cells().size() / laws.size(), protocols.size());
  }

  /** A law's models, made once for all protocols. */
  private record Twins(Law law, Model setpoint, Model feedback) {}

  private TwinFates fates(Twins twins, Protocol protocol) {
    return new TwinFates(twins.law(), protocol,
        fate(twins.setpoint(), protocol), fate(twins.feedback(), protocol),
        TwinFates.words(protocol.missingIn(twins.setpoint())),
        TwinFates.words(protocol.missingIn(twins.feedback())));
  }

  private Fate fate(Model model, Protocol protocol) {
    return Fate.of(
        Simulation.of(model).under(protocol.restrictedTo(model)).until(until).with(solver).run());
  }

  /** All laws under one protocol. */
  public List<TwinFates> row(Protocol protocol) {
    return cells().stream().filter(cell -> cell.protocol().name().equals(protocol.name())).toList();
  }

  /** The cells in which twins part company. */
  public List<TwinFates> partings() {
    return cells().stream().filter(TwinFates::partCompany).toList();
  }

  /** As a table in Markdown. */
  public String toMarkdown() {
    return LawGridText.markdown(this);
  }

  /** As a table for a terminal, with its legend. */
  @Override
  public String toString() {
    return LawGridText.terminal(this);
  }
}
