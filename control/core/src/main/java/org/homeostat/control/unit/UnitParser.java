package org.homeostat.control.unit;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.Fraction;

/**
 * Reads {@code ng/mL/d}, {@code g^2/(ng d)}, {@code kg^(3/4)}: factors separated by {@code *}, a middle dot
 * or a space, each {@code /} dividing by the one factor that follows it.
 */
final class UnitParser {

  private static final Pattern EXPONENT = Pattern.compile(
      "\\^\\s*(?:\\(\\s*(-?\\d{1,6})\\s*/\\s*(\\d{1,6})\\s*\\)"
          + "|\\(?\\s*(-?\\d{1,6}(?:\\.\\d{1,6})?)\\s*\\)?)");
  private static final Pattern SYMBOL = Pattern.compile("[\\p{L}\u00b0]+|%|1|-");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*([*\u00b7\u22c5/])\\s*|\\s+");

  private final String text;
  private int at;

  private UnitParser(String text) {
    this.text = text;
  }

  static Unit parse(String text) {
    UnitParser parser = new UnitParser(text.strip());
    if (parser.text.isEmpty()) {
      throw new IllegalArgumentException("a unit is missing: write 1 for a number without unit.");
    }
    Unit unit = parser.product();
    if (parser.at < parser.text.length()) {
      throw parser.unexpected();
    }
    return unit;
  }

  private Unit product() {
    Unit product = factor();
    while (at < text.length() && text.charAt(at) != ')') {
      Matcher separator = matcher(SEPARATOR);
      if (!separator.lookingAt()) {
        throw unexpected();
      }
      at = separator.end();
      product = "/".equals(separator.group(1)) ? product.over(factor()) : product.times(factor());
    }
    return product;
  }

  private Unit factor() {
    Unit base = at < text.length() && text.charAt(at) == '(' ? group() : symbol();
    Matcher exponent = matcher(EXPONENT);
    if (!exponent.lookingAt()) {
      return base;
    }
    at = exponent.end();
    return base.power(exponent.group(1) != null
        ? fraction(exponent.group(1), exponent.group(2))
        : decimal(exponent.group(3)));
  }

  private Unit group() {
    at++;
    Unit inside = product();
    if (at == text.length()) {
      throw new IllegalArgumentException("the unit '" + text + "' has a parenthesis that is never closed.");
    }
    at++;
    return inside;
  }

  private Unit symbol() {
    Matcher symbol = matcher(SYMBOL);
    if (!symbol.lookingAt()) {
      throw unexpected();
    }
    at = symbol.end();
    String found = symbol.group();
    return found.equals("1") || found.equals("-") ? Unit.ONE : Unit.ofSymbol(found, text);
  }

  private Fraction fraction(String numerator, String denominator) {
    if (Integer.parseInt(denominator) == 0) {
      throw new IllegalArgumentException("the unit '" + text + "' has an exponent that divides by zero.");
    }
    return new Fraction(Integer.parseInt(numerator), Integer.parseInt(denominator));
  }

  private static Fraction decimal(String text) {
    BigDecimal value = new BigDecimal(text);
    int denominator = BigDecimal.TEN.pow(value.scale()).intValueExact();
    return new Fraction(value.scaleByPowerOfTen(value.scale()).intValueExact(), denominator);
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  private IllegalArgumentException unexpected() {
    String where =
        at < text.length() ? "stops making sense at '" + text.substring(at) + "'" : "ends too early";
    return new IllegalArgumentException(
        "the unit '" + text + "' " + where + ". Write units like ng/mL/d, g^2/ng, 1/d, kg^(3/4).");
  }
}
