package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class MathMlTest {

  private static final String OPEN = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">";

  static Stream<Long> seeds() {
    return Cases.seeds(5);
  }

  @Test
  void anEquationIsOneElement() {
    Equation equation = Parser.equations("dL/dt = -k5*Lb/rhoFat").get(0);
    assertEquals(OPEN
        + "<mrow><mfrac><mrow><mi mathvariant=\"normal\">d</mi><mi>L</mi></mrow>"
        + "<mrow><mi mathvariant=\"normal\">d</mi><mi>t</mi></mrow></mfrac><mo>=</mo>"
        + "<mfrac><mrow><mo>\u2212</mo><msub><mi>k</mi><mn>5</mn></msub><mo>\u2062</mo>"
        + "<msub><mi>L</mi><mi>b</mi></msub></mrow>"
        + "<mrow><msub><mi>\u03c1</mi><mi>Fat</mi></msub></mrow></mfrac></mrow></math>", MathMl.of(equation));
  }

  @Test
  void aNameIsSetLikeItsLatex() {
    assertEquals(OPEN + "<msub><mi>k</mi><mn>5</mn></msub></math>", MathMl.name("k5"));
    assertEquals(OPEN + "<mi>FM</mi></math>", MathMl.name("FM"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyFormulaIsWellFormed(long seed) throws Exception {
    SplittableRandom r = new SplittableRandom(seed);
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    for (int i = 0; i < 100; i++) {
      Expr expr = Cases.random(r, 5, List.of("x", "Lb", "rhoFood", "x_max", "t"));
      var document = builder.parse(new InputSource(new StringReader(MathMl.of(expr))));
      assertEquals("math", document.getDocumentElement().getTagName());
    }
  }
}
