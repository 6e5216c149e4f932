package org.homeostat.control.view.report;

import static org.junit.jupiter.api.Assertions.*;

import com.google.gson.JsonArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas in JavaScript have the values that the library gives them. In a real browser. */
class JavaScriptTest {
  private static final int FORMULAS = 400;
  private static final int DEPTH = 5;
  private static final int POINTS = 200;

  /** What two good libraries of functions differ by, each within one of the true value. */
  private static final double LAST_DIGITS = 2;

  /** Words of JavaScript may be names of quantities. */
  private static final Map<String, String> NAMES = Map.of("x", "q0", "delete", "q1", "Math", "q2");

  private static final double[] ODD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0,
      -0.0, 1, -1, 2.5, -2.5, 1e300, -1e-300};

  @TempDir
  private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Chromium.started(folder);
  }

  @AfterAll
  static void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static double inJava(Expr formula, double[] point) {
    Map<String, Double> values = Map.of("x", point[0], "delete", point[1], "Math", point[2]);
    return Value.of(formula, values::get);
  }

  /** The value of each formula at each point, in the browser. */
  private static double[][] inTheBrowser(List<Expr> formulas, List<double[]> points) {
    String functions = formulas.stream().map(new JavaScript(NAMES)::of)
        .map(text -> "(q0, q1, q2) => " + text).collect(Collectors.joining(",\n", "[", "]"));
    String at = points.stream().map(point -> DoubleStream.of(point).mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "[", "]"))).collect(Collectors.joining(", ", "[", "]"));
    JsonArray rows = browser.evaluate("(() => {\n" + Resource.text("functions.js")
        + "const {power, pos, hill, softplus, sigmoid, table} = homeostat.functions;\n"
        + "const told = value => Object.is(value, -0) ? '-0' : String(value);\n"
        + "return " + functions + ".map(f => " + at + ".map(point => told(f(...point))));\n})()")
        .getAsJsonArray();
    return IntStream.range(0, formulas.size()).mapToObj(i -> IntStream.range(0, points.size())
        .mapToDouble(k -> Double.parseDouble(rows.get(i).getAsJsonArray().get(k).getAsString())).toArray())
        .toArray(double[][]::new);
  }

  /** The same to the last bit, or within some of the last digits. */
  private static void assertAgree(List<Expr> formulas, List<double[]> points, double digits) {
    double[][] found = inTheBrowser(formulas, points);
    for (int i = 0; i < found.length; i++) {
      Expr formula = formulas.get(i);
      for (int k = 0; k < points.size(); k++) {
        double[] point = points.get(k);
        double wanted = inJava(formula, point);
        double got = found[i][k];
        assertTrue(Double.compare(wanted, got) == 0
            || Math.abs(wanted - got) <= digits * Math.ulp(wanted),
            () -> Text.of(formula) + " at " + Arrays.toString(point) + ": " + wanted + ", and " + got);
      }
    }
  }

  private static List<Expr> parsed(String... texts) {
    return Stream.of(texts).map(Parser::expression).toList();
  }

  @Test
  void formulasOfExactOperationsAgreeToTheLastBit() {
    SplittableRandom random = new SplittableRandom(8);
    Formulas any = new Formulas(random, List.of("x", "delete", "Math"));
    List<double[]> points = new ArrayList<>(IntStream.range(0, 10)
        .mapToObj(i -> random.doubles(3, -3, 3).toArray()).toList());
    points.add(new double[] {0.0, -0.0, 1});
    points.add(new double[] {Double.NaN, 1, Double.NEGATIVE_INFINITY});
    assertAgree(Stream.generate(() -> any.formula(DEPTH)).limit(FORMULAS).toList(), points, 0);
  }

  @Test
  void whatIsOddIsOddInBoth() {
    List<double[]> points = DoubleStream.of(ODD).boxed().flatMap(x -> DoubleStream.of(ODD)
        .mapToObj(y -> new double[] {x, y, 0.5})).toList();
    assertAgree(parsed("min(x, delete)", "max(x, delete)", "sign(x)", "floor(x)", "abs(x)", "sqrt(x)",
        "pos(x)", "x^delete", "x^0.5", "x^(1/3)", "x^-0.5", "x^0", "x^-1", "x^3", "x^-4", "x^2.0", "exp(x)",
        "log(x)", "sin(x)", "cos(x)", "hill(x, delete, Math)", "hill(x, Math, 4)", "softplus(x)",
        "sigmoid(x)", "tanh(x)", "if(x < delete, x, delete)", "if(x == delete | x >= Math, 1, -1)",
        "x/delete", "table(x, -1, 2, 0, 3.5, 2, -1)", "--x", "x - -delete", "-x^2", "(-x)^2",
        "-(x + delete)*-Math", "x - (delete - Math)", "x/(delete/Math)", "x/delete*Math", "2^-x^2"),
        points, LAST_DIGITS);
  }

  @Test
  void functionsDifferInTheirLastDigitsAtMost() {
    SplittableRandom random = new SplittableRandom(8);
    List<double[]> points =
        Stream.generate(() -> random.doubles(3, -20, 20).toArray()).limit(POINTS).toList();
    assertAgree(parsed("exp(x)", "log(abs(x))", "sin(x)", "cos(x)", "tanh(x)", "abs(x)^delete",
        "abs(x)^0.5", "abs(x)^(1/3)", "softplus(x)", "sigmoid(x)"), points, LAST_DIGITS);
  }

  @Test
  void whatWasCannotBeWritten() {
    Expr late = Parser.expression("delay(x, 2)");
    assertThrows(IllegalArgumentException.class, () -> new JavaScript(NAMES).of(late));
  }
}
