package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.all;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Protocol;
import org.junit.jupiter.api.Test;

/** Models along one Brownian path: a store F that makes a signal L, which is noisy and drives F back. */
class CommonNoiseTest {

  /** Two ways of writing one field round differently in each of some thousand steps. */
  private static final double ROUNDING = 1e-12;

  private static final Protocol FAST = Protocol.of("fast", during(days(1), days(1.5)).hold("u", 0));

  private static Model model(String name, String text, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(time("d"),
        state("F", 2, "g", "store"), state("L", 2, "g", "signal").noise("sigma"),
        parameter("c", 8, "1/d", "clearance").positive(), parameter("k", 0.5, "1/d", "leak").positive(),
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("h", 1, "g", "level at half drive").positive(),
        parameter("sigma", 0.2, "g/d^(1/2)", "noise"),
        equations("dF/dt = u - k*F\ndL/dt = c*(F - L)\n" + text)));
    parts.addAll(List.of(more));
    return Model.of(name, all(parts));
  }

  private static Model feedback() {
    return model("feedback", "u = umax*h/(h + L)");
  }

  private static Model setpoint() {
    return model("setpoint", "e = r - L\nu = umax*h/(h + r - e)", parameter("r", 1.5, "g", "set point"));
  }

  private static Model lagged() {
    return model("lagged", "ds/dt = (L - s)/tau\nu = umax*h/(h + s)", state("s", "L", "g", "sensed"),
        parameter("tau", 0.1, "d", "lag").positive());
  }

  @Test
  void theTwoFramingsOnOnePathDifferByRoundingOnly() {
    Comparison study = Comparison.of(setpoint(), feedback()).under(FAST).until(days(5)).noisy(Noise.seed(7));
    assertTrue(study.difference().maxRelative() < ROUNDING, study.difference().toString());
    assertEquals("Proved", study.verdict().kind());
    assertEquals(Relation.IDENTICAL, study.verdict().relation());
  }

  @Test
  void onePathIsOfOneSeed() {
    Comparison seven = Comparison.of(feedback(), lagged()).until(days(2)).noisy(Noise.seed(7));
    Comparison eight = seven.noisy(Noise.seed(8));
    assertEquals(seven.difference(), seven.noisy(Noise.seed(7)).difference(), "the same at every time");
    assertNotEquals(seven.trajectories().get(0).last("L"), eight.trajectories().get(0).last("L"));
    assertTrue(seven.toString().contains("seed 7"), seven.toString());
    assertEquals(5, seven.table("L", "u").toString().lines().count());
  }

  @Test
  void modelsShareOneMethodAndOneStep() {
    Model additive = feedback();
    Model diagonal = feedback().named("diagonal").noisy("L", "sigma*L/h");
    List<String> noises = Comparison.of(additive, diagonal, lagged()).until(days(1)).noisy(Noise.seed(7))
        .trajectories().stream().map(run -> run.noise().orElseThrow().toString()).distinct().toList();
    assertEquals(1, noises.size(), noises.toString());
    assertTrue(noises.get(0).startsWith("milstein in steps of "), noises.get(0));
  }

  @Test
  void aLagIsFeltByTheRootOfItsLengthAndByWhatIntegratesItInProportion() {
    StrongLimit limit =
        Comparison.of(feedback(), lagged()).until(days(1)).noisy(Noise.seed(7)).limit("tau").paths(8);
    assertEquals(0.5, limit.order("u").order().orElseThrow(), 0.05);
    assertEquals(1, limit.order("F").order().orElseThrow(), 0.1);
    assertEquals(1, limit.order("L").order().orElseThrow(), 0.1);
  }

  @Test
  void noOrderIsToldWhereNoneIsSeen() {
    Model other = model("other", "ds/dt = (F - s)/tau\nu = umax*h/(h + s)", state("s", "L", "g", "sensed"),
        parameter("tau", 0.1, "d", "lag").positive());
    StrongLimit limit = Comparison.of(feedback(), other).until(days(0.5)).noisy(Noise.seed(7)).limit("tau")
        .paths(3);
    assertTrue(limit.order("u").order().isEmpty(), limit.toString());
    assertTrue(limit.toString().contains("none seen"), limit.toString());
  }

  @Test
  void runsThatEndAreComparedUntilTheFirstOfThemDoes() {
    Part ending = state("F", 2, "g", "store").endsAt(1.6, "starves");
    List<Part> rest = List.of(time("d"), ending, state("L", 2, "g", "signal").noise("sigma"),
        parameter("c", 8, "1/d", "clearance").positive(), parameter("k", 0.5, "1/d", "leak").positive(),
        parameter("sigma", 0.2, "g/d^(1/2)", "noise"));
    String text = "dL/dt = c*(F - L)\ndF/dt = -k*F + 0.2*k*";
    List<Part> quick = new ArrayList<>(rest);
    quick.add(equations(text + "L"));
    List<Part> slow = new ArrayList<>(rest);
    slow.addAll(List.of(state("s", "L", "g", "sensed"), parameter("tau", 0.1, "d", "lag").positive(),
        equations(text + "s\nds/dt = (L - s)/tau")));
    Model prompt = Model.of("prompt", all(quick));
    Model lagged = Model.of("lagged", all(slow));
    StrongLimit limit =
        Comparison.of(prompt, lagged).until(days(2)).noisy(Noise.seed(7)).limit("tau").paths(3);
    assertEquals(1, limit.order("F").order().orElseThrow(), 0.1);
  }

  @Test
  void whatDoesNotSuitAModelIsSaidInItsName() {
    Model silent = Model.of("silent", time("d"), state("L", 2, "g", "signal"),
        parameter("k", 1, "1/d", "leak"), equations("dL/dt = -k*L"));
    Comparison study = Comparison.of(feedback(), silent).until(days(2)).noisy(Noise.seed(7));
    assertTrue(assertThrows(ModelException.class, study::trajectories).getMessage()
        .startsWith("silent: no noise is declared."));
    Comparison coarse = Comparison.of(feedback(), lagged()).until(days(2)).noisy(Noise.seed(7).step(1));
    assertTrue(assertThrows(IllegalArgumentException.class, coarse::trajectories).getMessage()
        .startsWith("feedback: "));
  }

  @Test
  void aLimitNeedsAParameterOfOneOfTheTwo() {
    Comparison quiet = Comparison.of(feedback(), lagged());
    assertEquals("feedback and lagged: 'tua' is in neither; the parameter that goes to its limit is one that"
        + " only one of them has. Did you mean 'tau'?",
        assertThrows(ModelException.class, () -> quiet.noisy(Noise.seed(1)).limit("tua")).getMessage());
  }
}
