package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;

import org.homeostat.control.model.Model;

/**
 * The settling-point mouse in few lines: Tam, Fukumura and Jain 2009, Eqs 1-5 and 7, with the energy density
 * of fat of the Manes 2015 code. It rests at FM = 6.335960 g; at a rhoFood of 4.07 kcal/g at 9.068256 g.
 */
final class Mouse {
  private Mouse() {}

  static Model feedback() {
    return Model.of("mouse.feedback", time("d"),
        state("FM", rest(6), "g", "fat mass").nonNegative(),
        state("L", rest(5), "ng/mL", "plasma leptin").nonNegative(),
        parameter("rhoFood", 3.2, "kcal/g", "energy density of food"),
        parameter("rhoFat", 9, "kcal/g", "energy density of fat"),
        parameter("FFM", 22, "g", "fat-free mass"),
        parameter("alpha", 0.022, "mL/g", "blood volume per body mass"),
        parameter("beta", 1.5, "mL", "blood volume at no body mass"),
        parameter("Rsyn", 51.84, "ng/g/d", "leptin secretion by fat"),
        parameter("CL", 71.1, "mL/d", "renal clearance of leptin"),
        parameter("k1", 1.42, "ng/g", "brain leptin, saturable part"),
        parameter("k2", 15.6, "ng/mL", "plasma leptin at half of k1"),
        parameter("k3", 0.00272, "mL/g", "brain leptin, linear part"),
        parameter("k4", 5.6, "g/d", "intake without leptin"),
        parameter("k5", 0.55, "ng/g", "brain leptin halving intake"),
        parameter("k6", 0.24432, "kcal/g/d", "expenditure without leptin"),
        parameter("k8", 0.22, "ng/g", "brain leptin at half of its effect on expenditure"),
        auxiliary("FI", "g/d", "food intake"),
        auxiliary("Lb", "ng/g", "brain leptin"),
        equations("""
            BM     = FM + FFM
            Lb     = k1*L/(k2 + L) + k3*L
            FI     = k4*k5/(k5 + Lb)
            EE     = k6*BM*(1 + Lb/(k8 + Lb))
            dFM/dt = (rhoFood*FI - EE)/rhoFat
            dL/dt  = (FM*Rsyn - CL*L)/(alpha*BM + beta)
            """));
  }
}
