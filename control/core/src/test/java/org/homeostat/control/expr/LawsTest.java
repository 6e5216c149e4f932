package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Laws of canonical forms; x, y, a, b are positive, z is not negative, and u, v, w may be anything. */
class LawsTest {
  private static final int POINTS = 10;
  private static final int MOST_POINTS = 2_000;

  private static int sign(String name) {
    return "xyab".contains(name) ? 2 : "z".contains(name) ? 1 : 0;
  }

  private static boolean same(String left, String right) {
    Canonical proof = new Canonical(LawsTest::sign);
    var first = proof.of(Parser.expression(left), proof::free);
    var second = proof.of(Parser.expression(right), proof::free);
    return first.isPresent() && second.isPresent()
        && Canonical.bounded(() -> first.get().isSame(second.get())).orElse(false);
  }

  private static final List<String> EQUAL = List.of(
      "exp(u)*exp(v) ~ exp(u + v)", "exp(u)^3 ~ exp(3*u)", "exp(u)/exp(v) ~ exp(u - v)",
      "exp(u/2)^2 ~ exp(u)", "exp(u)*exp(u/2) ~ exp(3*u/2)", "exp(u/3)*exp(u/2) ~ exp(5*u/6)",
      "exp(0.4*u)^5 ~ exp(2*u)", "exp(2) ~ exp(1)^2", "exp(u + 1) ~ exp(1)*exp(u)",
      "exp(u/(1 + v))*exp(v/(1 + v)) ~ exp((u + v)/(1 + v))", "exp(log(x)) ~ x", "log(exp(u)) ~ u",
      "exp(2*log(x)) ~ x^2", "exp(log(x)/2) ~ sqrt(x)", "exp(a*log(x)) ~ x^a", "exp(-log(u)) ~ 1/u",
      "log(x*y) ~ log(x) + log(y)", "log(x/y) ~ log(x) - log(y)", "log(x^a) ~ a*log(x)",
      "log(sqrt(x)) ~ log(x)/2", "log(6) ~ log(2) + log(3)", "log(2*x + 2*y) ~ log(2) + log(x + y)",
      "log(1/x) ~ -log(x)", "log(8)/log(2) ~ 3", "x^a*x^b ~ x^(a + b)", "(x^a)^b ~ x^(a*b)",
      "(x*y)^a ~ x^a*y^a", "(x/y)^a ~ x^a/y^a", "x^(a + 1) ~ x*x^a", "x^(2*a) ~ (x^a)^2",
      "z^0.5*z^0.5 ~ z", "sqrt(z)^2 ~ z", "sqrt(u)^2 ~ u", "sqrt(x*y) ~ sqrt(x)*sqrt(y)",
      "x^1.5 ~ x*sqrt(x)", "x^(1/3)*x^(1/6) ~ sqrt(x)", "sqrt(8) ~ 2*sqrt(2)", "sqrt(12)/sqrt(3) ~ 2",
      "(u^2)^(1/2) ~ abs(u)", "sqrt(x^2) ~ x", "sqrt(z^4) ~ z^2", "(u^2)^(1/4) ~ sqrt(abs(u))",
      "sqrt(x + y)*sqrt(x + y) ~ x + y", "sin(-u) ~ -sin(u)", "cos(-u) ~ cos(u)", "tanh(-u) ~ -tanh(u)",
      "abs(-u) ~ abs(u)", "sin(u)^2 + cos(u)^2 ~ 1", "sin(u - v)^2 ~ 1 - cos(v - u)^2",
      "sin(u)^4 - cos(u)^4 ~ sin(u)^2 - cos(u)^2", "tanh(u) ~ (1 - exp(-2*u))/(1 + exp(-2*u))",
      "tanh(u) ~ 2*sigmoid(2*u) - 1", "tanh(u/2) ~ (exp(u) - 1)/(exp(u) + 1)", "1 - sigmoid(u) ~ sigmoid(-u)",
      "softplus(u) - softplus(-u) ~ u", "softplus(log(x)) ~ log(1 + x)",
      "hill(x, y, a) ~ (x/y)^a/(1 + (x/y)^a)",
      "hill(x, y, 2.5) ~ 1/(1 + (y/x)^2.5)", "hill(x, y, a) ~ sigmoid(a*(log(x) - log(y)))",
      "hill(x, y, a) + hill(y, x, a) ~ 1", "2^u*2^v ~ 2^(u + v)", "4^u ~ 2^(2*u)", "6^u ~ 2^u*3^u",
      "pos(x*u) ~ x*pos(u)", "pos(u/x) ~ pos(u)/x", "pos(z*u) ~ z*pos(u)", "pos(x) ~ x",
      "pos(u)*pos(-u) ~ 0", "pos(u)^2 ~ u*pos(u)", "abs(u)^2 ~ u^2", "abs(u*v) ~ abs(u)*abs(v)",
      "max(u, v) + min(u, v) ~ u + v", "max(u, v)*min(u, v) ~ u*v", "max(u, max(v, w)) ~ max(max(u, v), w)",
      "min(u, max(u, v)) ~ u", "pos(pos(u) - x) ~ pos(u - x)", "if(u < v, u, v) ~ min(u, v)",
      "if(u <= v, u, v) ~ min(u, v)", "if(u > 0, 1, 0)*u ~ pos(u)", "sign(u)*u ~ abs(u)", "sign(x) ~ 1",
      "sign(u)^3 ~ sign(u)", "if(u < 0, if(u > 0, v, w), w) ~ w",
      "if(u < v, sin(u), sin(v)) ~ sin(min(u, v))",
      "if(u == v, u, v) ~ v", "if(u == 0, 0, v*u) ~ u*v", "if(u < 1, if(u > 2, v, 0), 0) ~ 0",
      "if(u < v & v < u, 1, 2) ~ 2", "if(x < 0, v, u) ~ u", "pos(x + z - u) - pos(u - z - x) ~ x + z - u",
      "exp(pos(u))*exp(-pos(-u)) ~ exp(u)", "abs(u - v) ~ max(u, v) - min(u, v)");

