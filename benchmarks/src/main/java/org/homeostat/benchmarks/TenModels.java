package org.homeostat.benchmarks;

import static org.homeostat.control.unit.Time.days;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.physiology.leptin.Law;
import org.homeostat.physiology.leptin.LawGrid;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.homeostat.physiology.leptin.LeptinProtocols;

/**
 * How long ten models of the leptin loop take under three manipulations each, 200 d:
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar org.homeostat.benchmarks.TenModels
 * </pre>
 *
 * prints seconds by the clock, in a JVM that has just started and as the median of rounds after that; then
 * the same of the whole grid of laws, framings and protocols. Models are made, and their equations compiled,
 * in every round; runs are one after the other, on one thread. Seconds on 2026-11-23, OpenJDK 17.0.15, two
 * cores with nothing else to do:
 *
 * <pre>
 *                                        at first    then, median of 9
 * ten models, three manipulations each       0.943               0.215
 * the whole grid                             1.35               0.998
 * </pre>
 */
public final class TenModels {
  private static final double NANO = 1e-9;
  private static final int ROUNDS = 9;

  private TenModels() {}

  public static void main(String[] args) {
    print("ten models, three manipulations each", TenModels::thirtyRuns);
    print("the whole grid", () -> LawGrid.whole().cells().get(0).setpoint().value());
  }

  private static void print(String what, DoubleSupplier action) {
    double first = seconds(action);
    double[] others = IntStream.range(0, ROUNDS).mapToDouble(round -> seconds(action)).toArray();
    System.out.println(String.format(Locale.ROOT, "%s: at first %.3g s, then %.3g s, the median of %d",
        what, first, Cpu.median(others), ROUNDS));
  }

  private static double seconds(DoubleSupplier action) {
    long before = System.nanoTime();
    double result = action.getAsDouble();
    double seconds = NANO * (System.nanoTime() - before);
    if (!(result > 0)) {
      throw new IllegalStateException("an animal has " + result + " g of fat.");
    }
    return seconds;
  }

  /** Every law in the setpoint framing, and the static one in the feedback framing too. */
  private static Stream<Model> models() {
    return Stream.concat(LeptinLoop.laws().stream().map(Law::setpoint), Stream.of(LeptinLoop.feedback()));
  }

  private static double thirtyRuns() {
    List<Protocol> done =
        List.of(LeptinProtocols.diet(), LeptinProtocols.knockout(), LeptinProtocols.infusion());
    return models().flatMap(model -> done.stream()
            .map(protocol -> Simulation.of(model).under(protocol).until(days(200)).run().orThrow()))
        .mapToDouble(run -> run.last("FM")).sum();
  }
}
