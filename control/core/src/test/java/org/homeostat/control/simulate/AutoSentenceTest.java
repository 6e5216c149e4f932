package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Choice;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;

/** What a trajectory says of the methods that were chosen, across all its phases. */
class AutoSentenceTest {

  /** A hormone that follows its store at 5000 /d, and the store that loses a tenth a day. */
  private static Model hormone() {
    return Model.of("hormone", time("d"), state("F", 1, "g", "store"), state("L", 1, "g", "hormone"),
        parameter("c", 5000, "1/d", "clearance"), parameter("q", 0.1, "1/d", "loss"),
        equations("""
            dF/dt = -q*F
            dL/dt = c*(F - L)
            """));
  }

  @Test
  void itSaysWhatWasUsedAndWhy() {
    Trajectory run = Simulation.of(hormone()).until(days(20)).with(Solver.auto().rtol(1e-6)).run();
    assertEquals(2, run.choices().first().size());
    String sentence = run.solving();
    assertTrue(sentence.matches("auto: vern7 to 0\\.0\\d+ d, then rodas5p: the steps were held short by"
        + " stability \\(h\\*\\|lambda\\| = \\d\\.\\d\\), not by accuracy"), sentence);
    assertTrue(run.toString().endsWith("\n" + sentence), run.toString());
    Trajectory stiff = Simulation.of(hormone()).until(days(20)).with(Solver.stiff()).run();
    assertEquals("rodas5p", stiff.solving());
    assertTrue(!stiff.toString().contains("rodas5p"), "what was asked for is not said again");
  }

  /** A thousand phases, each shorter than it takes to find out that the model is stiff. */
  @Test
  void whatOnePhaseFoundOutHoldsForTheNext() {
    Clause[] clauses = IntStream.range(0, 500)
        .mapToObj(k -> during(0.02 * k, 0.02 * k + 0.01).set("q", 0.2)).toArray(Clause[]::new);
    Trajectory run = Simulation.of(hormone()).under(Protocol.of("pulses", clauses)).until(days(11))
        .with(Solver.auto().rtol(1e-6)).run();
    assertEquals(List.of("vern7", "rodas5p"), run.choices().first().stream().map(Choice::method).toList());
    assertEquals(1, run.choices().changes());
    assertTrue(run.choices().steps().get("vern7") < 100, run.choices().steps()::toString);
    assertEquals(run.statistics().steps(),
        run.choices().steps().values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void aModelThatBecomesStiffUnderAProtocolIsDoneStifflyFromThereOn() {
    Model slow = hormone().let("c", 1);
    Protocol fast = Protocol.of("fast", after(5).set("c", 5000));
    Trajectory run = Simulation.of(slow).under(fast).until(days(20)).with(Solver.auto().rtol(1e-6)).run();
    assertEquals("rodas5p", run.choices().last());
    assertEquals(5, run.choices().first().get(1).time(), 0.1);
    assertTrue(run.solving().startsWith("auto: vern7 to 5.0"), run.solving());
  }
}
