package org.homeostat.control.unit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * The unit symbols that are known, each with its dimension and its exact scale. A symbol as it stands wins
 * over a prefix and a symbol: {@code min} is the minute and {@code cd} is not known, rather than a centi-day.
 */
final class Symbols {

  /**
   * The base units, in the order of a dimension's exponents: metre, kilogram, second, kelvin, mole, ampere,
   * enzyme unit.
   */
  static final int BASES = 7;

  private static final int[] NUMBER = {0, 0, 0, 0, 0, 0, 0};
  private static final int[] LENGTH = {1, 0, 0, 0, 0, 0, 0};
  private static final int[] MASS = {0, 1, 0, 0, 0, 0, 0};
  private static final int[] TIME = {0, 0, 1, 0, 0, 0, 0};
  private static final int[] TEMPERATURE = {0, 0, 0, 1, 0, 0, 0};
  private static final int[] AMOUNT = {0, 0, 0, 0, 1, 0, 0};
  private static final int[] CURRENT = {0, 0, 0, 0, 0, 1, 0};
  private static final int[] ACTIVITY = {0, 0, 0, 0, 0, 0, 1};
  private static final int[] VOLUME = {3, 0, 0, 0, 0, 0, 0};
  private static final int[] CONCENTRATION = {-3, 0, 0, 0, 1, 0, 0};
  private static final int[] FREQUENCY = {0, 0, -1, 0, 0, 0, 0};
  private static final int[] FORCE = {1, 1, -2, 0, 0, 0, 0};
  private static final int[] ENERGY = {2, 1, -2, 0, 0, 0, 0};
  private static final int[] POWER = {2, 1, -3, 0, 0, 0, 0};
  private static final int[] PRESSURE = {-1, 1, -2, 0, 0, 0, 0};
  private static final int[] VOLTAGE = {2, 1, -3, 0, 0, -1, 0};

  private static final Map<String, Symbol> PREFIXABLE = new LinkedHashMap<>();
  private static final Map<String, Symbol> WHOLE = new LinkedHashMap<>();
  private static final Map<String, Integer> PREFIXES = Map.ofEntries(
      Map.entry("f", -15), Map.entry("p", -12), Map.entry("n", -9), Map.entry("u", -6),
      Map.entry("\u00b5", -6), Map.entry("\u03bc", -6),  // the micro sign and the Greek letter
      Map.entry("m", -3), Map.entry("c", -2), Map.entry("d", -1),
      Map.entry("k", 3), Map.entry("M", 6), Map.entry("G", 9));

  static {
    PREFIXABLE.put("m", symbol("1", LENGTH));
    PREFIXABLE.put("g", symbol("1e-3", MASS));
    PREFIXABLE.put("s", symbol("1", TIME));
    PREFIXABLE.put("K", symbol("1", TEMPERATURE));
    PREFIXABLE.put("mol", symbol("1", AMOUNT));
    PREFIXABLE.put("A", symbol("1", CURRENT));
    PREFIXABLE.put("N", symbol("1", FORCE));
    PREFIXABLE.put("J", symbol("1", ENERGY));
    PREFIXABLE.put("W", symbol("1", POWER));
    PREFIXABLE.put("Pa", symbol("1", PRESSURE));
    PREFIXABLE.put("V", symbol("1", VOLTAGE));
    PREFIXABLE.put("Hz", symbol("1", FREQUENCY));
    PREFIXABLE.put("L", symbol("1e-3", VOLUME));
    PREFIXABLE.put("M", symbol("1e3", CONCENTRATION));
    PREFIXABLE.put("U", symbol("1", ACTIVITY));
    PREFIXABLE.put("cal", symbol("4.184", ENERGY));  // thermochemical
    PREFIXABLE.put("bar", symbol("1e5", PRESSURE));

    WHOLE.put("min", symbol("60", TIME));
    WHOLE.put("h", symbol("3600", TIME));
    WHOLE.put("d", symbol("86400", TIME));
    WHOLE.put("wk", symbol("604800", TIME));
    WHOLE.put("yr", symbol("31557600", TIME));  // 365.25 d
    WHOLE.put("mmHg", symbol("133.322387415", PRESSURE));
    WHOLE.put("torr", new Symbol(new BigFraction(101325, 760), PRESSURE));
    WHOLE.put("degC", symbol("1", TEMPERATURE));
    WHOLE.put("%", symbol("0.01", NUMBER));
    WHOLE.putAll(PREFIXABLE);
  }

  /** What people write, and the symbol they mean. */
  private static final Map<String, String> MEANT = new HashMap<>();

  static {
    meant("d", "day", "days", "D");
    meant("h", "hour", "hours", "hr", "hrs");
    meant("min", "minute", "minutes", "mins");
    meant("s", "sec", "second", "seconds");
    meant("wk", "week", "weeks", "w");
    meant("yr", "year", "years", "y", "a");
    meant("L", "litre", "liter", "litres", "liters");
    meant("g", "gram", "grams", "gr");
    meant("mol", "mole", "moles");
    meant("U", "IU", "iu", "units");
    meant("degC", "\u00b0C", "C", "celsius");
    meant("ug", "mcg");
    meant("kcal", "Cal", "calories");
    meant("%", "percent");
  }

  private Symbols() {}

  /** One symbol's exact size in base units and its dimension's exponents. */
  record Symbol(BigFraction scale, int[] dimension) {}

  /** The symbol by its text, or empty where it is not known. */
  static Optional<Symbol> find(String text) {
    Symbol whole = WHOLE.get(text);
    return whole != null ? Optional.of(whole) : prefixed(text);
  }

  private static Optional<Symbol> prefixed(String text) {
    if (text.length() < 2) {
      return Optional.empty();
    }
    Integer exponent = PREFIXES.get(text.substring(0, 1));
    Symbol symbol = PREFIXABLE.get(text.substring(1));
    return exponent == null || symbol == null
        ? Optional.empty()
        : Optional.of(new Symbol(symbol.scale.multiply(new BigFraction(10).pow(exponent)), symbol.dimension));
  }

  /** The known symbol that was probably meant: another word for it, or the same letters in another case. */
  static Optional<String> near(String text) {
    if (MEANT.containsKey(text)) {
      return Optional.of(MEANT.get(text));
    }
    Stream<String> prefixed = PREFIXES.keySet().stream()
        .flatMap(prefix -> PREFIXABLE.keySet().stream().map(symbol -> prefix + symbol));
    return Stream.concat(WHOLE.keySet().stream(), prefixed)
        .filter(text::equalsIgnoreCase)
        .min(Comparator.<String>comparingLong(symbol -> lettersInAnotherCase(text, symbol))
            .thenComparing(Comparator.naturalOrder()));
  }

  private static long lettersInAnotherCase(String text, String symbol) {
    return IntStream.range(0, text.length()).filter(i -> text.charAt(i) != symbol.charAt(i)).count();
  }

  /** What is known, for an error to list. */
  static String known() {
    return String.join(" ", PREFIXABLE.keySet()) + ", each also with f p n u m c d k M G before it, and "
        + WHOLE.keySet().stream()
            .filter(symbol -> !PREFIXABLE.containsKey(symbol))
            .collect(Collectors.joining(" "));
  }

  private static Symbol symbol(String scale, int[] dimension) {
    return new Symbol(exact(new BigDecimal(scale)), dimension);
  }

  private static BigFraction exact(BigDecimal value) {
    return new BigFraction(value.unscaledValue()).multiply(new BigFraction(10).pow(-value.scale()));
  }

  private static void meant(String symbol, String... others) {
    for (String other : others) {
      MEANT.put(other, symbol);
    }
  }
}
