package org.homeostat.control.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that the notation keeps for itself: its functions, {@code pi} and {@code t}. */
final class Words {

  static final String TIME = "t";
  static final String PI = "pi";
  static final String IF = "if";
  static final String DELAY = "delay";
  static final String TABLE = "table";

  private static final Map<String, Function> FUNCTIONS = Stream.of(Function.values())
      .collect(Collectors.toUnmodifiableMap(Function::text, function -> function));
  private static final List<String> CALLABLE =
      Stream.concat(FUNCTIONS.keySet().stream(), Stream.of(IF, DELAY, TABLE)).sorted().toList();

  /** Functions of other languages, and how this notation says them. */
  private static final Map<String, String> ELSEWHERE = Map.ofEntries(
      Map.entry("ln", "log(x)"),
      Map.entry("log10", "log(x)/log(10)"),
      Map.entry("log2", "log(x)/log(2)"),
      Map.entry("pow", "x^y"),
      Map.entry("power", "x^y"),
      Map.entry("square", "x^2"),
      Map.entry("tan", "sin(x)/cos(x)"),
      Map.entry("ceil", "-floor(-x)"),
      Map.entry("relu", "pos(x)"),
      Map.entry("interp", "table(x, x1, y1, x2, y2, ...)"),
      Map.entry("lookup", "table(x, x1, y1, x2, y2, ...)"),
      Map.entry("heaviside", "if(x >= 0, 1, 0)"),
      Map.entry("piecewise", "if(condition, a, b)"));

  private Words() {}

  /** Whether a name is taken by the notation. */
  static boolean isReserved(String name) {
    return isFunction(name) || name.equals(PI) || name.equals(TIME);
  }

  /** Whether a name is written with arguments; {@code if}, {@code delay} and {@code table} are too. */
  static boolean isFunction(String name) {
    return FUNCTIONS.containsKey(name) || List.of(IF, DELAY, TABLE).contains(name);
  }

  /** The function of that name, which is one. */
  static Function function(String name) {
    return FUNCTIONS.get(name);
  }

  /** How a call is written. */
  static String signature(String name) {
    return switch (name) {
      case IF -> "if(condition, a, b)";
      case DELAY -> "delay(x, tau)";
      case TABLE -> "table(x, x1, y1, x2, y2, ...)";
      default -> function(name).signature();
    };
  }

  /** What to say of {@code name(...)} where the name is no function. */
  static String notAFunction(String name) {
    Optional<String> elsewhere = Optional.ofNullable(ELSEWHERE.get(name)).map(" Write %s."::formatted);
    Optional<String> near = Nearest.of(name, CALLABLE).map(" Did you mean '%s'?"::formatted);
    return "'" + name + "' is not a function."
        + elsewhere.or(() -> near).orElse(" To multiply, write " + name + "*(...).");
  }

  /** Why a reserved name cannot be defined. */
  static String reason(String name) {
    return switch (name) {
      case TIME -> "'t' is the time and cannot be defined.";
      case PI -> "'pi' is a constant and cannot be defined.";
      default -> "'" + name + "' is a function of the notation and cannot be defined.";
    };
  }
}
