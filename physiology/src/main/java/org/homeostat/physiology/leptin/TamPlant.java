package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.physiology.leptin.Sources.MANES_2015;
import static org.homeostat.physiology.leptin.Sources.ZENG_1997;
import static org.homeostat.physiology.leptin.Sources.eq;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Source;

/**
 * The mouse of Tam, Fukumura and Jain 2009 without its regulator: fat mass, plasma leptin and brain leptin.
 * Intake and expenditure are open inputs.
 *
 * <p>Time is in days. The code in which the values were read says "per week"; but its secretion is Zeng's 3.6
 * ng per 100 g and minute times the minutes of a day, its GFR is then a mouse's 0.2 mL/min, and its intake an
 * obese mouse's.
 *
 * <p>Three inlets are ours, and 0 as declared: leptin infused into the blood, a load on expenditure, and a
 * bias of the sensor, by which it reads brain leptin too low. Laws sense {@code S = Lb - bias}; an animal
 * without the receptor has S = 0.
 *
 * <p>Ours too is the noise on plasma leptin, {@code dL = ... dt + sigmaL*L dW}: in proportion to L, so that
 * it dies out with leptin, whose coefficient of variation at rest is about {@code sigmaL/sqrt(2*k)}, k = 33.5
 * per day being the rate at which leptin is cleared.
 */
final class TamPlant {
  private static final String AT_REST = "a chow-fed animal, at rest at the declared values";
  private static final String TRUE_SENSOR = "the sensor reads true unless a run says otherwise";
  private static final String SPREAD = "plasma leptin then varies by 5 % about its course, from hour to hour;"
      + " no measured spectrum is known to us. It counts only in runs with noise";
  private static final Source CODE =
      MANES_2015.at("mod_parameters.m, whose author says that the paper does not state it");

  private TamPlant() {}

  static Model model() {
    return Model.of("leptin.plant", time("d"),
        state("FM", rest(6), "g",     "fat mass").nonNegative().endsAt(0, "starves").assumed(AT_REST),
        state("L",  rest(5), "ng/mL", "plasma leptin").nonNegative().noise("sigmaL*L").assumed(AT_REST),

        input("FI", "g/d",    "food intake"),
        input("EE", "kcal/d", "energy expenditure"),
        input("infusion", 0, "ng/d", "leptin infused")
            .assumed("nothing is infused unless a protocol says so"),
        input("load", 0, "kcal/d", "expenditure beyond the law's, as in the cold")
            .assumed("nothing is spent beyond the law unless a protocol says so"),

        parameter("rhoFood", 3.2,     "kcal/g",   "energy density of food (chow)").positive().source(eq(4)),
        parameter("rhoFat",  9,       "kcal/g",   "energy density of fat").positive().source(CODE),
        parameter("FFM",     22,      "g",        "fat-free mass").positive().source(eq(7)),
        parameter("alpha",   0.022,   "mL/g",     "blood volume per body mass").positive().source(eq(1)),
        parameter("beta",    1.5,     "mL",       "blood volume at no body mass").positive().source(eq(1)),
        parameter("Rsyn",    51.84,   "ng/g/d",   "leptin secretion by fat").nonNegative().source(ZENG_1997),
        parameter("GFR",     284.4,   "mL/d",     "glomerular filtration").positive().source(eq(1)),
        parameter("RC",      0.25,    "1",        "share of GFR cleared of leptin").positive().source(eq(1)),
        parameter("k1",      1.42,    "ng/g",     "brain leptin, saturable part").positive().source(eq(2)),
        parameter("k2",      15.6,    "ng/mL",    "plasma leptin at half of k1").positive().source(eq(2)),
        parameter("k3",      0.00272, "mL/g",     "brain leptin, linear part").nonNegative().source(eq(2)),
        parameter("bias",    0,       "ng/g",     "how much too low the sensor reads").assumed(TRUE_SENSOR),
        parameter("sigmaL",  0.4,     "1/d^(1/2)", "noise on plasma leptin").nonNegative().assumed(SPREAD),

        auxiliary("BM", "g",    "body mass").positive(),
        auxiliary("BV", "mL",   "blood volume").positive(),
        auxiliary("Lb", "ng/g", "brain leptin"),
        auxiliary("S",  "ng/g", "sensed leptin"),
        equations("""
            BM     = FM + FFM
            BV     = alpha*BM + beta
            Lb     = k1*L/(k2 + L) + k3*L
            S      = Lb - bias
            dFM/dt = (rhoFood*FI - EE - load)/rhoFat      # energy eaten less energy spent
            dL/dt  = (FM*Rsyn + infusion - GFR*RC*L)/BV   # secretion less renal clearance
            """));
  }
}
