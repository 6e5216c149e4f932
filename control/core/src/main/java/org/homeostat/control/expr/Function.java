package org.homeostat.control.expr;

/** The functions of the notation. */
public enum Function {
  /** {@code exp(x)}. */
  EXP("exp", 1),
  /** {@code log(x)}, the natural logarithm. */
  LOG("log", 1),
  /** {@code sqrt(x)}. */
  SQRT("sqrt", 1),
  /** {@code abs(x)}. */
  ABS("abs", 1),
  /** {@code min(a, b)}. */
  MIN("min", 2),
  /** {@code max(a, b)}. */
  MAX("max", 2),
  /** {@code tanh(x)}. */
  TANH("tanh", 1),
  /** {@code sin(x)}, x in radians. */
  SIN("sin", 1),
  /** {@code cos(x)}, x in radians. */
  COS("cos", 1),
  /** {@code sign(x)}: -1, 0 or 1. */
  SIGN("sign", 1),
  /** {@code floor(x)}, the largest whole number not above x. */
  FLOOR("floor", 1),
  /** {@code pos(x)} = max(x, 0), the rectifier. */
  POS("pos", 1),
  /** {@code hill(x, K, n)} = x^n/(K^n + x^n). */
  HILL("hill", 3),
  /** {@code softplus(x)} = log(1 + exp(x)). */
  SOFTPLUS("softplus", 1),
  /** {@code sigmoid(x)} = 1/(1 + exp(-x)). */
  SIGMOID("sigmoid", 1);

  private final String text;
  private final int arity;

  Function(String text, int arity) {
    this.text = text;
    this.arity = arity;
  }

  /** As the notation writes it. */
  public String text() {
    return text;
  }

  /** How many arguments it takes. */
  public int arity() {
    return arity;
  }

  /** How a call of it is written: {@code hill(x, K, n)}. */
  public String signature() {
    return text + switch (this) {
      case MIN, MAX -> "(a, b)";
      case HILL -> "(x, K, n)";
      default -> "(x)";
    };
  }

  void checkArity(int count) {
    if (count != arity) {
      throw new IllegalArgumentException(
          text + " takes " + arity + (arity == 1 ? " argument, " : " arguments, ") + signature()
              + ", not " + count + ".");
    }
  }
}
