package org.homeostat.physiology.leptin;

import org.homeostat.control.defence.Adaptation;
import org.homeostat.control.defence.Defence;
import org.homeostat.control.defence.ThreeCuts;
import org.junit.jupiter.api.Test;

class AdaptationTest {
  @Test
  void all() {
    var f = LeptinLoop.feedback();
    var i = LeptinLoop.integralSetpoint();
    System.out.println(Adaptation.of(f, "Lb", "rhoFood"));
    System.out.println(Adaptation.of(i, "Lb", "rhoFood"));
    System.out.println(Adaptation.of(i, "Lb", "Rsyn"));
    System.out.println(Adaptation.of(i, "FM", "Rsyn"));
    System.out.println(Adaptation.of(i, "FM", "rhoFood"));
    System.out.println(Adaptation.of(i, "Lb", "bias"));
    System.out.println(Adaptation.of(i, "Lb", "FM"));
    System.out.println(Adaptation.of(i, "Lb", "k2"));
    System.out.println(ThreeCuts.of(Defence.of(f, "FM").counted("rhoFat").openedAt("Lb"), Adaptation.of(f, "Lb", "rhoFood")));
    System.out.println(ThreeCuts.of(Defence.of(LeptinLoop.setpoint(), "FM").counted("rhoFat").openedAt("e"), Adaptation.of(LeptinLoop.setpoint(), "Lb", "rhoFood")));
    System.out.println(ThreeCuts.of(Defence.of(i, "FM").counted("rhoFat").openedAt("Lb"), Adaptation.of(i, "Lb", "rhoFood")));
    System.out.println(Defence.of(i, "FM").counted("rhoFat").openedAt("Lb"));
  }
}
