package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.physiology.leptin.GutBrainCurves.AF;
import static org.homeostat.physiology.leptin.GutBrainCurves.AP;
import static org.homeostat.physiology.leptin.GutBrainCurves.FW;
import static org.homeostat.physiology.leptin.GutBrainCurves.LA;
import static org.homeostat.physiology.leptin.GutBrainCurves.LP;
import static org.homeostat.physiology.leptin.GutBrainCurves.PF;
import static org.homeostat.physiology.leptin.GutBrainCurves.WL;
import static org.homeostat.physiology.leptin.GutBrainCurves.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Source;
import org.homeostat.physiology.leptin.GutBrainCurves.Sampled;

/**
 * Weight, food, leptin, AgRP and POMC of a human: the core of SemaGBA, a published system dynamics model, in
 * which glucose, insulin, GLP-1, dopamine and lipotoxicity rest at their references. Time is in days.
 *
 * <p>The source writes it in the set-point style: everything relaxes to a target, which is its reference
 * times curves of how far others are from theirs. There f_LA is a curve of {@code L/1.5e-3} and f_AF one of
 * {@code A - 1}; {@link #setpoint} writes both in errors of this library's sign, reference less sensed, as a
 * share of the reference: {@code e = 1 - L/Lset} and {@code eA = 1 - A}.
 *
 * <pre>
 * dW/dt  = (80*f_FW(F/2000)                         - W)/300
 * dF/dt  = (2000*f_AF(A - 1)*f_PF(Po - 1)           - F)/100
 * dL/dt  = (1.5e-3*f_WL(W/80)                       - L)/10
 * dA/dt  = ((1 + f_LA(L/1.5e-3) + 1)/3              - A)/50
 * dPo/dt = ((3 + f_LP(L/1.5e-3) + f_AP(A - 1))/5    - Po)/15
 * </pre>
 *
 * <p>The ones are effects that rest at their references: of insulin and dopamine on AgRP, of GLP-1, dopamine
 * and insulin on POMC. Activities are in units of their references, so that these are 1. Every curve has a
 * kink at its reference, where the model rests: it answers a rise otherwise than a fall. Linearised it can be
 * only beside the reference, and eigenvalues given for its rest are those of one side.
 *
 * <p>Three inlets are ours and do nothing as declared: {@code shift} moves the set point of leptin and
 * {@code bias} makes the sensor read too low, both as a share of the reference, so that a protocol's 0.1 is a
 * tenth of it here; {@code Rsyn} is leptin secretion, 0 without leptin. AgRP and POMC are states that can be
 * silenced. A fast is {@code hold("F", 0)}; nobody starves of it in this model, weight settles at 74 % of its
 * reference.
 *
 * <p>The source's obese preset has the references 107.2 kg, 3327 kcal/d and 4.0e-3 mg/dL, which {@code let}
 * gives Wset, Fset and Lset; it has others outside this core. Since the law is in shares, all courses stay as
 * they were but for their scale.
 *
 * @see "Computational Biology TU/e: SemaGBA, a system dynamics model of the semaglutide-responsive gut-brain
 *     axis, repository Computational-Biology-TUe/SemaGBA, commit b0af20f (2026)"
 */
public final class GutBrain {
  private static final Source CODE = Source.of("Computational Biology TU/e", 2026,
      "SemaGBA, a system dynamics model of the semaglutide-responsive gut-brain axis",
      "Repository Computational-Biology-TUe/SemaGBA, commit b0af20f of 2026-01-16", "")
      .marked(Source.Mark.READ, "it has no licence file; equations and values are taken as facts");

  private static final Source SAMPLED = CODE.marked(Source.Mark.DERIVED,
      "sampled from the sigmoid that was read, on its grid, to ten decimals");

  /** What feedback calls otherwise than setpoint: no references, but scales of curves. */
  private static final Map<String, String> NAMES = Map.of("kW", "Wset", "kF", "Fset", "kL", "Lset");

  private GutBrain() {}

  /** The loop in the errors against references, as the source has it. */
  public static Model setpoint() {
    return inErrors("leptin.gutBrain.setpoint", SAMPLED, (curve, x) -> curve.of(x, 0));
  }

  /**
   * The loop of {@link #setpoint} with the sigmoids themselves where the source looks up five of its curves.
   * Those of weight on leptin and of food on weight stay tables: one was never a sigmoid, the other is two
   * that do not meet. Weight stays within 0.41 kg of that with tables, from 100 kg as from 72 kg.
   */
  public static Model smooth() {
    return inErrors("leptin.gutBrain.smooth", CODE, (curve, x) -> curve.sigmoid().of(x));
  }

