package org.homeostat.examples;

import org.homeostat.control.defence.Adaptation;
import org.homeostat.control.defence.Defence;
import org.homeostat.control.defence.ThreeCuts;
import org.homeostat.physiology.leptin.LeptinLoop;

/**
 * How strongly is a level defended, by the plant alone and by the loop, and is that what "set point" means?
 */
public final class HowStronglyDefended {
  private HowStronglyDefended() {}

  /** Loads the mouse with a kilocalorie a day, and asks three questions that share two words. */
  public static void main(String[] args) {
    Defence load = Defence.of(LeptinLoop.feedback(), "FM").counted("rhoFat").openedAt("Lb");
    System.out.println(load);
    System.out.println();
    Defence diet = Defence.of(LeptinLoop.feedback(), "FM").against("rhoFood").openedAt("Lb").upTo(4.07);
    System.out.println(diet);
    System.out.println();
    System.out.println(ThreeCuts.of(diet, Adaptation.of(LeptinLoop.feedback(), "Lb", "rhoFood")));
    System.out.println();
    Defence integral = Defence.of(LeptinLoop.integralSetpoint(), "FM").against("rhoFood").openedAt("Lb");
    System.out.println(
        ThreeCuts.of(integral, Adaptation.of(LeptinLoop.integralSetpoint(), "Lb", "rhoFood")));
  }
}
