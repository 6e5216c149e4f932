package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTest {

  @Test
  void theLeptinEquationsReadAsInThePaper() {
    String block = """
        BM     = FM + FFM
        BV     = alpha*BM + beta
        dL/dt  = (FM*Rsyn - GFR*RC*L)/BV
        Lb     = k1*L/(k2 + L) + k3*L
        dFM/dt = (Ein - Eout)/rhoFat
        Ein    = rhoFood*FI
        FI     = k4*(1 - Lb/(k5 + Lb))
        Eout   = k6*BM*(1 + k7*Lb/(k8 + Lb))
        e      = Lb - SP
        dZ/dt  = e
        FI     = c1 + a1*e + a2*Z
        Eout   = BM*(c2 + a3*e + a4*Z)
        """;
    assertEquals("""
        \\mathit{BM} = \\mathit{FM} + \\mathit{FFM}
        \\mathit{BV} = \\alpha \\, \\mathit{BM} + \\beta
        \\frac{\\mathrm{d}L}{\\mathrm{d}t} = \
        \\frac{\\mathit{FM} \\, R_{syn} - \\mathit{GFR} \\, \\mathit{RC} \\, L}{\\mathit{BV}}
        L_{b} = \\frac{k_{1} \\, L}{k_{2} + L} + k_{3} \\, L
        \\frac{\\mathrm{d}\\mathit{FM}}{\\mathrm{d}t} = \\frac{E_{in} - E_{out}}{\\rho_{Fat}}
        E_{in} = \\rho_{Food} \\, \\mathit{FI}
        \\mathit{FI} = k_{4} \\, \\left(1 - \\frac{L_{b}}{k_{5} + L_{b}}\\right)
        E_{out} = k_{6} \\, \\mathit{BM} \\, \\left(1 + \\frac{k_{7} \\, L_{b}}{k_{8} + L_{b}}\\right)
        e = L_{b} - \\mathit{SP}
        \\frac{\\mathrm{d}Z}{\\mathrm{d}t} = e
        \\mathit{FI} = c_{1} + a_{1} \\, e + a_{2} \\, Z
        E_{out} = \\mathit{BM} \\, \\left(c_{2} + a_{3} \\, e + a_{4} \\, Z\\right)""",
        Parser.equations(block).stream().map(Latex::of).collect(Collectors.joining("\n")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "k5 | k_{5}", "Lb | L_{b}", "Lset | L_{set}", "kp | k_{p}", "rhoFood | \\rho_{Food}",
      "alpha1 | \\alpha_{1}", "Gamma | \\Gamma", "beta | \\beta", "eta | \\eta", "FM | \\mathit{FM}",
      "GLP1 | \\mathit{GLP}_{1}", "shift | \\mathit{shift}", "x_max | x_{max}", "tau_on_2 | \\tau_{on,2}",
      "kFM | k_{FM}", "e | e", "t | t", "bodyMass | \\mathit{bodyMass}", "muscle | \\mathit{muscle}",
      "_x | \\mathit{\\_x}"})
  void namesAreLettersWithSubscriptsOrWords(String name, String latex) {
    assertEquals(latex, Latex.name(name));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "a - (b - c) ; a - \\left(b - c\\right)",
      "(a + b)*c ; \\left(a + b\\right) \\, c",
      "2*3*x^2 ; 2 \\cdot 3 \\, x^{2}",
      "(a/b)^n ; \\left(\\frac{a}{b}\\right)^{n}",
      "a^b^c ; a^{b^{c}}",
      "a + -b*c ; a + \\left(-b \\, c\\right)",
      "-a*(-b) ; -a \\, \\left(-b\\right)",
      "-(a + b) ; -\\left(a + b\\right)",
      "x^-1/2 ; \\frac{x^{-1}}{2}",
      "sqrt(x) + log(x) ; \\sqrt{x} + \\ln\\left(x\\right)",
      "abs(x)*floor(y) ; \\left|x\\right| \\, \\left\\lfloor y\\right\\rfloor",
      "pos(x)^2 ; \\left[x\\right]_{+}^{2}",
      "min(a, tanh(b)) ; \\min\\left(a, \\tanh\\left(b\\right)\\right)",
      "hill(x, K, n) ; \\operatorname{hill}\\left(x, K, n\\right)",
      "1.5e10*a + 1e-7 ; 1.5 \\cdot 10^{10} \\, a + 10^{-7}",
      "2*pi*t ; 2 \\, \\pi \\, t",
      "if(a <= b & c > 0, x, 0) ; "
          + "\\begin{cases} x & \\text{if } a \\le b \\land c > 0 \\\\ 0 & \\text{otherwise} \\end{cases}"
  })
  void formulasAreSetWithTheParenthesesTheyNeed(String text, String latex) {
    assertEquals(latex, Latex.of(Parser.expression(text)));
  }
}
