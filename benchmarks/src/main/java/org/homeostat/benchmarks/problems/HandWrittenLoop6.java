package org.homeostat.benchmarks.problems;

import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;

/**
 * {@link Loop6} as one would write it in Java, with its derivatives: each equation a line, each parameter a
 * final field. States are G, F, L, B, N, P, in this order.
 *
 * <p>What it has in common with {@link HandWrittenLoop8} is written in both: shared through an object it was
 * some percent slower, which would have flattered the text that is measured against it.
 */
final class HandWrittenLoop6 implements VectorField {
  private static final int N_STATES = 6;

  private final double w;
  private final double A;
  private final double d0;
  private final double dN;
  private final double KP;
  private final double kg;
  private final double e0;
  private final double e1;
  private final double eB;
  private final double rho;
  private final double acc;
  private final double acs;
  private final double alc;
  private final double als;
  private final double sL;
  private final double kL;
  private final double Vt;
  private final double KT;
  private final double kB;
  private final double KN;
  private final double KG;
  private final double tN;
  private final double KM;
  private final double wN;
  private final double tP;
  private final double kappa;

  /** The loop at the values of {@code model}, which has these parameters. */
  HandWrittenLoop6(Model model) {
    w = model.value("w");
    A = model.value("A");
    d0 = model.value("d0");
    dN = model.value("dN");
    KP = model.value("KP");
    kg = model.value("kg");
    e0 = model.value("e0");
    e1 = model.value("e1");
    eB = model.value("eB");
    rho = model.value("rho");
    acc = model.value("acc");
    acs = model.value("acs");
    alc = model.value("alc");
    als = model.value("als");
    sL = model.value("sL");
    kL = model.value("kL");
    Vt = model.value("Vt");
    KT = model.value("KT");
    kB = model.value("kB");
    KN = model.value("KN");
    KG = model.value("KG");
    tN = model.value("tN");
    KM = model.value("KM");
    wN = model.value("wN");
    tP = model.value("tP");
    kappa = model.value("kappa");
  }

  @Override
  public int dimension() {
    return N_STATES;
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    double c = Math.cos(w * t);
    double s = Math.sin(w * t);
    rates(meals(c, s), rhythm(c, s), y, dydt);
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    double c = Math.cos(w * t);
    double s = Math.sin(w * t);
    partials(meals(c, s), rhythm(c, s), y, dfdy, 0);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    byTime(Math.cos(w * t), Math.sin(w * t), y, dfdt, 0);
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    double c = Math.cos(w * t);
    double s = Math.sin(w * t);
    double m = meals(c, s);
    double r = rhythm(c, s);
    rates(m, r, y, out);
    partials(m, r, y, out, N_STATES);
    byTime(c, s, y, out, N_STATES + N_STATES * N_STATES);
  }

  /** The rhythm of meals, m. */
  private double meals(double c, double s) {
    return (1 + acc * c + acs * s) * Math.exp(kappa * (4 * (c * c * c) - 3 * c - 1));
  }

  /** The rhythm of secretion. */
  private double rhythm(double c, double s) {
    return 1 + alc * c + als * s;
  }

  private void rates(double m, double r, double[] y, double[] dydt) {
    double G = y[0];
    double F = y[1];
    double L = y[2];
    double B = y[3];
    double N = y[4];
    double P = y[5];
    double B4 = fourth(B);
    dydt[0] = A * m * (d0 + dN * N) / (1 + P / KP) - kg * G;
    dydt[1] = (kg * G - (e0 + e1 * F) * (1 + eB * B / (1 + B))) / rho;
    dydt[2] = sL * F * r - kL * L;
    dydt[3] = Vt * L / (KT + L) - kB * B;
    dydt[4] = (1 / (1 + fourth(B / KN) + G / KG * (G / KG)) - N) / tN;
    dydt[5] = (B4 / (fourth(KM) + B4) * (1 - wN * N) - P) / tP;
  }

  /** Writes df_i/dy_j to {@code dfdy[at + i*6 + j]}. */
  private void partials(double m, double r, double[] y, double[] dfdy, int at) {
    double G = y[0];
    double F = y[1];
    double L = y[2];
    double B = y[3];
    double N = y[4];
    double P = y[5];
    for (int k = 0; k < N_STATES * N_STATES; k++) {
      dfdy[at + k] = 0;
    }
    double inhibition = 1 + P / KP;
    double intake = A * m / inhibition;
    dfdy[at] = -kg;
    dfdy[at + 4] = intake * dN;
    dfdy[at + 5] = -intake * (d0 + dN * N) / (inhibition * KP);
    dfdy[at + 6] = kg / rho;
    dfdy[at + 7] = -e1 * (1 + eB * B / (1 + B)) / rho;
    dfdy[at + 9] = -(e0 + e1 * F) * eB / ((1 + B) * (1 + B)) / rho;
    dfdy[at + 13] = sL * r;
    dfdy[at + 14] = -kL;
    dfdy[at + 20] = Vt * KT / ((KT + L) * (KT + L));
    dfdy[at + 21] = -kB;
    double bound = B / KN;
    double gut = G / KG;
    double npy = 1 + fourth(bound) + gut * gut;
    dfdy[at + 24] = -2 * gut / KG / (npy * npy) / tN;
    dfdy[at + 27] = -4 * bound * bound * bound / KN / (npy * npy) / tN;
    dfdy[at + 28] = -1 / tN;
    double K4 = fourth(KM);
    double B4 = fourth(B);
    dfdy[at + 33] = 4 * B * B * B * K4 / ((K4 + B4) * (K4 + B4)) * (1 - wN * N) / tP;
    dfdy[at + 34] = -wN * B4 / (K4 + B4) / tP;
    dfdy[at + 35] = -1 / tP;
  }

  private void byTime(double c, double s, double[] y, double[] dfdt, int at) {
    double meal = Math.exp(kappa * (4 * (c * c * c) - 3 * c - 1));
    double dc3 = -(12 * (c * c) - 3) * s * w;
    double dm = ((acs * c - acc * s) * w + (1 + acc * c + acs * s) * kappa * dc3) * meal;
    dfdt[at] = A * dm * (d0 + dN * y[4]) / (1 + y[5] / KP);
    dfdt[at + 1] = 0;
    dfdt[at + 2] = sL * y[1] * (als * c - alc * s) * w;
    for (int i = 3; i < N_STATES; i++) {
      dfdt[at + i] = 0;
    }
  }

  private static double fourth(double x) {
    return x * x * (x * x);
  }
}
