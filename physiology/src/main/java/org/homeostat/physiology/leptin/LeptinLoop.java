package org.homeostat.physiology.leptin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.model.Model;

/**
 * The loop of leptin, NPY/AgRP and fat in the mouse: the plant of Tam et al. 2009, closed by several laws,
 * each in two framings. <em>feedback</em> writes a law in the leptin that is sensed; <em>setpoint</em> writes
 * it in the error against an expected level Lset. The two framings of one law are twins; different laws are
 * different systems.
 *
 * <p>States are fat mass FM (g) and plasma leptin L (ng/mL), then those of the law; time is in days. Each
 * model starts as a chow-fed animal at rest, FM = 6.335960 g. A run in which FM falls to 0 ends: the animal
 * starves. {@link #reducedDelay} alone is no animal.
 *
 * <p>Plasma leptin carries white noise, {@code dL = ... dt + sigmaL*L dW}, which counts only in runs with
 * noise.
 *
 * @see "Tam J, Fukumura D, Jain RK: A mathematical model of murine metabolic regulation by leptin: energy
 *     balance and defense of a stable body weight, Cell Metabolism 9 (2009) 52-63, doi
 *     10.1016/j.cmet.2008.11.005"
 */
public final class LeptinLoop {
  private static final List<Law> LAWS =
      List.of(StaticLaw.law(), LagLaw.law(), IntegralLaw.law(), LinearLaw.law(), DelayLaw.law(),
          OpponentLaw.law(), AdaptiveLaw.law(), ResistanceLaw.law(), AllostaticLaw.law());

  /** What feedback calls otherwise than setpoint, or has in one number. */
  private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
      "kz", "Lset", "FI0", "c1 + kFI*Lset", "s0", "c2 + ks*Lset", "w", "r", "deaf", "need"));

  private LeptinLoop() {}

  /**
   * The animal without a regulator: food intake FI (g/d) and expenditure EE (kcal/d) are open. Cannot run as
   * it is.
   */
  public static Model plant() {
    return TamPlant.model();
  }

  /** All laws, in the order in which to show them. */
  public static List<Law> laws() {
    return LAWS;
  }

  /** The law of that name; an {@link IllegalArgumentException} with the nearest name where there is none. */
  public static Law law(String name) {
    List<String> names = LAWS.stream().map(Law::name).toList();
    return LAWS.stream().filter(law -> law.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no law '" + name + "'."
            + Nearest.of(name, names).map(near -> " Did you mean '" + near + "'?").orElse("")
            + " The laws are " + String.join(", ", names) + "."));
  }

  /**
   * The plant closed by a law of one's own: a model in days that gives food intake FI (g/d) and expenditure
   * EE (kcal/d), and whose open inputs are quantities of the plant, such as sensed leptin S (ng/g) and body
   * mass BM (g). The two are joined by {@link Model#join}, so that whatever does not fit is told with both
   * sides.
   *
   * @param more inputs of the plant that the law closes besides, such as {@code load}
   */
  public static Model closedBy(Model law, String... more) {
    return closed(plant(), law, more);
  }

  /** The same for another plant. */
  static Model closed(Model plant, Model law, String... more) {
    return Model.join(plant, law)
        .connecting(law.openInputs().toArray(String[]::new))
        .connecting("FI", "EE")
        .connecting(more)
        .named("leptin." + law.name());
  }

  /**
   * The static law, which the paper calls settling point: intake falls and expenditure grows with sensed
   * leptin.
   */
  public static Model feedback() {
    return StaticLaw.law().feedback();
  }

  /**
   * The static law written in {@code e = Lset + shift - sensed}, calibrated at Lset. What Lset is changes
   * nothing; {@code shift} moves the set point.
   */
  public static Model setpoint() {
    return StaticLaw.law().setpoint();
  }

  /** The static law behind a sensor that lags by tau. An assumption of ours, not in the paper. */
  public static Model lagFeedback() {
    return LagLaw.law().feedback();
  }

  /** The static law behind an error neuron that lags by tau. An assumption of ours, not in the paper. */
  public static Model lagSetpoint() {
    return LagLaw.law().setpoint();
  }

  /**
   * The integral law without a set point: Z grows while brain leptin is below kz. Gains are reconstructed.
   */
  public static Model integralFeedback() {
    return IntegralLaw.law().feedback();
  }

  /** The paper's set-point law, proportional and integral in the error. Gains are reconstructed. */
  public static Model integralSetpoint() {
    return IntegralLaw.law().setpoint();
  }

  /** The static law in sensed leptin that arrives D late. An assumption of ours, not in the paper. */
  public static Model delayFeedback() {
    return DelayLaw.law().feedback();
  }

  /** The static law in an error that arrives D late. An assumption of ours, not in the paper. */
  public static Model delaySetpoint() {
    return DelayLaw.law().setpoint();
  }

  /**
   * The delayed loop reduced to the deviation of fat mass from its rest on chow, linear, with leptin that
   * follows at once: it decays for D below 31.736 d and grows above. Not an animal: it has no leptin, no
   * intake, and no protocol.
   */
  public static Model reducedDelay() {
    return ReducedDelay.model();
  }

  /**
   * The quantities that two of these models call by different names, as {@code left = right}; names that
   * agree are not listed. Empty where everything that corresponds has one name, as in the twins of the
   * static, lag and delay laws.
   */
  public static List<String> map(Model a, Model b) {
    return NAMES.entrySet().stream()
        .filter(pair -> a.has(pair.getKey()) && hasAll(b, pair.getValue())
            || hasAll(a, pair.getValue()) && b.has(pair.getKey()))
        .map(pair -> pair.getKey() + " = " + pair.getValue()).toList();
  }

  private static boolean hasAll(Model model, String expression) {
    return Names.of(Parser.expression(expression)).stream().allMatch(model::has);
  }
}
