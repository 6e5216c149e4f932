package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.physiology.leptin.Sources.TAM_2009;
import static org.homeostat.physiology.leptin.Sources.eq;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;

/**
 * The paper's settling-point law: intake and expenditure follow the leptin that is sensed now. Its equations
 * 3 and 5, the two drives given names:
 *
 * <pre>
 * FI   = k4*(1 - Lb/(k5 + Lb))          = k4*N
 * Eout = k6*BM*(1 + k7*Lb/(k8 + Lb))    = k6*BM*(1 + k7*M)
 * </pre>
 *
 * <p>They are formulas of leptin that is there. A bias or a shift beyond what is sensed, as on top of a
 * knock-out, asks for less than none; the formulas are not cut there, N exceeds 1, M is negative and has a
 * pole at -k8, and what runs into that says nothing of an animal. So it is behind a lag or a delay.
 */
final class StaticLaw {

  /** Both framings drive the effectors so; they differ in what N and M are written in. */
  static final Part EFFECTORS = equations("""
      FI     = k4*N
      EE     = k6*BM*(1 + k7*M)
      """);

  /** The two drives of a law that says by itself of which leptin, Ls, the static law is to know. */
  static final Part DRIVES = equations("""
      N      = k5/(k5 + Ls)
      M      = Ls/(k8 + Ls)
      """);

  private static final Source K6 = TAM_2009.at("Eq 5, there 244.32 cal/g/d");

  private StaticLaw() {}

  static Law law() {
    return new Law("static", "static law", "in sensed leptin (settling point)", "in the error against Lset",
        StaticLaw::feedback, StaticLaw::setpoint);
  }

  static Part[] feedback() {
    return plus(drives(),
        equations("""
            N      = k5/(k5 + S)
            M      = S/(k8 + S)
            """),
        EFFECTORS);
  }

  static Part[] setpoint() {
    return plus(drives(),
        setPoint(),
        shift(),
        error(),
        equations("""
            e      = Lset + shift - S
            N      = k5/(k5 + Lset - e)
            M      = (Lset - e)/(k8 + Lset - e)
            """),
        EFFECTORS);
  }

  /** What the two drives and their effectors are made of. */
  static List<Part> drives() {
    return List.of(plus(effectors(stimulation().nonNegative()),
        parameter("k5",      0.55,    "ng/g",     "sensed leptin halving intake").positive().source(eq(3)),
        parameter("k8",      0.22,    "ng/g",     "sensed leptin at half of k7").positive().source(eq(5))));
  }

  /** The two drives and what they act through, for laws that say by themselves what drives. */
  static List<Part> effectors(Quantity stimulation) {
    return List.of(
        parameter("k4",      5.6,     "g/d",      "intake without leptin").positive().source(eq(3)),
        parameter("k6",      0.24432, "kcal/g/d", "expenditure without leptin").positive().source(K6),
        stimulation,
        auxiliary("N", "1", "NPY/AgRP drive"),
        auxiliary("M", "1", "melanocortin drive"));
  }

  /** What the melanocortin drive can add to expenditure. */
  static Quantity stimulation() {
    return parameter("k7", 1, "1", "most leptin adds, as a share").source(eq(5));
  }

  /** The expected level, at which laws are calibrated. */
  static Quantity setPoint() {
    return brainLeptinAtRest("Lset", "expected brain leptin");
  }

  /** A level that is brain leptin at the rest of the static law, unless it is given another value. */
  static Quantity brainLeptinAtRest(String name, String meaning) {
    return parameter(name, RestPoint.ofStaticLaw().brainLeptin(), "ng/g", meaning).nonNegative()
        .source(TAM_2009.at("Eqs 8-9, SP")
            .marked(DERIVED, "the rest of the static law, computed; Manes 2015 holds 0.3370"));
  }

  /** The prediction error, for laws in which it is no state. */
  static Quantity error() {
    return auxiliary("e", "ng/g", "prediction error: expected less sensed leptin");
  }

  /** Moves what is expected and leaves the law calibrated where it was. */
  static Quantity shift() {
    return parameter("shift", 0, "ng/g", "by how much the set point is moved")
        .assumed("the set point stays where the law is calibrated unless a run moves it");
  }

  /** The parts of a list, and more. */
  static Part[] plus(List<Part> parts, Part... more) {
    List<Part> together = new ArrayList<>(parts);
    together.addAll(List.of(more));
    return all(together);
  }
}
