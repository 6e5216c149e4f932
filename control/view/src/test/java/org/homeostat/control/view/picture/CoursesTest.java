package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.hours;
import static org.homeostat.control.unit.Time.minutes;
import static org.homeostat.control.view.Drawn.elements;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.Test;

class CoursesTest {
  private static final Model DECAY = Model.of("decay", time("h"), state("x", 1, "g", "what is left"),
      parameter("k", 1, "1/h", "rate"), equations("dx/dt = -k*x"));
  private static final Model BURST = Model.of("burst", time("h"), state("x", 1, "g", "mass"),
      parameter("k", 1, "1/(g*h)", "rate"), equations("dx/dt = k*x*x"));

  private static List<String> texts(Picture picture) throws Exception {
    return elements(picture.svg(), "text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  private static boolean says(Picture picture, String words) throws Exception {
    return texts(picture).stream().anyMatch(text -> text.contains(words));
  }

  private static String problem(Runnable asked) {
    return assertThrows(IllegalArgumentException.class, asked::run).getMessage();
  }

  private static Comparison stronger() {
    return Comparison.of(Tank.feedback(), Tank.setpoint().let("g", 2)).under(Tank.DROUGHT).until(12);
  }

  @Test
  void aDifferenceThatIsOnlyRoundingIsSaidAndNotDrawn() throws Exception {
    Picture twins = Courses.of(Tank.study()).showing("V").withDifferences().picture();
    String note = texts(twins).stream().filter(text -> text.contains("tank.feedback \u2212 tank.setpoint: "))
        .findFirst().orElseThrow();
    assertTrue(note.endsWith("none") || note.endsWith("no more than rounding"), note);
    assertTrue(says(twins, "\u0394V (L)") || says(twins, "difference of V (L)"), texts(twins).toString());
  }

  @Test
  void aDifferenceIsDrawnInTheUnitWithItsLargestValue() throws Exception {
    Picture picture = Courses.of(stronger()).showing("V", "e").withDifferences().picture();
    double most = stronger().differences().stream().filter(gap -> gap.quantity().equals("V")).findFirst()
        .orElseThrow().maxAbsolute();
    assertTrue(says(picture, "tank.feedback \u2212 tank.setpoint: at most "
        + Numbers.round(most, 3) + " L, at "), texts(picture).toString());
    assertFalse(says(picture, "\u0394e"), "only one model has e");
  }

  @Test
  void aLargestDifferenceBeyondWhatIsShownIsCalledThat() throws Exception {
    Courses whole = Courses.of(stronger()).showing("V").withDifferences();
    assertFalse(says(whole.picture(), ", which is not shown"));
    assertTrue(says(whole.until(hours(1)).picture(), ", which is not shown"));
  }

  @Test
  void withoutASecondModelThereIsNoDifference() {
    assertEquals("there is nothing to take decay from; differences are drawn of a study of two models or"
        + " more.", problem(() -> Courses.of(Simulation.of(DECAY).run()).withDifferences()));
  }

  @Test
  void aLogarithmicAxisHasPowersOfTenAndSaysWhatItLeavesOut() throws Exception {
    Trajectory run = Simulation.of(DECAY).until(60).run();
    Picture picture = Courses.of(run).showing("x").logarithmic("x").picture();
    assertTrue(texts(picture).containsAll(List.of("x, what is left (g, log)", "1", "0.01", "1e-6",
        "what is not above 0, or only by rounding, is left out")), texts(picture).toString());
    Picture above = Courses.of(Simulation.of(DECAY).until(9).run()).showing("x").logarithmic().picture();
    assertFalse(says(above, "left out"), texts(above).toString());
  }

  @Test
  void aLowLogarithmicAxisHasTwoTicksAtLeast() throws Exception {
    Trajectory run = Simulation.of(DECAY).until(3.3).run();
    Picture low = Courses.of(run).showing("x", "x", "x").logarithmic().size(300, 270).picture();
    assertTrue(texts(low).containsAll(List.of("1", "0.1")), texts(low).toString());
  }

  @Test
  void aLogarithmicAxisOfNothingAboveZeroIsRefused() {
    Trajectory run = Simulation.of(DECAY.startingAt("x", -1)).until(9).run();
    assertEquals("x is nowhere above 0 here, so that a logarithmic axis shows nothing of it; leave out"
        + " logarithmic(\"x\").",
        problem(() -> Courses.of(run).showing("x").logarithmic("x").picture()));
  }

  @Test
  void aPartOfTheTimeIsShownWithTheWindowsInIt() throws Exception {
    Picture part = Courses.of(Tank.study()).showing("V").from(minutes(150)).until(hours(8)).picture();
    assertTrue(says(part, "hold q at 0"));
    assertTrue(texts(part).contains("8.0") && !texts(part).contains("12.0"), texts(part).toString());
    Picture later = Courses.of(Tank.study()).showing("V").from(hours(5)).picture();
    assertFalse(says(later, "hold q at 0"));
  }

  @Test
  void aTimeThatTheRunsDoNotHaveIsRefused() {
    assertEquals("there is nothing to show from 0 to 13 h: the runs go from 0 to 12 h. Give a part of that.",
        problem(() -> Courses.of(Tank.study()).until(hours(13))));
    assertThrows(IllegalArgumentException.class, () -> Courses.of(Tank.study()).from(hours(12)));
  }

  @Test
  void aSizeWithoutRoomIsRefused() {
    for (int[] size : new int[][] {{0, 0}, {-640, 360}, {640, 20}}) {
      String text = problem(() -> Courses.of(Tank.study()).size(size[0], size[1]));
      assertTrue(text.contains("has no room for its axes; give at least 240 x 160."), text);
    }
  }

  @Test
  void aSizeWithoutRoomForItsPanelsIsRefused() {
    Courses many = Courses.of(Tank.study()).showing("V", "q", "V", "q").size(300, 200);
    assertTrue(problem(many::picture).startsWith("a picture of 300 x 200 pixels has no room for its panels,"
        + " 4, and its legend; give at least 300 x "), problem(many::picture));
  }

  @Test
  void aTitleBeginsLargeUnlessItsFirstWordIsWrittenOtherwise() throws Exception {
    assertTrue(texts(Picture.of(Simulation.of(DECAY).run(), "x")).contains("What is left"));
    Model gene = Model.of("gene", time("h"), state("m", 1, "1", "mRNA"), parameter("k", 1, "1/h", ""),
        equations("dm/dt = -k*m"));
    assertTrue(texts(Picture.of(Simulation.of(gene).run(), "m")).contains("mRNA"));
  }

  @Test
  void aTitleOfItsOwnStandsAbove() throws Exception {
    Picture titled = Courses.of(Tank.study()).showing("V").titled("Figure 2").picture();
    assertTrue(texts(titled).contains("Figure 2"));
  }

  @Test
  void anUnknownLogarithmicQuantityIsAnsweredWithTheNearest() {
    assertTrue(problem(() -> Courses.of(Tank.study()).showing("V").logarithmic("v"))
        .endsWith("Did you mean 'V'?"));
  }

  @Test
  void manyRunsAreABandForEachModel() throws Exception {
    Comparison noisy = Comparison.of(Tank.feedback().noisy("V", "0.1*V*k^(1/2)"),
        Tank.setpoint().noisy("V", "0.1*V*k^(1/2)")).under(Tank.DROUGHT).until(12);
    List<Trajectory> runs = IntStream.range(0, 8).boxed()
        .flatMap(k -> noisy.noisy(Noise.seed(7).path(k).step(0.25)).trajectories().stream()).toList();
    Picture picture = Picture.ofMembers(runs, "V", "e");
    assertTrue(texts(picture).containsAll(List.of("tank.feedback, median of 8 runs",
        "tank.setpoint, median of 8 runs", "half of the runs", "nine tenths")), texts(picture).toString());
    long bands = elements(picture.svg(), "path").stream().map(path -> path.getAttribute("d"))
        .filter(path -> path.endsWith("Z") && path.length() > 1000).count();
    assertTrue(bands >= 6, bands + " closed paths: two for each model of V, two of e");
  }

  @Test
  void membersThatEndEarlyAreCounted() throws Exception {
    Protocol drought = Protocol.of("long drought", after(1).hold("q", 0));
    List<Trajectory> runs = IntStream.range(0, 10).mapToObj(i ->
        Simulation.of(Tank.feedback().startingAt("V", 2 + i)).under(drought).until(6).run()).toList();
    assertTrue(says(Picture.ofMembers(runs, "V"), " of 10 runs end early; the band is of those that go on"));
  }

  @Test
  void membersThatEndBeyondWhatIsShownAreNotCounted() throws Exception {
    Protocol drought = Protocol.of("long drought", after(1).hold("q", 0));
    List<Trajectory> runs = IntStream.range(0, 4).mapToObj(i ->
        Simulation.of(Tank.feedback().startingAt("V", 2 + i)).under(drought).until(6).run()).toList();
    assertFalse(says(Courses.ofMembers(runs).showing("V").until(hours(1)).picture(), "end early"));
  }

  @Test
  void aShorterMemberIsCountedToo() throws Exception {
    List<Trajectory> runs = List.of(Simulation.of(DECAY).until(9).run(), Simulation.of(DECAY).until(9).run(),
        Simulation.of(DECAY).until(4).run());
    assertTrue(says(Picture.ofMembers(runs, "x"), "1 of 3 runs end early"));
  }

  @Test
  void aModelThatHasTheQuantityInAUnitOfAnotherKindIsNamed() throws Exception {
    Model moles = Model.of("moles", time("h"), state("x", 2, "mol", ""), parameter("k", 1, "1/h", ""),
        equations("dx/dt = -k*x"));
    Picture picture = Picture.of(Comparison.of(DECAY, moles).until(3), "x");
    assertTrue(says(picture, "moles has it in mol, which is not drawn on this axis"),
        texts(picture).toString());
  }

  @Test
  void noRunsAreNoBand() {
    assertEquals("there are no runs to draw a band of; give a list of them.",
        problem(() -> Courses.ofMembers(List.of())));
  }

  @Test
  void aRunThatStoppedShowsWhatItHasAndWhereAndWhyItStopped() throws Exception {
    Picture picture = Picture.of(Simulation.of(BURST).until(4).run(), "x");
    assertTrue(texts(picture).contains("stopped, 1 h"), texts(picture).toString());
    assertTrue(says(picture, "burst stopped: "), texts(picture).toString());
  }

  @Test
  void aRunThatStoppedAtOnceIsAPictureToo() throws Exception {
    Model never = Model.of("never", time("h"), state("x", 0, "g", "mass"), parameter("k", 0, "g^2/h", ""),
        equations("dx/dt = k/x"));
    Trajectory run = Simulation.of(never).until(4).run();
    assertEquals(0, run.end());
    for (Picture picture : List.of(Picture.of(run, "x"), Picture.ofMembers(List.of(run, run), "x"))) {
      assertFalse(picture.svg().contains("NaN,") || picture.svg().contains("Infinity"), picture.svg());
    }
    assertTrue(texts(Picture.of(run, "x")).contains("stopped, 0 h"));
    assertTrue(says(Courses.of(run).showing("x").from(hours(1)).picture(), "never: stopped, 0 h"));
  }
}
