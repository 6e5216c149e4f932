package org.homeostat.benchmarks;

import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;

/**
 * The right-hand side of {@code leptin.feedback} as one would write it in Java: each equation a line, in the
 * model's order, each parameter a final field. States are FM and L, in this order.
 *
 * @see org.homeostat.physiology.leptin.LeptinLoop#feedback()
 */
final class HandWrittenLoop implements VectorField {
  private final double rhoFood;
  private final double rhoFat;
  private final double ffm;
  private final double alpha;
  private final double beta;
  private final double rSyn;
  private final double gfr;
  private final double rc;
  private final double k1;
  private final double k2;
  private final double k3;
  private final double k4;
  private final double k5;
  private final double k6;
  private final double k7;
  private final double k8;
  private final double bias;
  private final double infusion;
  private final double load;

  /** The loop at the values of {@code model}, which has these parameters. */
  HandWrittenLoop(Model model) {
    rhoFood = model.value("rhoFood");
    rhoFat = model.value("rhoFat");
    ffm = model.value("FFM");
    alpha = model.value("alpha");
    beta = model.value("beta");
    rSyn = model.value("Rsyn");
    gfr = model.value("GFR");
    rc = model.value("RC");
    k1 = model.value("k1");
    k2 = model.value("k2");
    k3 = model.value("k3");
    k4 = model.value("k4");
    k5 = model.value("k5");
    k6 = model.value("k6");
    k7 = model.value("k7");
    k8 = model.value("k8");
    bias = model.value("bias");
    infusion = model.value("infusion");
    load = model.value("load");
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    double fatMass = y[0];
    double leptin = y[1];
    double bodyMass = fatMass + ffm;
    double bloodVolume = alpha * bodyMass + beta;
    double brainLeptin = k1 * leptin / (k2 + leptin) + k3 * leptin;
    double sensed = brainLeptin - bias;
    double npy = k5 / (k5 + sensed);
    double melanocortin = sensed / (k8 + sensed);
    double intake = k4 * npy;
    double expenditure = k6 * bodyMass * (1 + k7 * melanocortin);
    dydt[0] = (rhoFood * intake - expenditure - load) / rhoFat;
    dydt[1] = (fatMass * rSyn + infusion - gfr * rc * leptin) / bloodVolume;
  }
}
