package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.view.Drawn.elements;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.view.Tank;
import org.homeostat.control.view.course.Curve;
import org.junit.jupiter.api.Test;

class PhasePlaneTest {
  /** Nullclines are exact but for the roundings of a function of order one. */
  private static final double ROUNDING = 1e-12;

  private static List<String> texts(Picture picture) throws Exception {
    return elements(picture.svg(), "text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  /** Van der Pol in Lienard's plane: a rest at 0, unstable, inside a cycle. */
  private static Model vanDerPol() {
    return Model.of("van der Pol", time("s"), state("x", 1, "1", "x"), state("y", 0.5, "1", "y"),
        parameter("m", 4, "1/s", "rate"),
        equations("dx/dt = m*(x - x^3/3 - y)\ndy/dt = x*m/16"));
  }

  /** The third state follows y at once. */
  private static Model fast() {
    return Model.of("fast", time("h"), state("x", 0, "g", ""), state("y", 0, "g", ""),
        state("z", 0.5, "g", ""), parameter("k", 1, "1/h", ""), parameter("f", 100, "1/h", ""),
        equations("dx/dt = k*(z - x)\ndy/dt = k*(2*g1 - x - y)\ndz/dt = f*(y - z)"),
        parameter("g1", 1, "g", ""));
  }

  @Test
  void aNullclineIsWhereItsStateDoesNotMove() {
    PhasePlane plane = PhasePlane.of(vanDerPol(), "x", "y").between("x", -3, 3).between("y", -2, 2);
    List<Curve> cubic = plane.nullcline("x");
    assertEquals(1, cubic.size());
    for (int k = 0; k < cubic.get(0).x().length; k++) {
      double x = cubic.get(0).x()[k];
      assertEquals(x - x * x * x / 3, cubic.get(0).y()[k], ROUNDING);
    }
    plane.nullcline("y").forEach(line -> {
      for (double x : line.x()) {
        assertEquals(0, x, ROUNDING);
      }
    });
  }

  @Test
  void leptinRestsInProportionToFatAndTheNullclinesMeetAtTheRest() {
    Model mouse = Mouse.feedback();
    PhasePlane plane = PhasePlane.of(mouse, "FM", "L");
    double perFat = mouse.value("Rsyn") / mouse.value("CL");
    plane.nullcline("L").forEach(line -> {
      for (int k = 0; k < line.x().length; k++) {
        assertEquals(perFat * line.x()[k], line.y()[k], ROUNDING * 20);
      }
    });
    assertEquals(1, plane.equilibria().size());
    double atRest = plane.equilibria().get(0).value("FM");
    assertEquals(6.335960, atRest, 5e-7, "MODELS 1.1, to the digits given there");
  }

  @Test
  void otherStatesAreSettledOrHeldAndThePictureSaysWhich() throws Exception {
    PhasePlane settled = PhasePlane.of(fast(), "x", "y").between("x", 0, 2).between("y", 0, 2);
    for (Curve line : settled.nullcline("x")) {
      for (int k = 0; k < line.x().length; k++) {
        assertEquals(line.x()[k], line.y()[k], ROUNDING);
      }
    }
    assertEquals(1, settled.equilibria().get(0).value("x"), ROUNDING);
    assertTrue(texts(settled.picture()).contains("Quasi-steady at each point: z"));
    PhasePlane held = settled.holdingOthers();
    held.nullcline("x").forEach(line -> {
      for (double x : line.x()) {
        assertEquals(0.5, x, ROUNDING);
      }
    });
    String svg = held.picture().svg();
    assertTrue(elements(svg, "desc").get(0).getTextContent().contains("Held: z = 0.5 g"), "the description");
  }

  @Test
  void equilibriaAreFullOrHollowAndSaidWithUnits() throws Exception {
    Model twoWays = Model.of("two ways", time("1"), state("x", 0.5, "g", ""), state("y", 0, "mL", ""),
        parameter("g1", 1, "g", ""), parameter("c", 1, "mL/g", ""),
        parameter("k", 1, "1", ""),
        equations("dx/dt = k*(x - x^3/g1^2)\ndy/dt = k*(c*x - y)"));
    List<String> texts = texts(PhasePlane.of(twoWays, "x", "y").picture());
    assertTrue(texts.containsAll(List.of("x (g)", "y (mL)", "dx/dt = 0", "dy/dt = 0", "stable", "unstable",
        "x 1 g, y 1 mL", "x -1 g, y -1 mL", "x 0 g, y 0 mL")), texts.toString());
  }

  @Test
  void aLineOfRestsIsTheNullclinesAndHasNoMarks() throws Exception {
    Model exchange = Model.of("exchange", time("h"), state("x", 1, "g", "").positive(),
        state("y", 3, "g", "").positive(),
        parameter("k", 1, "1/h", ""), parameter("g1", 1, "g", ""),
        equations("dx/dt = k*(y - x)*x/g1\ndy/dt = k*(x - y)"));
    List<String> texts = texts(PhasePlane.of(exchange, "x", "y").picture());
    assertTrue(texts.contains("Where both nullclines are one line it rests anywhere, and stays where it is"
        + " pushed"), texts.toString());
    assertFalse(texts.contains("unstable"));
  }

  @Test
  void coursesAreDrawnOverItInTheColourOfTheirFraming() throws Exception {
    Model mouse = Mouse.feedback().let("rhoFood", 4.07);
    Picture picture = PhasePlane.of(mouse, "FM", "L").with(Simulation.of(mouse).until(100).run()).picture();
    assertTrue(picture.svg().contains("rgb(0,114,178)"), "blue as feedback is everywhere");
    assertTrue(texts(picture).containsAll(List.of("mouse.feedback", "A square is where a run starts")),
        texts(picture).toString());
  }

  @Test
  void coursesOfOneModelAreToldApartByTheirStart() throws Exception {
    Model mouse = Mouse.feedback();
    List<String> texts = texts(PhasePlane.of(mouse, "FM", "L").with(
        Simulation.of(mouse.startingAt("FM", 2)).until(10).run(),
        Simulation.of(mouse.startingAt("FM", 9)).until(10).run()).picture());
    assertTrue(texts.stream().anyMatch(text -> text.startsWith("mouse.feedback from FM 2 g, L ")),
        texts.toString());
  }

  @Test
  void thePictureIsTheSameEachTime() {
    PhasePlane plane = PhasePlane.of(fast(), "x", "y");
    assertEquals(plane.picture().svg(), plane.picture().svg());
  }

  @Test
  void markupInANameIsWritten() throws Exception {
    Picture picture = PhasePlane.of(vanDerPol().named("<b>x</b> & <script>"), "x", "y").picture();
    assertTrue(texts(picture).contains("Phase plane of <b>x</b> & <script>"));
    assertEquals(0, elements(picture.svg(), "script").size());
  }

  @Test
  void anUnknownStateIsAnsweredWithTheNearest() {
    var problem = assertThrows(ModelException.class, () -> PhasePlane.of(Mouse.feedback(), "FM", "Lp"));
    assertTrue(problem.getMessage().contains("'Lp'") && problem.getMessage().contains("Did you mean"),
        problem.getMessage());
    problem = assertThrows(ModelException.class, () -> PhasePlane.of(Mouse.feedback(), "FM", "FI"));
    assertEquals("mouse.feedback: 'FI' is an auxiliary; a phase plane takes two of the states that move: FM,"
        + " L.", problem.getMessage());
  }

  @Test
  void aModelOfOneStateHasNoPlane() {
    var problem = assertThrows(ModelException.class, () -> PhasePlane.of(Tank.feedback(), "V", "V"));
    assertEquals("tank.feedback: a phase plane takes two states that move; here only V does. Picture its"
        + " course: Picture.of(run, \"V\").", problem.getMessage());
  }

  @Test
  void anEmptyRangeAndAnAxisThatIsNotThereAreRefused() {
    PhasePlane plane = PhasePlane.of(Mouse.feedback(), "FM", "L");
    var problem = assertThrows(IllegalArgumentException.class, () -> plane.between("FM", 3, 3));
    assertEquals("'FM' is to be shown from 3 to 3, which holds nothing; give two finite numbers, the lower"
        + " one first.", problem.getMessage());
    assertThrows(IllegalArgumentException.class, () -> plane.between("FM", 0, Double.NaN));
    problem = assertThrows(IllegalArgumentException.class, () -> plane.between("Fm", 0, 1));
    assertEquals("'Fm' is on no axis here; FM and L are. Did you mean 'FM'?", problem.getMessage());
    problem = assertThrows(IllegalArgumentException.class,
        () -> PhasePlane.of(Mouse.feedback(), "FM", "FM"));
    assertEquals("both axes are 'FM'; name two different quantities.", problem.getMessage());
  }

  @Test
  void ratesThatDoNotFollowFromTheStatesAreRefused() {
    Model late = Model.of("late", time("h"), state("x", 1, "1", ""), state("y", 1, "1", ""),
        parameter("D", 1, "h", ""), parameter("k", 1, "1/h", ""),
        equations("dx/dt = -k*delay(y, D)\ndy/dt = k*(x - y)"));
    var problem = assertThrows(ModelException.class, () -> PhasePlane.of(late, "x", "y"));
    assertTrue(problem.getMessage().startsWith("late: the equations read the past of y"),
        problem.getMessage());
    Model driven = Model.of("driven", time("1"), state("x", 1, "1", ""), state("y", 1, "1", ""),
        equations("dx/dt = sin(t)\ndy/dt = x - y"));
    assertThrows(ModelException.class, () -> PhasePlane.of(driven, "x", "y"));
  }

  @Test
  void othersThatCannotSettleAreNamedWithTheWayOut() {
    Model integral = Model.of("integral", time("h"), state("x", 0, "1", ""), state("y", 0, "1", ""),
        state("z", 0, "h", ""), parameter("k", 1, "1/h", ""), parameter("ki", 1, "1/h^2", ""),
        equations("dx/dt = k*(y - x) - ki*z\ndy/dt = -k*y\ndz/dt = x"));
    var problem = assertThrows(ModelException.class, () -> PhasePlane.of(integral, "x", "y").picture());
    String begin = "integral: the other states, z, do not settle while x and y stay";
    assertTrue(problem.getMessage().startsWith(begin)
        && problem.getMessage().endsWith("holdingOthers()."), problem.getMessage());
    assertNotNull(PhasePlane.of(integral, "x", "y").holdingOthers().picture());
  }

  @Test
  void aRunWithoutTheStatesIsNoCourseHere() {
    var run = Simulation.of(Tank.feedback()).until(1).run();
    PhasePlane plane = PhasePlane.of(Mouse.feedback(), "FM", "L");
    var problem = assertThrows(IllegalArgumentException.class, () -> plane.with(run));
    assertEquals("tank.feedback has no 'FM' in a unit like g; a course in this plane has both its states.",
        problem.getMessage());
  }
}
