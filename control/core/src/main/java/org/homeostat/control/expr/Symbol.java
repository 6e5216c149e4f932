package org.homeostat.control.expr;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a name is set in print: a letter or a word, Greek where it is spelled so, and a subscript that may be
 * empty.
 *
 * <p>{@code k5} is k with subscript 5, {@code Lb} and {@code Rsyn} are a capital with a subscript of up to
 * three small letters, {@code kp} a small letter with one, {@code rhoFood} is Greek, {@code x_max} says
 * itself what its subscript is; {@code FM} and {@code shift} are words, with a trailing number as subscript.
 */
record Symbol(String base, Optional<Character> greek, String subscript) {

  private static final Map<String, Character> GREEK = new TreeMap<>();

  static {
    String[] letters = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
        "nu", "xi", "omicron", "pi", "rho", "", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"};
    for (int i = 0; i < letters.length; i++) {
      GREEK.put(letters[i], (char) ('\u03b1' + i));
    }
    GREEK.remove("");
    GREEK.remove("omicron");  // not told from o
    for (String capital : "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(" ")) {
      GREEK.put(capital, Character.toUpperCase(GREEK.get(capital.toLowerCase(Locale.ROOT))));
    }
  }

  /** A Greek letter spelled out, alone or before a capital, a digit or an underscore. */
  private static final Pattern GREEK_WORD =
      Pattern.compile("(" + String.join("|", GREEK.keySet()) + ")(?:_?([\\p{Lu}\\d].*)|_(.+))?");
  private static final Pattern UNDERSCORE = Pattern.compile("([^_]+)_(.+)");
  private static final Pattern LETTER_AND_SUBSCRIPT = Pattern.compile(
      "(\\p{L})(\\d+|(?<=\\p{Lu})\\p{Ll}{1,3}\\d*|(?<=\\p{Ll})\\p{Ll}\\d*|(?<=\\p{Ll})\\p{Lu}.*)");
  private static final Pattern WORD_AND_NUMBER = Pattern.compile("(.*\\D)(\\d+)");

  /** How {@code name} is set. */
  static Symbol of(String name) {
    Matcher greek = GREEK_WORD.matcher(name);
    if (greek.matches()) {
      String subscript = Stream.of(2, 3).map(greek::group).filter(Objects::nonNull).findFirst().orElse("");
      return new Symbol(greek.group(1), Optional.of(GREEK.get(greek.group(1))), commas(subscript));
    }
    for (Pattern pattern : new Pattern[] {UNDERSCORE, LETTER_AND_SUBSCRIPT, WORD_AND_NUMBER}) {
      Matcher parts = pattern.matcher(name);
      if (parts.matches()) {
        return new Symbol(parts.group(1), Optional.empty(), commas(parts.group(2)));
      }
    }
    return new Symbol(name, Optional.empty(), "");
  }

  /** Whether the base is one letter, which is set in italics without spacing. */
  boolean isLetter() {
    return greek.isPresent() || base.length() == 1;
  }

  private static String commas(String subscript) {
    return subscript.replace('_', ',');
  }
}
