package org.homeostat.control.model;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.input;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.rest;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.model.Wiring.NONE;
import static org.homeostat.control.model.Wiring.each;
import static org.homeostat.control.model.Wiring.link;
import static org.homeostat.control.model.Wiring.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WiringCheckTest {
  private static final Model FAT = Model.of("fat", time("d"),
      state("FM", 20, "kg", "fat mass").positive(),
      parameter("k", 0.1, "1/d", "loss").positive(),
      input("from", "kg", "fat of another"), input("more", 0, "kg/d", "gain"),
      input("MJ", 0, "MJ/d", "energy, in the wrong unit"), input("closed", "kg", "closed by the law"),
      equations("""
          closed = FM
          kcal   = heat*FM
          lost   = k*FM
          net    = lost - k*from
          dFM/dt = k*(from - closed) + more + MJ/density
          """),
      parameter("heat", 940, "kcal/d/kg", ""), parameter("density", 39, "MJ/kg", ""));

  private static final Wiring RING = link("from", "FM", i -> (i + 1) % 3);

  private static void assertSays(String message, Wiring... wiring) {
    assertSays(message, FAT, 3, wiring);
  }

  private static void assertSays(String message, Model unit, int size, Wiring... wiring) {
    assertEquals(message,
        assertThrows(ModelException.class, () -> unit.replicate(size, wiring)).getMessage());
  }

  @Test
  void aNetworkHasAUnit() {
    assertSays("fat x 0: a network has at least one unit.", FAT, 0, RING);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertSays("fat x 3: link(\"form\", ...): fat has no 'form'. Did you mean 'from'?",
        link("form", "FM", i -> 0));
    assertSays("fat x 3: link(\"from\", ...): fat has no 'Fm'. Did you mean 'FM'?",
        link("from", "Fm", i -> 0));
    assertSays("fat x 3: each(\"K\", ...): fat has no 'K'. Did you mean 'k'?", RING, each("K", i -> 1));
  }

  @Test
  void onlyInputsAreLinked() {
    assertSays("fat x 3: link(\"k\", ...): 'k' is a parameter, and only inputs take values from other units."
        + " Declare it as input(\"k\", ...).", RING, link("k", "FM", i -> 0));
    assertSays("fat x 3: sum(\"closed\", ...): the input is closed already, by closed = FM."
        + " Keep one of the two.", RING, sum("closed", "FM", i -> new int[] {0}, (i, j) -> 1));
  }

  @Test
  void onlyStatesAndAuxiliariesOfTheUnitAloneAreRead() {
    assertSays("fat x 3: link(\"more\", ...): 'k' is a parameter; what other units can read is a state or an"
        + " auxiliary.", RING, link("more", "k", i -> 0));
    assertSays("""
        fat x 3: link("more", ...): the auxiliary 'net' depends on 'from', which comes from\
         other units itself.
            net    = lost - k*from
            Make 'net' a state, or link the states it is made of.""", RING, link("more", "net", i -> 0));
  }

  @Test
  void unitsThatDoNotFitTogetherAreNamedWithTheirFactor() {
    assertSays("""
        fat x 3: link("MJ", ...): 'MJ' and 'kcal' have different units.
            MJ is MJ/d; kcal is kcal/d.
            1 kcal/d is 0.004184 MJ/d: declare both in one unit.""", RING, link("MJ", "kcal", i -> 0));
    assertSays("""
        fat x 3: link("MJ", ...): 'MJ' and 'FM' have different units.
            MJ is MJ/d; FM is kg.
            Declare the input in the unit of what it reads, and convert it in the equations.""",
        RING, link("MJ", "FM", i -> 0));
  }

  @Test
  void aUnitThatIsNotThereIsNamedWithWhoReadsIt() {
    assertSays("fat x 3: link(\"from\", ...): unit 2 is to read unit 3; the units are 0 to 2.",
        link("from", "FM", i -> i + 1));
    assertSays("fat x 3: link(\"from\", ...): unit 0 is to read unit -2; the units are 0 to 2,"
        + " and NONE is -1.", link("from", "FM", i -> i - 2));
    assertSays("fat x 3: sum(\"more\", ...): unit 1 is to read unit 7; the units are 0 to 2.",
        RING, sum("more", "lost", i -> i == 1 ? new int[] {0, 7} : new int[0], (i, j) -> 1));
  }

  @Test
  void aWeightThatIsNoNumberIsNamed() {
    assertSays("fat x 3: sum(\"more\", ...): unit 0 takes unit 2 NaN times, which is no finite number.",
        RING, sum("more", "lost", i -> new int[] {2}, (i, j) -> Double.NaN));
  }

  @Test
  void anInputHasOneSource() {
    assertSays("fat x 3: the input 'from' is linked twice. Keep one of the two; sum(...) adds up several"
        + " sources.", RING, RING);
    assertSays("fat x 3: 'more' is a sum over other units, and each(\"more\", ...) has no part in it."
        + " Drop one of the two.",
        RING, sum("more", "lost", i -> new int[] {0}, (i, j) -> 1), each("more", i -> 1));
    assertSays("fat x 3: each(\"k\", ...) is given twice. Keep one of them.",
        RING, each("k", i -> 1), each("k", i -> 2));
  }

  @Test
  void everyInputOfEveryUnitHasAValue() {
    assertSays("fat x 3: nothing gives the input 'from' a value. Add link(\"from\", ...),"
        + " sum(\"from\", ...) or each(\"from\", ...), or give it a default.");
    assertSays("fat x 3: unit 0 has no link for 'from', which has no default. Give it one, as in"
        + " input(\"from\", 0, ...), or each(\"from\", ...).", link("from", "FM", i -> i - 1));
    assertEquals(3, FAT.replicate(3, each("from", i -> 1)).size());
    assertEquals(3, FAT.replicate(3, each("from", i -> 1), link("from", "FM", i -> NONE)).size());
  }

  @Test
  void whatAUnitHasForItselfIsInItsDomain() {
    assertSays("fat x 3, unit 1: 'k' is 0 1/d, outside its domain k > 0.", RING, each("k", i -> 1 - i));
    assertSays("fat x 3, unit 2: 'FM' starts at NaN, which is no finite number.",
        RING, each("FM", i -> i < 2 ? 1 : Double.NaN));
    assertSays("fat x 3: each(\"lost\", ...): 'lost' has an equation, lost   = k*FM.\n"
        + "    Parameters, open inputs and the starts of states can differ from unit to unit.",
        RING, each("lost", i -> 1));
  }

  @Test
  void startsAreNumbersOrFollowFromWhatTheUnitHasForItself() {
    Model resting = Model.of("tank", time("h"), state("V", rest(1), "L", ""), parameter("k", 1, "1/h", ""),
        input("from", 1, "L", ""), equations("dV/dt = k*(from - V)"));
    assertSays("""
        tank x 2: the start of 'V' is declared as rest.
            A unit among others does not rest where it would alone. Let the state start at a number or an
            expression, or give each("V", ...).""",
        resting, 2, link("from", "V", i -> 1 - i));
    assertEquals(2, resting.replicate(2, each("V", i -> i), link("from", "V", i -> 1 - i)).size());
    Model following = Model.of("tank", time("h"), state("V", "2*half", "L", ""), parameter("k", 1, "1/h", ""),
        input("from", "L", ""), equations("half = from/2\ndV/dt = k*(from - V)"));
    assertSays("""
        tank x 2: the start of 'V' depends on 'from', which comes from other units.
            Start from what the unit has for itself, or give each("V", ...).""",
        following, 2, link("from", "V", i -> 1 - i));
  }

  @Test
  void aPlaceThatTheStateVectorDoesNotHaveIsNamed() {
    Network network = FAT.replicate(3, RING);
    assertEquals("fat x 3 has no unit 3; its units are 0 to 2.",
        assertThrows(IllegalArgumentException.class, () -> network.index("FM", 3)).getMessage());
    assertEquals("fat x 3: 'lost' is an auxiliary, and only states are in the state vector.",
        assertThrows(ModelException.class, () -> network.index("lost", 0)).getMessage());
  }
}
