package org.homeostat.control.unit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time span or a time since the start: a finite number that is not negative, and a unit of time; without a
 * unit it counts in the model's own.
 */
public record Time(double value, Optional<Unit> unit) {

  private static final Unit SECOND = Unit.parse("s");
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*(\\p{L}\\S*)?");

  /** Refuses what is no time: NaN, the infinities, negative numbers, and units of anything else. */
  public Time {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a time is a finite number, not " + value + ".");
    }
    if (value < 0) {
      throw new IllegalArgumentException(
          "a time is not negative: " + text(value, unit) + " is before the start of the run.");
    }
    unit.filter(given -> !given.isCommensurable(SECOND)).ifPresent(given -> {
      throw new IllegalArgumentException(
          "'" + given + "' is not a unit of time. Use s, min, h, d, wk or yr.");
    });
  }

  /** So many days. */
  public static Time days(double value) {
    return of(value, "d");
  }

  /** So many hours. */
  public static Time hours(double value) {
    return of(value, "h");
  }

  /** So many minutes. */
  public static Time minutes(double value) {
    return of(value, "min");
  }

  /** So many seconds. */
  public static Time seconds(double value) {
    return of(value, "s");
  }

  /** So many weeks. */
  public static Time weeks(double value) {
    return of(value, "wk");
  }

  /** A time in the model's own unit. */
  public static Time of(double value) {
    return new Time(value, Optional.empty());
  }

  private static Time of(double value, String unit) {
    return new Time(value, Optional.of(Unit.parse(unit)));
  }

  /** The time written as {@code 400}, {@code 400d} or {@code 30 min}. */
  public static Time parse(String text) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a time. Write 400, 400d or '30 min'.");
    }
    return new Time(Double.parseDouble(parts.group(1)), Optional.ofNullable(parts.group(2)).map(Unit::parse));
  }

  /**
   * This time as a number of the model's unit; a time without unit is already one.
   *
   * @throws IllegalArgumentException where this time has a unit and the model's time is a pure number
   */
  public double in(Unit modelUnit) {
    if (unit.isEmpty()) {
      return value;
    }
    if (modelUnit.isDimensionless()) {
      throw new IllegalArgumentException(
          "the model's time has no unit: write " + Digits.of(value) + ", not " + this + ".");
    }
    return value * unit.get().factorTo(modelUnit);
  }

  /** As it would be parsed: {@code 10 d}, or {@code 10} in the model's own unit. */
  @Override
  public String toString() {
    return text(value, unit);
  }

  private static String text(double value, Optional<Unit> unit) {
    return Digits.of(value) + unit.map(given -> " " + given).orElse("");
  }
}
