package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Small programs for the tests, written down or random, and one-line ways to run them. */
final class Programs {

  static final List<String> STATES = List.of("x", "y", "z");
  static final List<String> PARAMETERS = List.of("a", "b");

  private static final double[] EXTREMES = {
    0, -0.0, 1, -1, 0.5, -2, 3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
    Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_VALUE, 1e300, -1e-300, 710, -745.5,
    1e16, Math.PI
  };

  private static final List<String> SMOOTH = List.of(
      "%s + %s", "%s - 2*%s", "%s*%s", "%s/(2 + %s^2)", "sin(%s)*cos(%s)", "tanh(%s) + %s",
      "sigmoid(%s) - %s", "softplus(%s)*%s", "exp(-%s^2) + %s", "sqrt(1 + %s^2)*%s", "log(2 + sin(%s)) - %s",
      "(1 + %s^2)^(3/4) + %s", "hill(1 + %s^2, 2, 3)*%s", "(2 + sin(%s))^-3*%s", "(2 + tanh(%s))^%s");

  private static final List<String> POLYNOMIAL =
      List.of("%s + %s", "%s - 2*%s", "%s*%s", "3*%s - %s", "%s^2 - %s", "-%s*%s^3");

  private Programs() {}

  /** A program in {@link #STATES} and {@link #PARAMETERS}, from its lines and its results. */
  static Program of(String block, String... results) {
    return Program.of(
        STATES,
        PARAMETERS,
        Parser.equations(block).stream()
            .map(equation -> new Assignment(equation.name(), equation.value()))
            .toList(),
        Arrays.stream(results).map(Parser::expression).toList());
  }

  /** Any formulas at all, each over everything that is known before it. */
  static Program random(SplittableRandom r) {
    List<String> names = knownAtFirst();
    List<Assignment> body = new ArrayList<>();
    for (int i = r.nextInt(8); i > 0; i--) {
      body.add(new Assignment("v" + i, Cases.random(r, r.nextInt(5), names)));
      names.add("v" + i);
    }
    List<Expr> results = new ArrayList<>();
    for (int i = 1 + r.nextInt(6); i > 0; i--) {
      results.add(Cases.random(r, r.nextInt(5), names));
    }
    return Program.of(STATES, PARAMETERS, body, results);
  }

  /** Formulas that can be differentiated everywhere. */
  static Program smooth(SplittableRandom r, int lines) {
    return fromTemplates(r, SMOOTH, lines);
  }

  /** Polynomials with whole coefficients. */
  static Program polynomial(SplittableRandom r, int lines) {
    return fromTemplates(r, POLYNOMIAL, lines);
  }

  private static Program fromTemplates(SplittableRandom r, List<String> templates, int lines) {
    List<String> names = knownAtFirst();
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      block.append("v" + i + " = " + formula(r, templates, names) + "\n");
      names.add("v" + i);
    }
    return of(block.toString(), formula(r, templates, names), formula(r, templates, names), "x", "a");
  }

  private static String formula(SplittableRandom r, List<String> templates, List<String> names) {
    String template = templates.get(r.nextInt(templates.size()));
    return template.formatted(names.get(r.nextInt(names.size())), names.get(r.nextInt(names.size())));
  }

  private static List<String> knownAtFirst() {
    List<String> names = new ArrayList<>(STATES);
    names.addAll(PARAMETERS);
    names.add(Program.TIME);
    return names;
  }

  /** Numbers among which signed zeros, NaN, infinities, huge and tiny ones are frequent. */
  static double[] extremes(SplittableRandom r, int count) {
    return r.ints(count, 0, 2 * EXTREMES.length)
        .mapToDouble(i -> i < EXTREMES.length ? EXTREMES[i] : r.nextDouble(-3, 3))
        .toArray();
  }

  /** Numbers of moderate size. */
  static double[] moderate(SplittableRandom r, int count) {
    return r.doubles(count, -1.5, 1.5).toArray();
  }

  /** The results, into an array that held other numbers before. */
  static double[] run(Evaluator evaluator, Program program, double t, double[] y, double[] p) {
    double[] out = new double[program.results().size()];
    Arrays.fill(out, -77);
    evaluator.evaluate(t, y, p, out);
    return out;
  }

  /** The bits of each number, with one pattern for every NaN. */
  static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
