package org.homeostat.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void itListsTheModels() {
    assertEquals(
        List.of("leptin.feedback", "leptin.setpoint", "leptin.lag.feedback", "leptin.lag.setpoint",
            "leptin.integral.feedback", "leptin.integral.setpoint", "leptin.delay.feedback",
            "leptin.delay.setpoint", "leptin.reducedDelay", "weight.chowHall.manifold",
            "weight.chowHall.fixedPoint", "weight.goldbeter", "weight.goldbeter.zeroOrder",
            "testosterone.smith.feedback", "testosterone.smith.setpoint", "glucose.topp.feedback",
            "glucose.topp.setpoint", "glucose.topp.logarithmic", "glucose.karin", "motif.antithetic",
            "motif.antithetic.error", "motif.tyson", "motif.tyson.integral", "motif.inference",
            "motif.pid"),
        Catalogue.models().stream().map(Catalogue.Entry::name).toList());
  }

  @Test
  void itListsTheTenProtocols() {
    assertEquals(
        List.of("none", "fast", "fast-then-diet", "diet", "infusion", "knockout", "silence-N", "clamp-e",
            "shift", "sensor-bias"),
        Catalogue.protocols().stream().map(Catalogue.Entry::name).toList());
  }

  @Test
  void whatItMakesCarriesTheNameItIsListedUnder() {
    Catalogue.models().forEach(entry -> assertEquals(entry.name(), entry.make().name()));
    Catalogue.protocols().forEach(entry -> assertEquals(entry.name(), entry.make().name()));
  }

  @Test
  void everyEntryIsDescribedInOneLine() {
    Stream.concat(Catalogue.models().stream(), Catalogue.protocols().stream())
        .forEach(entry -> assertEquals(1, entry.description().lines().count(), entry.name()));
  }

  @Test
  void anUnknownModelIsAnsweredWithTheNearestAndTheList() {
    var problem = assertThrows(IllegalArgumentException.class, () -> Catalogue.model("leptin.setpont"));
    assertEquals("""
        There is no model 'leptin.setpont'. Did you mean 'leptin.setpoint'?
            The models are
              leptin.feedback
              leptin.setpoint
              leptin.lag.feedback
              leptin.lag.setpoint
              leptin.integral.feedback
              leptin.integral.setpoint
              leptin.delay.feedback
              leptin.delay.setpoint
              leptin.reducedDelay
              weight.chowHall.manifold
              weight.chowHall.fixedPoint
              weight.goldbeter
              weight.goldbeter.zeroOrder
              testosterone.smith.feedback
              testosterone.smith.setpoint
              glucose.topp.feedback
              glucose.topp.setpoint
              glucose.topp.logarithmic
              glucose.karin
              motif.antithetic
              motif.antithetic.error
              motif.tyson
              motif.tyson.integral
              motif.inference
              motif.pid""", problem.getMessage());
  }

  @Test
  void anUnknownProtocolIsAnsweredWithTheList() {
    var problem = assertThrows(IllegalArgumentException.class, () -> Catalogue.protocol("surgery"));
    assertEquals("There is no protocol 'surgery'.", problem.getMessage().lines().findFirst().orElseThrow());
  }
}
