package org.homeostat.physiology.motif;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;

/**
 * Control as inference, Baltieri and Buckley 2019: action descends the free energy of errors in position,
 * velocity and acceleration, each weighted with a precision, and is a PID controller.
 *
 * <pre>
 * F     = (pi0*(y - mean)^2 + pi1*(y')^2 + pi2*(y'')^2)/2
 * da/dt = -kappa*(pi0*(y - mean)*dyda + pi1*y'*dvda + pi2*y''*dwda)
 *
 * a     = a0 + KI*S + KP*e - KD*y'         e = eta - y,  dS/dt = e
 * </pre>
 *
 * <p>The two are one under KI = kappa*pi0*dyda, KP = kappa*pi1*dvda, KD = kappa*pi2*dwda, given two
 * assumptions, which the model declares: the belief {@code mean} is pinned at the prior eta, and the slopes
 * that the agent takes for those of its plant are constants, all 1 in the paper, as no plant's are. The plant
 * is {@code y'' = a + load - friction*y' - spring*y}: with one of first order the D term would be a loop
 * without a state. Dimensionless.
 *
 * @see "Baltieri M, Buckley CL: PID control as a process of active inference with linear generative models,
 *     Entropy 21 (2019) 257, doi 10.3390/e21030257"
 */
public final class PidInference {
  private static final Source PAPER = Source.of("Baltieri M, Buckley CL", 2019,
          "PID control as a process of active inference with linear generative models", "Entropy 21(3):257",
          "10.3390/e21030257")
      .marked(DERIVED, "the text was not read; derived anew");
  private static final String PLANT = "ours, to have a plant whose acceleration does not act at once";
  private static final String GAIN = "ours; with this plant and the other gains the loop is stable";
  private static final String NO_PLANT = "the agent takes it for 1, which no real plant satisfies";
  private static final String PINNED = "the belief is pinned at it: the agent does not learn otherwise";

  private PidInference() {}

  /** Action descends the free energy. */
  public static Model inference() {
    return core("motif.inference",
        state("a", "a0 + kappa*(pi1*dvda*(eta - y) - pi2*dwda*v)", "1", "action")
            .source(PAPER.marked(DERIVED, "so that the integral of the error begins at 0")),
        positive("pi0",   1,   "precision of the error in position", GAIN),
        positive("pi1",   1.5, "precision of the error in velocity", GAIN),
        positive("pi2",   0.5, "precision of the error in acceleration", GAIN),
        positive("kappa", 1,   "learning rate of action", "it scales all gains alike"),
        positive("dyda",  1,   "slope of position by action, as the agent has it", NO_PLANT),
        positive("dvda",  1,   "slope of velocity by action, as the agent has it", NO_PLANT),
        positive("dwda",  1,   "slope of acceleration by action, as the agent has it", NO_PLANT),
        auxiliary("mean", "1", "what the agent believes that y is"),
        equations("""
            mean  = eta   # assuming that the belief stays pinned at the prior eta
            da/dt = -kappa*(pi0*(y - mean)*dyda   # assuming that position, velocity and
                + pi1*v*dvda + pi2*w*dwda)        # acceleration answer action with constant slopes (all 1)
            """));
  }

  /** Proportional, integral and derivative control of the error against eta. */
  public static Model pid() {
    return core("motif.pid",
        state("S", 0, "1", "integral of the error").assumed("nothing has piled up at the start"),
        positive("KI", 1,   "integral gain", GAIN),
        positive("KP", 1.5, "proportional gain", GAIN),
        positive("KD", 0.5, "derivative gain", GAIN),
        auxiliary("e", "1", "error: set point less y"),
        auxiliary("a", "1", "action"),
        equations("""
            e     = eta - y
            dS/dt = e
            a     = a0 + KI*S + KP*e - KD*v
            """));
  }

  /** How the quantities of the two correspond where their names differ: gains are precisions. */
  public static List<String> map(Model a, Model b) {
    boolean apart = a.has("KI") && b.has("pi0") || a.has("pi0") && b.has("KI");
    return !apart ? List.of() : List.of(
        "KI = kappa*pi0*dyda",
        "KP = kappa*pi1*dvda",
        "KD = kappa*pi2*dwda",
        "S = (a - a0 - kappa*pi1*dvda*(eta - y) + kappa*pi2*dwda*v)/(kappa*pi0*dyda)");
  }

  private static Quantity positive(String name, double value, String meaning, String why) {
    return parameter(name, value, "1", meaning).positive().assumed(why);
  }

  private static Model core(String name, Part... controller) {
    List<Part> parts = new ArrayList<>(List.of(time("1"),
        state("y", 0, "1", "position").assumed("at 0, away from eta"),
        state("v", 0, "1", "velocity").assumed("it does not move at the start"),
        input("load", 0, "1", "force from outside").assumed("none unless a run says so"),
        positive("friction", 1, "braking per velocity", PLANT),
        positive("spring",   1, "force back per position", PLANT),
        parameter("eta", 1, "1", "where y is expected: the set point").assumed(PINNED),
        parameter("a0",  0, "1", "action where nothing is wrong").assumed("none"),
        auxiliary("w", "1", "acceleration"),
        equations("""
            w     = a + load - friction*v - spring*y
            dy/dt = v
            dv/dt = w
            """)));
    parts.addAll(List.of(controller));
    return Model.of(name, all(parts));
  }
}
