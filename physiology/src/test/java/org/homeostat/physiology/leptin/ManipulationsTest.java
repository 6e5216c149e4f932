package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manipulation on every law in both framings: run, or refused with what to do instead. */
class ManipulationsTest {
  private static final Solver TIGHT = Solver.auto().rtol(1e-11);

  /** After the last thing that is done; leptin answers in an hour and fat in a week. */
  private static final double DAYS = 15;

  /**
   * Twins are one field written twice. Where their states agree they differ by rounding, 1e-13; where one
   * keeps a level and the other an error, by the steps too, and so by the solver's error, below 1e-9 at
   * rtol 1e-11.
   */
  private static final double SAME = 1e-9;

  /** In g: far above any error of a solver. */
  private static final double SEEN = 0.01;

  static Stream<Law> laws() {
    return LeptinLoop.laws().stream();
  }

  private static Trajectory run(Model model, Protocol protocol) {
    double last = protocol.boundaries(model.timeUnit()).stream().mapToDouble(t -> t).max().orElse(0);
    return Simulation.of(model).under(protocol).until(days(last + DAYS)).with(TIGHT).run();
  }

  private static boolean has(Model model, Manipulation done) {
    return done.protocol().missingIn(model).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void everyManipulationIsRunAlikeByTwinsOrRefusedWithWhatToDoInstead(Law law) {
    Model feedback = law.feedback();
    Model setpoint = law.setpoint();
    for (Manipulation done : LeptinProtocols.all()) {
      for (Model model : List.of(feedback, setpoint)) {
        if (!has(model, done)) {
          assertRefused(done, model);
        }
      }
      if (has(feedback, done) && has(setpoint, done)) {
        assertOneCourse(law.name() + " under " + done.name(),
            run(setpoint, done.protocol()), run(feedback, done.protocol()));
      } else if (has(setpoint, done)) {
        assertSurvives(run(setpoint, done.protocol()));
      }
    }
  }

  private static void assertSurvives(Trajectory course) {
    assertTrue(course.orThrow().last("FM") > 0, course.ending());
  }

  private static void assertOneCourse(String what, Trajectory a, Trajectory b) {
    assertEquals(a.orThrow().outcome().toString(), b.orThrow().outcome().toString(), what);
    assertEquals(a.end(), b.end(), SAME * a.end(), what);
    for (double share : new double[] {0.01, 0.1, 0.3, 0.6, 0.8, 1}) {
      double t = share * Math.min(a.end(), b.end());
      Map<String, Double> left = a.at(t);
      Map<String, Double> right = b.at(t);
      for (String quantity : List.of("FM", "L", "FI", "EE")) {
        double size = Math.max(1, Math.abs(left.get(quantity)));
        assertEquals(left.get(quantity), right.get(quantity), SAME * size,
            what + ": " + quantity + " at " + t);
      }
    }
  }

  /** The message says which framing or law has it, and names a manipulation that this model has. */
  private static void assertRefused(Manipulation done, Model model) {
    ModelException refusal = assertThrows(ModelException.class, () -> done.protocol().check(model));
    String lacking = done.protocol().missingIn(model).get(0).quantity();
    assertTrue(refusal.getMessage().contains(
        model.name() + ", which has no '" + lacking + "'.\n    Only the "), refusal.getMessage());
    assertTrue(LeptinProtocols.all().stream().filter(other -> other != done && has(model, other))
        .anyMatch(other -> refusal.getMessage().contains(other.name())), refusal.getMessage());
  }

  @ParameterizedTest
  @MethodSource("laws")
  void onlyWhatActsOnTheErrorTheSetPointOrTheCellsIsNotShared(Law law) {
    Model feedback = law.feedback();
    Model setpoint = law.setpoint();
    Set<String> refused = LeptinProtocols.all().stream()
        .filter(done -> !has(feedback, done) || !has(setpoint, done))
        .map(Manipulation::name).collect(Collectors.toSet());
    assertEquals(law.name().equals("opponent") ? Set.of("clamp-e", "shift")
        : Set.of("clamp-e", "shift", "silence-A", "silence-B"), refused);
    LeptinProtocols.all().stream().filter(Manipulation::isShared)
        .forEach(done -> assertTrue(has(feedback, done) && has(setpoint, done), done.name()));
  }

  /** A set point that drifts gets used to a bias of what it drifts to, and not to being moved. */
  @ParameterizedTest
  @MethodSource("laws")
  void aBiasedSensorIsTheCounterpartOfAMovedSetPointUnlessTheLawGetsUsedToIt(Law law) {
    assertCounterparts(law, "adaptive", LeptinProtocols.shift(), LeptinProtocols.sensorBias());
  }

  /** The season comes through where leptin is held, and not where the error is. */
  @ParameterizedTest
  @MethodSource("laws")
  void clampedSensingIsTheCounterpartOfAClampedErrorToAnAnimalAtRestUnlessItHasACalendar(Law law) {
    assertCounterparts(law, "allostatic", LeptinProtocols.diet().and(LeptinProtocols.clampE()),
        LeptinProtocols.diet().and(LeptinProtocols.clampS()));
  }

  private static void assertCounterparts(Law law, String exception, Protocol onError, Protocol onSensed) {
    Trajectory setpoint = run(law.setpoint(), onError);
    Trajectory feedback = run(law.feedback(), onSensed);
    if (law.name().equals(exception)) {
      assertTrue(Math.abs(setpoint.last("FM") - feedback.last("FM")) > SEEN, law.name());
    } else {
      assertOneCourse(law.name(), setpoint, feedback);
    }
  }
}
