package org.homeostat.physiology.glucose;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.control.model.Source.Mark.READ;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Source;

/**
 * Glucose G, insulin I and beta-cell mass B of Topp et al. 2000, its growth law in three writings.
 *
 * <pre>
 * dG/dt = R0 - (EG0 + SI*I)*G
 * dI/dt = B*sigma*G^2/(alpha + G^2) - k*I
 * dB/dt = (-d0 + r1*G - r2*G^2)*B
 * </pre>
 *
 * <p>The growth rate has the zeros 100 and 250 mg/dL, so that with {@code e = Gset - G} it is {@code
 * -r2*e*(width + e)}: for B &gt; 0 the logarithm of B integrates an error, with a gain that changes sign at
 * G = 250 mg/dL. Rests are (100, 10, 300), stable; (250, 2.8, 36.96), a saddle; and (600, 0, 0), stable,
 * which the logarithm does not have.
 *
 * @see "Topp B, Promislow K, deVries G, Miura RM, Finegood DT: A model of beta-cell mass, insulin, and
 *     glucose kinetics: pathways to diabetes, Journal of Theoretical Biology 206 (2000) 605-619"
 */
public final class Topp {
  private static final Source PAPER = Source.of("Topp B, Promislow K, deVries G, Miura RM, Finegood DT", 2000,
          "A model of beta-cell mass, insulin, and glucose kinetics: pathways to diabetes",
          "Journal of Theoretical Biology 206:605-619", "")
      .marked(READ, "in BIOMD0000000341");
  private static final Source REST = PAPER.marked(DERIVED, "the physiological rest, which is exact");
  private static final Source FACTORS = PAPER.marked(DERIVED, "the zeros of -d0 + r1*G - r2*G^2, exact");

  private Topp() {}

  /** As published: beta cells grow and die with glucose. */
  public static Model feedback() {
    return core("glucose.topp.feedback", mass(),
        parameter("d0", 0.06,    "1/d",      "death of beta cells without glucose").positive().source(PAPER),
        parameter("r1", 0.84e-3, "dL/mg/d",  "growth per glucose").positive().source(PAPER),
        equations("dB/dt = (-d0 + r1*G - r2*G^2)*B"));
  }

  /** The same law factorised: beta cells grow with an error of glucose against Gset. */
  public static Model setpoint() {
    return core("glucose.topp.setpoint", mass(), setPoint(), width(), error(),
        equations("""
            e     = Gset - G
            dB/dt = -r2*e*(width + e)*B
            """));
  }

  /** The factorised law in the logarithm of beta-cell mass, which integrates the error. */
  public static Model logarithmic() {
    return core("glucose.topp.logarithmic", setPoint(), width(), error(),
        state("lnB", "log(B0/Bunit)", "1", "logarithm of beta-cell mass in Bunit").source(REST),
        parameter("Bunit", 1, "mg", "the mass whose logarithm is 0").positive()
            .assumed("a logarithm is one of a pure number; the unit of mass is the model's own"),
        auxiliary("B", "mg", "beta-cell mass"),
        equations("""
            B       = Bunit*exp(lnB)
            e       = Gset - G
            dlnB/dt = -r2*e*(width + e)
            """));
  }

  /** How the quantities of two of these correspond where their names differ. */
  public static List<String> map(Model a, Model b) {
    if (!a.has("EG0") || !b.has("EG0")) {
      return List.of();
    }
    List<String> entries = new ArrayList<>();
    if (a.has("d0") != b.has("d0")) {
      entries.addAll(List.of("d0 = r2*Gset*(Gset + width)", "r1 = r2*(2*Gset + width)"));
    }
    if (a.has("lnB") != b.has("lnB")) {
      entries.add("B = Bunit*exp(lnB)");
    }
    return List.copyOf(entries);
  }

  private static Part mass() {
    return state("B", "B0", "mg", "beta-cell mass").positive().source(REST);
  }

  private static Part setPoint() {
    return parameter("Gset", 100, "mg/dL", "glucose at which beta cells neither grow nor die").positive()
        .source(FACTORS);
  }

  private static Part width() {
    return parameter("width", 150, "mg/dL", "how far above Gset glucose kills beta cells").positive()
        .source(FACTORS);
  }

  private static Part error() {
    return auxiliary("e", "mg/dL", "error: set point less glucose");
  }

  private static Model core(String name, Part... growth) {
    List<Part> parts = new ArrayList<>(List.of(time("d"),
        state("G", 100, "mg/dL", "plasma glucose").positive().source(REST),
        state("I", 10,  "uU/mL", "plasma insulin").nonNegative().source(REST),

        parameter("B0",    300,     "mg",           "beta-cell mass at the start").positive().source(REST),
        parameter("R0",    864,     "mg/dL/d",      "production of glucose").positive().source(PAPER),
        parameter("EG0",   1.44,    "1/d",          "glucose's own clearance").positive().source(PAPER),
        parameter("SI",    0.72,    "mL/uU/d",      "clearance per insulin: sensitivity").positive()
            .source(PAPER),
        parameter("sigma", 43.2,    "uU/mL/d/mg",   "most insulin secreted by beta cells").positive()
            .source(PAPER),
        parameter("alpha", 20000,   "mg^2/dL^2",    "square of glucose at half of that").positive()
            .source(PAPER),
        parameter("k",     432,     "1/d",          "clearance of insulin").positive().source(PAPER),
        parameter("r2",    0.24e-5, "dL^2/mg^2/d",  "loss per square of glucose").positive().source(PAPER),
        equations("""
            dG/dt = R0 - (EG0 + SI*I)*G
            dI/dt = B*sigma*G^2/(alpha + G^2) - k*I
            """)));
    parts.addAll(List.of(growth));
    return Model.of(name, all(parts));
  }
}
