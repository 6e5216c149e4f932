package org.homeostat.control.solve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A loop that regulates body fat under three meals a day, over 100 days, in hours: gut content G (kcal), fat
 * F (kg), leptin in plasma L (ng/mL) and in the brain B, and the neurons that drive eating, N (for) and P
 * (against). Its fast modes are 12 and 7.5 /h beside a meal's sharp peak and a slow mode of weeks.
 * <pre>
 * G' = A m (d0 + dN N)/(1 + P/KP) - kg G       m = (1 + acc c + acs s) exp(kappa (cos(3 w t) - 1))
 * F' = (kg G - (e0 + e1 F) (1 + eB B/(1 + B)))/rho
 * L' = sL F (1 + alc c + als s) - kL L         c = cos(w t), s = sin(w t)
 * B' = Vt L/(KT + L) - kB B
 * N' = (1/(1 + (B/KN)^4 + (G/KG)^2) - N)/tN
 * P' = (B^4/(KM^4 + B^4) (1 - wN N) - P)/tP
 * </pre>
 */
final class MealDrivenLoop {

  private static final double W = 2 * Math.PI / 24;
  private static final double A = 600;
  private static final double D0 = 0.4;
  private static final double DN = 2;
  private static final double KP = 2;
  private static final double KG_OUT = 0.8;
  private static final double E0 = 70;
  private static final double E1 = 1.2;
  private static final double EB = 0.3;
  private static final double RHO = 9400;
  private static final double ACC = 0.8 * Math.cos(5 * W);
  private static final double ACS = 0.8 * Math.sin(5 * W);
  private static final double ALC = 0.2 * Math.cos(16 * W);
  private static final double ALS = 0.2 * Math.sin(16 * W);
  private static final double SL = 0.924;
  private static final double KL = 1.3862943611198906;
  private static final double VT = 1.4;
  private static final double KT = 10;
  private static final double KB = 0.7;
  private static final double KN = 0.9;
  private static final double KG = 300;
  private static final double TN = 1.0 / 12;
  private static final double KM = 1.1;
  private static final double WN = 0.3;
  private static final double TP = 8.0 / 60;
  private static final double KAPPA = 6;

  static final double END = 2400;
  static final double[] START = {50, 20, 12, 1, 0.4, 0.4};
  static final VectorField FIELD =
      new ExactField(6, MealDrivenLoop::rates, MealDrivenLoop::jacobian, MealDrivenLoop::inTime);

  private MealDrivenLoop() {}

  /** The times of {@link #reference}, in hours. */
  static double[] times() {
    return rows().stream().mapToDouble(row -> row[0]).toArray();
  }

  /** The right states there. */
  static List<double[]> reference() {
    return rows().stream().map(row -> Arrays.copyOfRange(row, 1, row.length)).toList();
  }

  private static List<double[]> rows() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        MealDrivenLoop.class.getResourceAsStream("meal-driven-loop.csv"), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double meals(double t) {
    return (1 + ACC * Math.cos(W * t) + ACS * Math.sin(W * t)) * Math.exp(KAPPA * (Math.cos(3 * W * t) - 1));
  }

  private static void rates(double t, double[] y, double[] d) {
    double b4 = Math.pow(y[3], 4);
    double km4 = Math.pow(KM, 4);
    d[0] = A * meals(t) * (D0 + DN * y[4]) / (1 + y[5] / KP) - KG_OUT * y[0];
    d[1] = (KG_OUT * y[0] - (E0 + E1 * y[1]) * (1 + EB * y[3] / (1 + y[3]))) / RHO;
    d[2] = SL * y[1] * (1 + ALC * Math.cos(W * t) + ALS * Math.sin(W * t)) - KL * y[2];
    d[3] = VT * y[2] / (KT + y[2]) - KB * y[3];
    d[4] = (1 / (1 + Math.pow(y[3] / KN, 4) + Math.pow(y[0] / KG, 2)) - y[4]) / TN;
    d[5] = (b4 / (km4 + b4) * (1 - WN * y[4]) - y[5]) / TP;
  }

  private static void jacobian(double t, double[] y, double[] j) {
    double b3 = Math.pow(y[3], 3);
    double b4 = b3 * y[3];
    double km4 = Math.pow(KM, 4);
    double slowing = 1 + y[5] / KP;
    double q = 1 + Math.pow(y[3] / KN, 4) + Math.pow(y[0] / KG, 2);
    j[0] = -KG_OUT;
    j[4] = A * meals(t) * DN / slowing;
    j[5] = -A * meals(t) * (D0 + DN * y[4]) / (slowing * slowing * KP);
    j[6] = KG_OUT / RHO;
    j[7] = -E1 * (1 + EB * y[3] / (1 + y[3])) / RHO;
    j[9] = -(E0 + E1 * y[1]) * EB / ((1 + y[3]) * (1 + y[3])) / RHO;
    j[13] = SL * (1 + ALC * Math.cos(W * t) + ALS * Math.sin(W * t));
    j[14] = -KL;
    j[20] = VT * KT / ((KT + y[2]) * (KT + y[2]));
    j[21] = -KB;
    j[24] = -2 * y[0] / (KG * KG) / (q * q) / TN;
    j[27] = -4 * b3 / Math.pow(KN, 4) / (q * q) / TN;
    j[28] = -1 / TN;
    j[33] = 4 * b3 * km4 / ((km4 + b4) * (km4 + b4)) * (1 - WN * y[4]) / TP;
    j[34] = -WN * b4 / (km4 + b4) / TP;
    j[35] = -1 / TP;
  }

  private static void inTime(double t, double[] y, double[] d) {
    double dc = -W * Math.sin(W * t);
    double ds = W * Math.cos(W * t);
    double peaks = Math.exp(KAPPA * (Math.cos(3 * W * t) - 1));
    double dm = (ACC * dc + ACS * ds) * peaks - 3 * W * KAPPA * Math.sin(3 * W * t) * meals(t);
    d[0] = A * dm * (D0 + DN * y[4]) / (1 + y[5] / KP);
    d[2] = SL * y[1] * (ALC * dc + ALS * ds);
  }
}
