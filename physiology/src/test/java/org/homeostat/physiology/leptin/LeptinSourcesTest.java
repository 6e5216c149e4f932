package org.homeostat.physiology.leptin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number says where it comes from. */
class LeptinSourcesTest {

  static Stream<Model> models() {
    return Stream.concat(
        Stream.of(LeptinLoop.plant()), Catalogue.models().stream().map(Catalogue.Entry::make));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyValueAndEveryStartHasASourceOrAReason(Model model) {
    for (Quantity quantity : model.quantities()) {
      if (quantity.value().isPresent() || quantity.start().isPresent()) {
        assertFalse(quantity.source().map(Source::title).orElse("").isBlank(), quantity.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyQuantityHasAMeaning(Model model) {
    model.quantities().forEach(quantity -> assertFalse(quantity.meaning().isBlank(), quantity.name()));
  }

  @Test
  void theIntegralGainsAreMarkedAsReconstructed() {
    for (String gain : new String[] {"a1", "a2", "a3", "a4"}) {
      Source source = LeptinLoop.integralSetpoint().quantity(gain).source().orElseThrow();
      assertEquals(Source.Mark.RECONSTRUCTED, source.mark(), gain);
      assertTrue(source.note().contains("reference minus sensed"), gain);
    }
  }

  @Test
  void theBibliographyBeginsWithThePaper() {
    assertTrue(LeptinLoop.feedback().references().get(0).startsWith("Tam J, Fukumura D, Jain RK (2009)"));
  }
}
