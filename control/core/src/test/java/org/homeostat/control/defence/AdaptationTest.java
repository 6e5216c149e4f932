package org.homeostat.control.defence;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;

class AdaptationTest {
  private static void show(Object it) {
    System.out.println(it + "\n");
  }

  @Test
  void all() {
    show(Adaptation.of(Loops.topp(), "G", "SI"));
    show(Adaptation.of(Loops.topp(), "G", "R0"));
    show(Adaptation.of(Loops.topp(), "I", "SI"));
    show(Adaptation.of(Loops.topp(), "G", "d0"));
    show(Adaptation.of(Loops.antithetic(), "Y", "X"));
    show(Adaptation.of(Loops.antithetic(), "Y", "kB"));
    show(Adaptation.of(Loops.karin(), "G", "si"));
    show(Adaptation.of(Loops.gland(), "x2", "u"));
    show(Adaptation.of(Loops.tyson(), "R", "S"));
    show(Adaptation.of(Loops.proportional(), "y", "d"));
    show(Adaptation.of(Loops.infinitesimal(), "y", "d"));
    show(Adaptation.of(Loops.leaky(), "y", "d"));
  }
}