  private static final List<String> UNEQUAL = List.of(
      "exp(u)*exp(v) ~ exp(u*v)", "exp(u)^2 ~ exp(u^2)", "exp(2*u) ~ exp(u)",
      "sqrt(u^2) ~ u", "(u^2)^(1/2) ~ -u", "(u^2)^0.5*v ~ u*v", "(u^v)^w ~ u^(v*w)", "(u^a)^b ~ u^(a*b)",
       "x^a*x^b ~ x^(a*b)", "sin(u)^2 ~ cos(u)^2",
      "sin(-u) ~ sin(u)", "tanh(u) ~ sigmoid(u)", "pos(u*v) ~ u*pos(v)", "pos(z - x) ~ 0",
      "if(u < v, 1, 0) ~ if(u <= v, 1, 0)", "if(u == 0, 1, 0) ~ 0", "sign(u)^2 ~ 1",
      "if(u > 0, 1, 0) ~ if(u < 0, 0, 1)",
      "abs(u) ~ u", "max(u, v) ~ max(u, w)", "sqrt(x + y) ~ sqrt(x) + sqrt(y)", "pos(u) ~ u",
      "exp(1001*u) ~ exp(1002*u)", "floor(u) ~ u", "floor(u + 1/2) ~ floor(u)",
      "sqrt(2) ~ 1.4142135623730951",
      "exp(1) ~ 2.718281828459045", "2^u ~ 3^u", "if(z <= 0, 1, 0) ~ 0", "if(z < 0, 1, 0) ~ if(z <= 0, 1, 0)",
      "pos(u - 1)*pos(u - 2) ~ (u - 1)*pos(u - 3)", "if(u < 1, if(u > 0, v, 0), 0) ~ 0", "u/u ~ 2");

  @Test
  void lawsOfPowersLogarithmsAndRectifiersAreSeen() {
    assertEquals(List.of(), EQUAL.stream().filter(pair -> !same(pair.split(" ~ ")[0], pair.split(" ~ ")[1]))
        .toList());
  }

  /** One side is defined where the other is not, and no domain says that it need not be. */
  private static final List<String> NARROWER =
      List.of("log(u^2) ~ 2*log(u)", "(u*v)^a ~ u^a*v^a", "log(u*v) ~ log(u) + log(v)",
          "sqrt(u*v) ~ sqrt(u)*sqrt(v)");

  @Test
  void whatOnlyLooksLikeALawIsNoLaw() {
    assertEquals(List.of(), Stream.concat(UNEQUAL.stream(), NARROWER.stream())
        .filter(pair -> same(pair.split(" ~ ")[0], pair.split(" ~ ")[1]))
        .toList());
  }

  /**
   * Intervals at points of the domain, ties among them, say the same of each pair wherever
   * both are defined.
   */
  @Test
  void intervalsAgreeWithTheLists() {
    SplittableRandom random = new SplittableRandom(7);
    List<String> wrong = new ArrayList<>();
    for (String pair : EQUAL) {
      for (int k = 0; k < POINTS; k++) {
        if (isEqualAt(pair, random.split()).equals("different")) {
          wrong.add(pair);
        }
      }
    }
    assertEquals(List.of(), wrong);
    for (String pair : UNEQUAL) {
      boolean told = false;
      for (int k = 0; k < MOST_POINTS && !told; k++) {
        told = isEqualAt(pair, random.split()).equals("different");
      }
      assertTrue(told, "no point tells " + pair + " apart");
    }
  }

  private static String isEqualAt(String pair, SplittableRandom random) {
    java.util.Map<String, Interval> point = new java.util.HashMap<>();
    for (String name : "x y a b z u v w".split(" ")) {
      int low = sign(name) == 2 ? 1 : sign(name) == 1 ? 0 : -4;
      point.put(name, Interval.of(new BigFraction(random.nextInt(low, 5), 1 + random.nextInt(2))));
    }
    try {
      Interval first = Parser.expression(pair.split(" ~ ")[0]).fold(new IntervalValue(point::get));
      Interval second = Parser.expression(pair.split(" ~ ")[1]).fold(new IntervalValue(point::get));
      return first.minus(second).sign() == 0 ? "equal" : "different";
    } catch (ArithmeticException undefined) {
      return "undefined";
    }
  }
}
