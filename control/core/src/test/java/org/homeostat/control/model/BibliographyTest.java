package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Tank.tank;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BibliographyTest {
  private static final Source TORRICELLI =
      Source.of("Torricelli E", 1644, "De motu aquarum", "Opera geometrica 191-203", "");
  private static final Source TAM =
      Source.of("Tam J, Fukumura D, Jain RK", 2009, "A model", "Cell Metab 9:52-63", "10.1016/j.cmet");

  @Test
  void aPublicationIsListedOnceAndAssumptionsNameTheirQuantities() {
    Model model = tank(
        parameter("b", 1, "1", "").assumed("a round number"),
        parameter("c", 1, "1", "").source(TAM.at("Eq 1")),
        parameter("d", 1, "1", "").source(TORRICELLI),
        parameter("tau", 1, "h", "").assumed("a day is long"),
        parameter("e", 1, "1", "").source(TAM.at("Eq 2").marked(Source.Mark.DERIVED, "halved")),
        parameter("f", 1, "1", "").assumed("a round number"));
    assertEquals(List.of(
        "Tam J, Fukumura D, Jain RK (2009). A model. Cell Metab 9:52-63. doi 10.1016/j.cmet",
        "Torricelli E (1644). De motu aquarum. Opera geometrica 191-203.",
        "b, f: assumed, a round number",
        "tau: assumed, a day is long"), model.references());
  }

  @Test
  void whatIsAssumedAfterAPublicationIsListedAsBoth() {
    Model model = tank(
        parameter("b", 1, "1", "").source(TORRICELLI.marked(Source.Mark.ASSUMED, "as in water")));
    assertEquals(List.of("Torricelli E (1644). De motu aquarum. Opera geometrica 191-203.",
        "b: assumed, as in water"), model.references());
  }

  @Test
  void aModelWithoutSourcesHasNoBibliography() {
    assertEquals(List.of(), tank().references());
  }

  @Test
  void aSourceIsShortAtTheEndOfALine() {
    assertEquals("Tam et al. 2009, Eq 1 [read]", TAM.at("Eq 1").toString());
    assertEquals("Torricelli 1644 [from memory, unverified]: he had no units",
        TORRICELLI.marked(Source.Mark.MEMORY_UNVERIFIED, "he had no units").toString());
    assertEquals("van der Pol 1926 [read]", Source.of("van der Pol B", 1926, "", "", "").toString());
    assertEquals("a round number [assumed]", Source.assumed("a round number").toString());
  }
}
