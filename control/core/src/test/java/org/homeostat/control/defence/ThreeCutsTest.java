package org.homeostat.control.defence;

import org.junit.jupiter.api.Test;

class ThreeCutsTest {
  @Test
  void all() {
    System.out.println(ThreeCuts.of(Defence.of(Loops.topp(), "G").against("R0").openedAt("I"),
        Adaptation.of(Loops.topp(), "G", "R0")));
    System.out.println(Defence.of(Loops.topp(), "G").against("R0").openedAt("I"));
    System.out.println(ThreeCuts.of(Defence.of(Loops.proportional(), "y").openedAt("u"),
        Adaptation.of(Loops.proportional(), "y", "d")));
    System.out.println(Defence.of(Loops.integrating(), "y").openedAt("u"));
    System.out.println(ThreeCuts.of(Defence.of(Loops.integrating(), "y").openedAt("u"),
        Adaptation.of(Loops.integrating(), "y", "d")));
    System.out.println(Adaptation.of(Loops.antithetic(), "Y", "X"));
    System.out.println(Adaptation.of(Loops.karin(), "G", "u0"));
    System.out.println(Adaptation.of(Loops.gland(), "x1", "u"));
  }
}
