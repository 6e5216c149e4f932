package org.homeostat.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  /** A line of the list has room for a name and this much. */
  private static final int LONGEST_DESCRIPTION = 70;

  private static List<String> models() {
    return Catalogue.models().stream().map(Catalogue.Entry::name).toList();
  }

  private static List<String> protocols() {
    return Catalogue.protocols().stream().map(Catalogue.Entry::name).toList();
  }

  @Test
  void theLawsOfTheLeptinLoopComeFirstEachWithItsTwin() {
    List<String> twins = LeptinLoop.laws().stream()
        .flatMap(law -> Stream.of(law.feedbackName(), law.setpointName())).toList();
    assertEquals(twins, models().subList(0, twins.size()));
    assertEquals(List.of("leptin.feedback", "leptin.setpoint", "leptin.lag.feedback"), twins.subList(0, 3));
  }

  @Test
  void itListsEveryModelThatOthersName() {
    List<String> named = List.of("leptin.reducedDelay", "weight.chowHall.manifold",
        "weight.chowHall.fixedPoint", "weight.goldbeter", "weight.goldbeter.zeroOrder",
        "testosterone.smith.feedback", "testosterone.smith.setpoint", "glucose.topp.feedback",
        "glucose.topp.setpoint", "glucose.topp.logarithmic", "glucose.karin", "motif.antithetic",
        "motif.antithetic.error", "motif.tyson", "motif.tyson.integral", "motif.inference", "motif.pid");
    assertTrue(models().containsAll(named), models().toString());
  }

  @Test
  void modelsOfOneSystemFollowEachOther() {
    List<String> systems = new ArrayList<>();
    for (String system : models().stream().map(Catalogue::system).toList()) {
      if (systems.isEmpty() || !systems.get(systems.size() - 1).equals(system)) {
        systems.add(system);
      }
    }
    assertEquals(Set.copyOf(systems).size(), systems.size(), systems.toString());
  }

  @Test
  void itListsEveryProtocolThatOthersName() {
    List<String> named = List.of("none", "fast", "fast-then-diet", "diet", "infusion", "knockout",
        "silence-N", "clamp-e", "shift", "sensor-bias");
    assertTrue(protocols().containsAll(named), protocols().toString());
  }

  @Test
  void noNameIsThereTwice() {
    assertEquals(new TreeSet<>(models()).size(), models().size());
    assertEquals(new TreeSet<>(protocols()).size(), protocols().size());
  }

  @Test
  void whatItMakesCarriesTheNameItIsListedUnder() {
    Catalogue.models().forEach(entry -> assertEquals(entry.name(), entry.make().name()));
    Catalogue.protocols().forEach(entry -> assertEquals(entry.name(), entry.make().name()));
  }

  @Test
  void everyEntryIsDescribedInOneShortLine() {
    Stream.concat(Catalogue.models().stream(), Catalogue.protocols().stream()).forEach(entry -> {
      assertEquals(1, entry.description().lines().count(), entry.name());
      assertTrue(entry.description().length() <= LONGEST_DESCRIPTION, entry.toString());
      assertFalse(entry.description().endsWith("."), entry.toString());
    });
  }

  @Test
  void anUnknownModelIsAnsweredWithTheNearestAndThoseOfItsSystem() {
    var problem = assertThrows(IllegalArgumentException.class, () -> Catalogue.model("weight.goldbetter"));
    assertEquals("""
        There is no model 'weight.goldbetter'. Did you mean 'weight.goldbeter'?
            The models of weight are
              weight.chowHall.manifold
              weight.chowHall.fixedPoint
              weight.goldbeter
              weight.goldbeter.zeroOrder""", problem.getMessage());
  }

  @Test
  void aModelOfNoSystemIsAnsweredWithTheSystems() {
    var problem = assertThrows(IllegalArgumentException.class, () -> Catalogue.model("cortisol"));
    String systems =
        models().stream().map(Catalogue::system).distinct().collect(Collectors.joining("\n      "));
    assertEquals("There is no model 'cortisol'."
        + "\n    The models, by what their names begin with, are of\n      " + systems, problem.getMessage());
  }

  @Test
  void anUnknownProtocolIsAnsweredWithTheList() {
    var problem = assertThrows(IllegalArgumentException.class, () -> Catalogue.protocol("surgery"));
    assertEquals("There is no protocol 'surgery'.", problem.getMessage().lines().findFirst().orElseThrow());
    assertTrue(problem.getMessage().contains("\n      fast-then-diet\n"), problem.getMessage());
  }
}
