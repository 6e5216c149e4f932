package org.homeostat.physiology.leptin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number says where it comes from, and how far it can be trusted. */
class LeptinSourcesTest {

  /** Numbers that are part of a form, as the 1 of {@code 1 + k7*M}, a square or the 5 of a mean of five. */
  private static final Set<String> OF_FORM = Set.of("0", "1", "2", "3", "4", "5");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?([eE][-+]?\\d+)?");

  static Stream<Model> models() {
    return Stream.concat(
        Stream.of(LeptinLoop.plant()), Catalogue.models().stream().map(Catalogue.Entry::make));
  }

  private static Source source(Model model, String quantity) {
    return model.quantity(quantity).source().orElseThrow();
  }

  private static Set<Source.Mark> marks(Model model) {
    return model.quantities().stream().flatMap(quantity -> quantity.source().stream()).map(Source::mark)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A parameter's value, an input's default, a state's start. */
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
  void whatNobodyPublishedIsMarkedAsAssumed(Model model) {
    for (Quantity quantity : model.quantities()) {
      quantity.source().filter(source -> source.authors().isEmpty()).ifPresent(source ->
          assertEquals(Source.Mark.ASSUMED, source.mark(), quantity.name() + ": " + source));
    }
  }

  /** A number written into an equation is a value too. */
  @ParameterizedTest
  @MethodSource("models")
  void noEquationHoldsANumberWithoutASource(Model model) {
    for (Equation equation : model.equationsInOrder()) {
      Set<String> numbers = NUMBER.matcher(NAME.matcher(equation.text()).replaceAll("x")).results()
          .map(MatchResult::group).filter(number -> !OF_FORM.contains(number))
          .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(numbers.isEmpty() || model.quantity(equation.name()).source().isPresent(),
          equation.text() + " holds " + numbers);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyQuantityHasAMeaning(Model model) {
    model.quantities().forEach(quantity -> assertFalse(quantity.meaning().isBlank(), quantity.name()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void itsBibliographyNamesWhatEachValueComesFrom(Model model) {
    List<String> references = model.references();
    for (Quantity quantity : model.quantities()) {
      quantity.source().filter(source -> !source.authors().isEmpty()).ifPresent(source ->
          assertTrue(references.contains(source.reference()), quantity.name() + ": " + source));
    }
  }

  @Test
  void theIntegralGainsAreMarkedAsReconstructed() {
    for (String gain : List.of("a1", "a2", "a3", "a4")) {
      Source source = source(LeptinLoop.integralSetpoint(), gain);
      assertEquals(Source.Mark.RECONSTRUCTED, source.mark(), gain);
      assertTrue(source.note().contains("reference minus sensed"), gain);
    }
  }

  @Test
  void whatWasComputedFromTheStaticLawIsMarkedAsDerived() {
    for (String name : List.of("c1", "c2", "Lset")) {
      assertEquals(Source.Mark.DERIVED, source(LeptinLoop.integralSetpoint(), name).mark(), name);
    }
    assertEquals(Source.Mark.DERIVED, source(LeptinLoop.feedback(), "Rsyn").mark());
  }

  @Test
  void whatThePaperDoesNotHaveIsMarkedAsOurs() {
    assertFalse(marks(LeptinLoop.feedback()).contains(Source.Mark.RECONSTRUCTED));
    assertTrue(source(LeptinLoop.lagFeedback(), "tau").mark() == Source.Mark.ASSUMED);
    assertTrue(source(LeptinLoop.delayFeedback(), "D").mark() == Source.Mark.ASSUMED);
  }

  @Test
  void resistanceIsMarkedAsReconstructed() {
    assertTrue(marks(LeptinLoop.law("resistance").setpoint()).contains(Source.Mark.RECONSTRUCTED));
    assertTrue(marks(LeptinLoop.law("resistance").feedback()).contains(Source.Mark.RECONSTRUCTED));
  }

  @Test
  void theBibliographyBeginsWithThePaper() {
    assertTrue(LeptinLoop.feedback().references().get(0).startsWith("Tam J, Fukumura D, Jain RK (2009)"));
  }
}