  private static Model inErrors(
      String name, Source neural, BiFunction<Sampled, String, String> sampled) {
    return core(name, neural, "Wset", "Fset", "Lset",
        parameter("Wset",  80,     "kg",     "set point of weight").positive().source(CODE),
        parameter("Fset",  2000,   "kcal/d", "set point of food").positive().source(CODE),
        parameter("Lset",  1.5e-3, "mg/dL",  "set point of leptin").positive().source(CODE),
        parameter("shift", 0,      "1",      "by how much leptin's set point is moved, relative")
            .assumed("the set point stays where the curves are calibrated unless a run moves it"),
        auxiliary("eW", "1", "error of weight, relative"),
        auxiliary("eF", "1", "error of food, relative"),
        auxiliary("e",  "1", "prediction error: expected less sensed leptin, relative"),
        auxiliary("eA", "1", "error of AgRP"),
        auxiliary("eP", "1", "error of POMC"),
        equations("""
            eW     = 1 - W/Wset
            eF     = 1 - F/Fset
            e      = 1 + shift - Lrel
            eA     = 1 - A
            eP     = 1 - Po
            """),
        equations(
            "fFW    = " + table("1 - eF", FW) + "\n"
            + "fAF    = " + sampled.apply(AF, "-eA") + "\n"
            + "fPF    = " + sampled.apply(PF, "-eP") + "\n"
            + "fWL    = " + table("1 - eW", WL) + "\n"
            + "fLA    = " + sampled.apply(LA, "1 - e") + "\n"
            + "fLP    = " + sampled.apply(LP, "1 - e") + "\n"
            + "fAP    = " + sampled.apply(AP, "-eA") + "\n"));
  }

  /** The same loop in what is sensed: no error and no reference is written, and curves have scales. */
  public static Model feedback() {
    return core("leptin.gutBrain.feedback", SAMPLED, "kW", "kF", "kL",
        parameter("kW", 80,     "kg",     "weight at which its curve is 1").positive().source(CODE),
        parameter("kF", 2000,   "kcal/d", "food at which its curve is 1").positive().source(CODE),
        parameter("kL", 1.5e-3, "mg/dL",  "leptin in whose units its curves are").positive().source(CODE),
        equations(
            "fFW    = " + table("F/kF", FW) + "\n"
            + "fAF    = " + AF.of("A", 1) + "\n"
            + "fPF    = " + PF.of("Po", 1) + "\n"
            + "fWL    = " + table("W/kW", WL) + "\n"
            + "fLA    = " + LA.of("Lrel", 0) + "\n"
            + "fLP    = " + LP.of("Lrel", 0) + "\n"
            + "fAP    = " + AP.of("A", 1) + "\n"));
  }

  /** The question whether the two framings are one system, its map stated. */
  public static Equivalence twins() {
    Model left = setpoint();
    Model right = feedback();
    return Equivalence.between(left, right).given(map(left, right).toArray(String[]::new));
  }

  /** The quantities that two of these models call by different names, as {@code left = right}. */
  public static List<String> map(Model a, Model b) {
    return NAMES.entrySet().stream()
        .filter(pair -> a.has(pair.getKey()) && b.has(pair.getValue())
            || a.has(pair.getValue()) && b.has(pair.getKey()))
        .map(pair -> pair.getKey() + " = " + pair.getValue()).toList();
  }

  /** The loop without its curves, whose sources are given. */
  private static Model core(
      String name, Source neural, String weight, String food, String leptin, Part... law) {
    List<Part> parts = new ArrayList<>(List.of(time("d"),
        state("W",  weight, "kg",     "body weight").nonNegative().source(CODE),
        state("F",  food,   "kcal/d", "food eaten").nonNegative().source(CODE),
        state("L",  leptin, "mg/dL",  "plasma leptin").nonNegative().source(CODE),
        state("A",  1,      "1",      "AgRP activity").nonNegative().source(CODE),
        state("Po", 1,      "1",      "POMC activity").nonNegative().source(CODE),

        parameter("tauW", 300, "d", "time constant of weight").positive().source(CODE),
        parameter("tauF", 100, "d", "time constant of food").positive().source(CODE),
        parameter("tauL", 10,  "d", "time constant of leptin").positive().source(CODE),
        parameter("tauA", 50,  "d", "time constant of AgRP").positive().source(CODE),
        parameter("tauP", 15,  "d", "time constant of POMC").positive().source(CODE),
        parameter("Rsyn", 1,   "1", "leptin secretion, relative").nonNegative()
            .assumed("secretion is that of the source unless a run says otherwise"),
        parameter("bias", 0,   "1", "how much too low the sensor reads, relative")
            .assumed("the sensor reads true unless a run says otherwise"),

        auxiliary("Lrel", "1", "sensed leptin, relative"),
        auxiliary("fFW", "1", "effect of food on weight").source(SAMPLED),
        auxiliary("fAF", "1", "effect of AgRP on food").source(neural),
        auxiliary("fPF", "1", "effect of POMC on food").source(neural),
        auxiliary("fWL", "1", "effect of weight on leptin").source(CODE),
        auxiliary("fLA", "1", "effect of leptin on AgRP").source(neural),
        auxiliary("fLP", "1", "effect of leptin on POMC").source(neural),
        auxiliary("fAP", "1", "effect of AgRP on POMC").source(neural),
        equations("""
            Lrel   = L/%3$s - bias
            dW/dt  = (%1$s*fFW - W)/tauW
            dF/dt  = (%2$s*fAF*fPF - F)/tauF
            dL/dt  = (Rsyn*%3$s*fWL - L)/tauL
            dA/dt  = ((1 + fLA + 1)/3 - A)/tauA
            dPo/dt = ((3 + fLP + fAP)/5 - Po)/tauP
            """.formatted(weight, food, leptin))));
    parts.addAll(List.of(law));
    return Model.of(name, all(parts));
  }
}
