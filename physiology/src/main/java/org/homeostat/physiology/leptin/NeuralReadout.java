package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.FiringRate.HUNGRY_AGRP;
import static org.homeostat.physiology.leptin.FiringRate.HUNGRY_POMC;
import static org.homeostat.physiology.leptin.FiringRate.SATED_AGRP;
import static org.homeostat.physiology.leptin.FiringRate.SATED_POMC;
import static org.homeostat.physiology.leptin.Sources.TAM_2009;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;

/**
 * The drives N and M of a law read as firing rates of AgRP and POMC cells, beside what was measured. The
 * map is assumed: rates in proportion to the drives, anchored at the measured rates of a sated mouse.
 *
 * <pre>
 * agrp = agrpSated*N/Nsated,  pomc = pomcSated*M/Msated           Hz
 * </pre>
 *
 * <p>It says less than it seems to. In the static law N is at most 1, so that agrp is at most 2.26 Hz,
 * however little leptin there is; 7.6 Hz were measured in the afternoon, when the mice had eaten little for
 * hours and leptin had hardly changed. And AgRP spiking falls within minutes of a food cue, before any
 * calories can have arrived: it foresees, and so is not an error of leptin with mean zero, nor a function
 * of leptin. The rates belong to no model by itself; {@link #on} adds them, and nothing depends on them.
 *
 * @param model the model, with {@code agrp} and {@code pomc}
 * @param rows what was measured beside what the model says
 * @see "Mandelblat-Cerf Y et al.: Arcuate hypothalamic AgRP and putative POMC neurons show opposite changes
 *     in spiking across multiple timescales, eLife 4 (2015) e07122, doi 10.7554/eLife.07122"
 */
public record NeuralReadout(Model model, List<Row> rows) {

  /** What the rates are not, in the words that the model prints. */
  static final String CAVEAT = "AgRP falls at food cues before calories arrive: not a zero-mean leptin error";

  private static final String MAP = "rate in proportion to the drive, map assumed";
  private static final String LAWS =
      "the read-out needs the drives N and M, which every law of LeptinLoop has.";

  /** Copies the list. */
  public NeuralReadout {
    rows = List.copyOf(rows);
  }

  /**
   * A measured rate beside the model's.
   *
   * @param condition the model's animal
   * @param rate in Hz
   * @param anchor the measured rate that the map is anchored at
   */
  public record Row(FiringRate measured, String condition, double rate, FiringRate anchor) {

    /**
     * How far the model is above what was measured, in standard errors of both: that of the measurement, and
     * that of the model's rate, which is as uncertain as its anchor. 0 at the anchor itself.
     */
    public double standardErrors() {
      return (rate - measured.mean()) / Math.hypot(measured.error(), rate * anchor.relativeError());
    }

    private String line() {
      String off = measured == anchor ? "anchored here"
          : String.format(Locale.ROOT, "%+.1f standard errors", standardErrors());
      return String.format(Locale.ROOT, "  %-13s  %-28s  %4.1f +/- %3.1f Hz   %-22s  %5.2f Hz   %s",
          measured.cell(), measured.when(), measured.mean(), measured.error(), condition, rate, off);
    }
  }

  /** A model with N and M, and with the rates {@code agrp} and {@code pomc} that these are read as. */
  public static Model on(Model model) {
    for (String drive : List.of("N", "M")) {
      if (!model.has(drive)) {
        throw new ModelException(model.name(), "it has no '" + drive + "'; " + LAWS);
      }
    }
    Map<String, Double> rest = restOfStaticLaw();
    return model.with(
        anchor("agrpSated", SATED_AGRP, "AgRP rate of a sated mouse"),
        anchor("pomcSated", SATED_POMC, "POMC rate of a sated mouse"),
        drive("Nsated", rest.get("N"), "NPY/AgRP drive of a sated mouse"),
        drive("Msated", rest.get("M"), "melanocortin drive of a sated mouse"),
        auxiliary("agrp", "Hz", "rate of AgRP cells"),
        auxiliary("pomc", "Hz", "rate of POMC cells"),
        equations("agrp   = agrpSated*N/Nsated   # " + MAP + "; " + CAVEAT
            + "\npomc   = pomcSated*M/Msated   # " + MAP));
  }

  private static Quantity anchor(String name, FiringRate sated, String meaning) {
    return parameter(name, sated.mean(), "Hz", meaning).nonNegative()
        .source(sated.source().at(sated.source().where() + ", " + sated.when()));
  }

  private static Quantity drive(String name, double value, String meaning) {
    return parameter(name, value, "1", meaning).positive()
        .source(TAM_2009.marked(DERIVED, "at the rest of the static law, computed"));
  }

  private static Map<String, Double> restOfStaticLaw() {
    Model law = LeptinLoop.feedback();
    return law.evaluate(0, law.start());
  }

  /**
   * The rates of a model at its start, after a day without food, and at N = 1, which is the static law's N
   * without any leptin, beside what was measured. A whole day without food is more than the mice of the
   * afternoon had missed.
   */
  public static NeuralReadout of(Model law) {
    Model model = on(law);
    Map<String, Double> start = model.evaluate(0, model.start(), model.memory());
    Protocol noFood = Protocol.of("no food", after(days(0)).hold("FI", 0));
    Map<String, Double> starved =
        Simulation.of(model).under(noFood).until(days(1)).run().orThrow().at(1);
    return new NeuralReadout(model, List.of(
        new Row(SATED_AGRP, "at rest", start.get("agrp"), SATED_AGRP),
        new Row(HUNGRY_AGRP, "a day without food", starved.get("agrp"), SATED_AGRP),
        new Row(HUNGRY_AGRP, "without leptin (N = 1)", model.value("agrpSated") / model.value("Nsated"),
            SATED_AGRP),
        new Row(SATED_POMC, "at rest", start.get("pomc"), SATED_POMC),
        new Row(HUNGRY_POMC, "a day without food", starved.get("pomc"), SATED_POMC)));
  }

  /** The table, a row a line, and below it what the rates are not. */
  @Override
  public String toString() {
    return model.name() + ": measured firing rates, and the model's\n"
        + rows.stream().map(Row::line).collect(Collectors.joining("\n"))
        + "\n  " + MAP + ", anchored at a sated mouse; " + CAVEAT;
  }
}
