package org.homeostat.examples;

import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Separation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.homeostat.physiology.leptin.LeptinProtocols;

/** Two models are proved one: which experiments leave them one, and which would tell them apart? */
public final class WhatTheVerdictSurvives {
  private WhatTheVerdictSurvives() {}

  /** Asks it of an error neuron and a sensor that lag alike. */
  public static void main(String[] args) {
    Verdict verdict = Equivalence.between(LeptinLoop.lagSetpoint(), LeptinLoop.lagFeedback())
        .challenged(LeptinProtocols.diet()).until(days(60)).verdict();
    System.out.println(verdict.line());
    System.out.println("\nThey stay one under");
    verdict.survives().forEach(done -> System.out.println("  " + done));
    System.out.println("\nThey are told apart by");
    for (Separation separation : verdict.separatedBy()) {
      System.out.println("  " + separation);
    }
  }
}
