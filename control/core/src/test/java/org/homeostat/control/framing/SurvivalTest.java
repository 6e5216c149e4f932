package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.all;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.protocol.Protocol.when;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;

/** What a proof survives: everything that a protocol can do, one thing at a time and as a whole. */
class SurvivalTest {

  private static Verdict under(Protocol protocol) {
    return Equivalence.between(Loops.setpoint(), Loops.feedback()).until(days(20)).challenged(protocol)
        .verdict();
  }

  /** To hold what the map writes in the other model, in one of them, is to cut a loop there. */
  @Test
  void whatAMapWritesIsNoReadOutOfTheModelThatUsesIt() {
    Model read = Model.of("read", time("1"), state("x", 2, "1", "level"),
        parameter("r", 0.4, "1", "reference"), Part.auxiliary("e", "1", "error"),
        Part.auxiliary("q", "1", "what is sensed"), equations("dx/dt = 1 - (r - e)\ne = r - x\nq = r - e"));
    Model used = Model.of("used", time("1"), state("x", 2, "1", "level"),
        Part.auxiliary("q", "1", "what is sensed"), equations("dx/dt = 1 - q\nq = x"));
    Model renamed = used.renamed("q", "w");
    for (Verdict verdict : List.of(
        Equivalence.between(read, used).given("q = r - e").until(Time.of(20)).verdict(),
        Equivalence.between(read, renamed).given("w = r - e").until(Time.of(20)).verdict(),
        Equivalence.between(read, renamed).given("w = r - e").until(Time.of(20))
            .challenged(Protocol.of("clamp", after(Time.of(5)).hold("w", 3))).verdict())) {
      assertEquals("Proved", verdict.kind(), verdict.toString());
      assertTrue(verdict.survives().stream()
          .noneMatch(said -> said.startsWith("holding") && said.matches(".*[ ,][qw]( of used.*|,.*)?")),
          verdict.toString());
      assertTrue(told(verdict).stream().anyMatch(said -> said.startsWith("holding q at 3 in both")
          || said.startsWith("holding w at 0 in used alone (r - e of read is its counterpart")),
          verdict.toString());
    }
  }

  private static List<String> told(Verdict verdict) {
    return verdict.separatedBy().stream().map(Separation::intervention).toList();
  }

  @Test
  void windowsInstantsAndCrossingsOfWhatBothHaveAreSurvived() {
    for (Protocol protocol : List.of(
        Protocol.of("hold and load", during(2, 5).hold("u", 0.5), during(3, 8).set("load", 0.75)),
        Protocol.of("bolus", at(3).set("y", 4), at(6).scale("y", 0.5)),
        Protocol.of("infusion", during(1, 4).infuse("y", 0.25)),
        Protocol.of("lesion", after(5).lesion("u")),
        Protocol.of("waiting", when("y - 1.2*h", Crossing.RISING).set("load", 0.5)))) {
      Verdict verdict = under(protocol);
      assertEquals("Proved", verdict.kind(), verdict.toString());
      assertTrue(told(verdict).stream().noneMatch(said -> said.startsWith(protocol.name())), told(verdict)
          + " " + protocol.name());
    }
  }

  @Test
  void aCrossingOfWhatOneModelLacksIsNoneOfBoth() {
    Verdict verdict = under(Protocol.of("waiting", when("e", Crossing.RISING).set("load", 0.5)));
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(told(verdict).contains("waiting (it waits for e, which feedback does not have)"),
        told(verdict).toString());
  }

  @Test
  void aProtocolOnWhatNeitherHasIsAnErrorWithTheNearestName() {
    ModelException error = assertThrows(ModelException.class,
        () -> under(Protocol.of("misspelt", after(0).set("laod", 0.5))));
    assertTrue(error.getMessage().contains("Did you mean 'load'?"), error.getMessage());
  }

  private static Model mapped(String name, String text, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(time("d"), state("x", 1, "1", "level"),
        parameter("k", 0.5, "1/d", "rate").positive(), equations(text)));
    parts.addAll(List.of(more));
    return Model.of(name, all(parts));
  }

  @Test
  void aParameterThatAnotherOneIsMappedFromIsNotMovedAlone() {
    Model a = mapped("a", "dx/dt = -2*k*x + k");
    Model b = mapped("b", "dx/dt = -q*x + k", parameter("q", 1, "1/d", "twice the rate").positive());
    Verdict verdict = Equivalence.between(a, b).given("q = 2*k").until(days(5)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(verdict.survives().stream().noneMatch(line -> line.startsWith("setting")), verdict.toString());
    assertTrue(told(verdict).stream().anyMatch(said -> said.startsWith("setting k")), verdict.toString());
  }

  @Test
  void whatTheMapMixesIsHeldOrPutInBothAsTheMapSays() {
    Model a = Model.of("a", time("d"), state("y", 1, "1", "output"), state("z1", 2, "1", "z1"),
        state("z2", 1, "1", "z2"), parameter("k", 1, "1/d", "rate").positive(),
        equations("dy/dt = k*(z1 - y)\ndz1/dt = k*(1 - z1*z2)\ndz2/dt = k*(y - z1*z2)"));
    Model b = Model.of("b", time("d"), state("y", 1, "1", "output"), state("z1", 2, "1", "z1"),
        state("z", 1, "1", "difference"), parameter("k", 1, "1/d", "rate").positive(),
        equations("dy/dt = k*(z1 - y)\ndz1/dt = k*(1 - z1*(z1 - z))\ndz/dt = k*(1 - y)"));
    Verdict verdict = Equivalence.between(a, b).given("z = z1 - z2").until(days(5)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(verdict.survives().contains("putting z1, z2 of a to any values of the domain at an instant,"
        + " with z = z1 - z2 in b"), verdict.toString());
    for (String what : List.of("holding z1", "infusing z1", "putting z1")) {
      assertTrue(told(verdict).stream().anyMatch(said -> said.startsWith(what)), what + "\n" + verdict);
    }
    assertTrue(verdict.survives().stream().anyMatch(line -> line.startsWith("holding y")));
  }

  @Test
  void whatTheMapIsMadeOfIsNotChangedUnderIt() {
    Protocol moved = Protocol.of("another set point", after(2).set("r", 2));
    Verdict verdict = Equivalence.between(Loops.lagSetpoint(), Loops.lagFeedback().with(
        parameter("r", 1.5, "g", "set point")))
        .given("s = r - e").until(days(20)).challenged(moved).verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(told(verdict).contains("another set point (it changes r, on which the map depends)"),
        verdict.toString());
    assertTrue(verdict.survives().stream().noneMatch(line -> line.matches("setting.* r.*")),
        verdict.toString());
  }

  @Test
  void aLevelHeldOnItsLogarithmIsHeld() {
    Model a = Model.of("a", time("d"), state("y", 1, "1", "output"), state("x", 2, "1", "level").positive(),
        parameter("k", 1, "1/d", "rate").positive(), equations("dy/dt = k*(x - y)\ndx/dt = k*x*(1 - y)"));
    Model b = Model.of("b", time("d"),
        state("y", 1, "1", "output"), state("v", Math.log(2), "1", "logarithm"),
        parameter("k", 1, "1/d", "rate").positive(), equations("dy/dt = k*(exp(v) - y)\ndv/dt = k*(1 - y)"));
    Verdict verdict = Equivalence.between(a, b).given("v = log(x)").until(days(5)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(verdict.survives().contains("holding x of a, with v of b held where the map puts it"),
        verdict.toString());
  }
}
