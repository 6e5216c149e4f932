package org.homeostat.control.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTest {

  private static final Unit DAY = Unit.parse("d");

  @Test
  void timesAreConvertedToTheModelsUnit() {
    assertEquals(10, Time.days(10).in(DAY));
    assertEquals(0.5, Time.hours(12).in(DAY));
    assertEquals(14, Time.weeks(2).in(DAY));
    assertEquals(30, Time.minutes(30).in(Unit.parse("min")));
    assertEquals(0.5, Time.seconds(30).in(Unit.parse("min")));
    assertEquals(7, Time.of(7).in(DAY), "a bare number is already in the model's unit");
    assertEquals(7, Time.of(7).in(Unit.ONE));
  }

  @ParameterizedTest
  @CsvSource({
      "400d, 400 d", "400, 400", "30 min, 30 min", "2.5wk, 2.5 wk", "1e3 d, 1000 d",
      ".5h, 0.5 h", "'  3. ', 3"})
  void aTimeIsReadWithOrWithoutItsUnit(String text, String printed) {
    assertEquals(printed, Time.parse(text).toString());
    assertEquals(Time.parse(text), Time.parse(printed));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "-3 d | a time is not negative: -3 d is before the start of the run.",
      "1e999 d | a time is a finite number, not Infinity.",
      "3 kg | 'kg' is not a unit of time. Use s, min, h, d, wk or yr.",
      "3 days | unknown unit 'days'. Did you mean 'd'?",
      "soon | 'soon' is not a time. Write 400, 400d or '30 min'."})
  void whatIsNoTimeIsRefused(String text, String message) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Time.parse(text)).getMessage());
  }

  @Test
  void notANumberIsNoTime() {
    var refused = assertThrows(IllegalArgumentException.class, () -> Time.of(Double.NaN));
    assertEquals("a time is a finite number, not NaN.", refused.getMessage());
  }

  @Test
  void aModelWithoutTimeUnitRefusesASuffix() {
    var refused = assertThrows(IllegalArgumentException.class, () -> Time.days(400).in(Unit.ONE));
    assertEquals("the model's time has no unit: write 400, not 400 d.", refused.getMessage());
  }
}
