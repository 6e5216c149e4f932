package org.homeostat.control.unit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.Fraction;

/**
 * A unit of measurement, as the product of symbols that its author wrote, each raised to a rational power.
 * Immutable.
 *
 * <p>Symbols are kept as written: {@code ng/g/d} times {@code g} is {@code ng/d}, and {@code mL/L} stays
 * {@code mL/L}. Two units are equal when one of them measures one of the other, whatever their symbols:
 * {@code J/s} equals {@code W}.
 *
 * <p>Known are the SI symbols m g s K mol A N J W Pa V Hz L, the molar concentration M, cal (thermochemical,
 * 4.184 J), bar and the enzyme unit U (a dimension of its own), all with the prefixes f p n u µ m c d k M G;
 * and min, h, d, wk, yr (365.25 d), mmHg, torr, degC (an interval, of the size of a kelvin), %, and 1 or -
 * for a pure number.
 */
public final class Unit {

  /** The unit of a pure number. */
  public static final Unit ONE = new Unit(Map.of());

  /** Room for the rounding of scales that are roots; exact scales differ by nothing or by much more. */
  private static final double SCALE_TOLERANCE = 1e-12;

  private final Map<String, Fraction> exponents;

  private Unit(Map<String, Fraction> exponents) {
    this.exponents = exponents;
  }

  /**
   * The unit written in {@code text}: factors separated by {@code *}, {@code ·} or a space; {@code /} divides
   * by the one factor (or parenthesis) after it; exponents read {@code ^2}, {@code ^-1}, {@code ^(3/4)},
   * {@code ^0.75}.
   *
   * @throws IllegalArgumentException naming the symbol that is not known, and the one that was probably meant
   */
  public static Unit parse(String text) {
    return UnitParser.parse(text);
  }

  static Unit ofSymbol(String symbol, String whole) {
    if (Symbols.find(symbol).isEmpty()) {
      String place = symbol.equals(whole) ? "" : " in '" + whole + "'";
      throw new IllegalArgumentException("unknown unit '" + symbol + "'" + place + ". "
          + Symbols.near(symbol)
              .map(near -> "Did you mean '" + near + "'?")
              .orElseGet(() -> "Known are " + Symbols.known() + "."));
    }
    return new Unit(Map.of(symbol, Fraction.ONE));
  }

  /** This unit multiplied by another; equal symbols are collected. */
  public Unit times(Unit other) {
    Map<String, Fraction> product = new LinkedHashMap<>(exponents);
    other.exponents.forEach((symbol, exponent) -> product.merge(symbol, exponent, Fraction::add));
    product.values().removeIf(exponent -> exponent.getNumerator() == 0);
    return new Unit(product);
  }

  /** This unit divided by another; equal symbols cancel. */
  public Unit over(Unit other) {
    return times(other.power(Fraction.MINUS_ONE));
  }

  /** This unit raised to a rational power. */
  public Unit power(Fraction exponent) {
    if (exponent.getNumerator() == 0) {
      return ONE;
    }
    Map<String, Fraction> power = new LinkedHashMap<>();
    exponents.forEach((symbol, old) -> power.put(symbol, old.multiply(exponent)));
    return new Unit(power);
  }

  /** Whether the two measure the same thing in the same size: equal dimension, equal scale. */
  public boolean isSame(Unit other) {
    Unit ratio = over(other);
    return ratio.hasNoDimension() && Math.abs(ratio.scale() - 1) <= SCALE_TOLERANCE;
  }

  /** Whether the two measure the same thing, if in another size: kcal and MJ. */
  public boolean isCommensurable(Unit other) {
    return over(other).hasNoDimension();
  }

  /**
   * How many of the other unit are one of this: 4184 from kcal to J.
   *
   * @throws IllegalArgumentException where the two measure different things
   */
  public double factorTo(Unit other) {
    Unit ratio = over(other);
    if (!ratio.hasNoDimension()) {
      throw new IllegalArgumentException(
          this + " cannot be converted to " + other + ": they measure different things.");
    }
    return ratio.scale();
  }

  /** The same as an exact number; empty where the units differ in dimension, or by a root. */
  public Optional<BigFraction> exactFactorTo(Unit other) {
    Unit ratio = over(other);
    boolean whole = ratio.exponents.values().stream().allMatch(exponent -> exponent.getDenominator() == 1);
    return whole && ratio.hasNoDimension() ? Optional.of(ratio.wholePowers()) : Optional.empty();
  }

  /** The conversion as a sentence's part: {@code 1 kcal is 0.004184 MJ}. */
  public String conversionTo(Unit other) {
    return (isDimensionless() ? "1" : "1 " + this) + " is " + Digits.of(factorTo(other))
        + (other.isDimensionless() ? "" : " " + other);
  }

  /** Whether this is the unit of a pure number; % and mL/L are not, their scale is not 1. */
  public boolean isDimensionless() {
    return isSame(ONE);
  }

  private boolean hasNoDimension() {
    return exponents.isEmpty()
        || Arrays.stream(dimension()).allMatch(exponent -> exponent.getNumerator() == 0);
  }

  private Fraction[] dimension() {
    Fraction[] sum = new Fraction[Symbols.BASES];
    Arrays.fill(sum, Fraction.ZERO);
    exponents.forEach((symbol, exponent) -> {
      int[] one = Symbols.find(symbol).orElseThrow().dimension();
      Arrays.setAll(sum, i -> sum[i].add(exponent.multiply(one[i])));
    });
    return sum;
  }

  /** The size in base units: exact until the last step for whole exponents. */
  private double scale() {
    double rounded = 1;
    for (Map.Entry<String, Fraction> factor : exponents.entrySet()) {
      if (factor.getValue().getDenominator() != 1) {
        BigFraction one = Symbols.find(factor.getKey()).orElseThrow().scale();
        rounded *= Math.pow(one.doubleValue(), factor.getValue().doubleValue());
      }
    }
    return rounded * wholePowers().doubleValue();
  }

  /** The exact size of the part with whole exponents. */
  private BigFraction wholePowers() {
    BigFraction exact = BigFraction.ONE;
    for (Map.Entry<String, Fraction> factor : exponents.entrySet()) {
      if (factor.getValue().getDenominator() == 1) {
        exact = exact.multiply(
            Symbols.find(factor.getKey()).orElseThrow().scale().pow(factor.getValue().getNumerator()));
      }
    }
    return exact;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unit unit && isSame(unit);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dimension());
  }

  /** As it would be parsed: {@code ng/mL/d}, {@code g^2/ng/d}, {@code 1/d}, {@code 1}. */
  @Override
  public String toString() {
    String numerator = exponents.entrySet().stream()
        .filter(factor -> factor.getValue().getNumerator() > 0)
        .map(factor -> factor.getKey() + suffix(factor.getValue()))
        .collect(Collectors.joining("*"));
    String denominator = exponents.entrySet().stream()
        .filter(factor -> factor.getValue().getNumerator() < 0)
        .map(factor -> "/" + factor.getKey() + suffix(factor.getValue().negate()))
        .collect(Collectors.joining());
    return (numerator.isEmpty() ? "1" : numerator) + denominator;
  }

  private static String suffix(Fraction exponent) {
    if (exponent.getDenominator() != 1) {
      return "^(" + exponent.getNumerator() + "/" + exponent.getDenominator() + ")";
    }
    return exponent.getNumerator() == 1 ? "" : "^" + exponent.getNumerator();
  }
}
