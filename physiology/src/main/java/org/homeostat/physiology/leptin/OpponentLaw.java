package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.physiology.leptin.StaticLaw.DRIVES;
import static org.homeostat.physiology.leptin.StaticLaw.EFFECTORS;
import static org.homeostat.physiology.leptin.StaticLaw.drives;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import java.util.List;
import org.homeostat.control.model.Part;

/**
 * The static law carried by two opponent cells that cannot fire below zero: A, NPY/AgRP, fires where leptin
 * is missing, B, POMC, where there is too much of it. Ours, not the paper's. In setpoint each is rectified
 * in the error, and their difference stands for it:
 *
 * <pre>
 * A = pos(r0 + gain*e),  B = pos(r0 - gain*e)          Hz
 * E = wA*A - wB*B                                      ng/g, in the place of e
 * </pre>
 *
 * <p>In feedback they are two thresholds in sensed leptin: A falls silent above {@code kz + r0/gain}, B below
 * {@code kz - r0/gain}.
 *
 * <p>Without a baseline r0, and where {@code wA*gain = wB*gain = 1}, E is e: the static law. With a
 * baseline the gain is twice that as long as {@code |gain*e| <= r0}, while both cells fire. Unequal weights
 * make a kink at e = 0, or, with a baseline, move the rest, since then E is not 0 at e = 0. None of this
 * tells the framings apart.
 *
 * <p>A cell that is lesioned fires at 0, in both framings. What that does to the animal hangs on the code
 * that was chosen: without a baseline a silent A changes nothing at rest; with one it is an error of
 * -r0/gain that is not there, and the animal eats less.
 *
 * <p>E may exceed what can be missing: with a baseline, or with weights above 1, {@code Lset - E} would fall
 * below no leptin at all, where the static law's M has a pole. The level that the cells tell is therefore cut
 * at 0, and the drives stay within 0 and 1 as they do without leptin. The static law, when it is shifted or
 * biased by more than is sensed, is not cut: there, and only there, the two differ at r0 = 0.
 */
final class OpponentLaw {

  private static final String SCALE =
      "the scale of the rates; only gain*wA and gain*wB reach the animal, and at 1 the error is told as is";

  private OpponentLaw() {}

  static Law law() {
    return new Law("opponent", "static law through cells A (AgRP), B (POMC)", "with leptin thresholds",
        "that rectify the error", OpponentLaw::feedback, OpponentLaw::setpoint);
  }

  private static Part[] feedback() {
    return plus(cells(),
        StaticLaw.brainLeptinAtRest("kz", "sensed leptin at which both cells fire alike"),
        auxiliary("Ls", "ng/g", "leptin that the cells tell"),
        equations("""
            A      = pos(r0 - gain*(S - kz))     # NPY/AgRP cell, fires where leptin is low
            B      = pos(r0 + gain*(S - kz))     # POMC cell, fires where leptin is high
            Ls     = pos(kz - wA*A + wB*B)       # no less than none
            """),
        DRIVES,
        EFFECTORS);
  }

  private static Part[] setpoint() {
    return plus(cells(),
        StaticLaw.setPoint(),
        StaticLaw.shift(),
        StaticLaw.error(),
        auxiliary("E", "ng/g", "error that the cells tell"),
        auxiliary("Ls", "ng/g", "leptin that this error implies"),
        equations("""
            e      = Lset + shift - S
            A      = pos(r0 + gain*e)            # NPY/AgRP cell, fires where leptin is missing
            B      = pos(r0 - gain*e)            # POMC cell, fires where there is too much
            E      = wA*A - wB*B
            Ls     = pos(Lset - E)               # no less than none
            """),
        DRIVES,
        EFFECTORS);
  }

  /** The drives and the two cells, with what they are made of. */
  private static List<Part> cells() {
    return List.of(plus(drives(),
        parameter("r0",   0, "Hz",      "rate of both cells where nothing is missing").nonNegative()
            .assumed("none, so that the two cells together are the static law; what is known of the rates is"
                + " in the read-out"),
        parameter("gain", 1, "Hz*g/ng", "rate per error").positive().assumed(SCALE),
        parameter("wA",   1, "ng/g/Hz", "error per rate of A").nonNegative().assumed(SCALE),
        parameter("wB",   1, "ng/g/Hz", "error per rate of B").nonNegative().assumed(SCALE),
        auxiliary("A", "Hz", "rate of the NPY/AgRP cell"),
        auxiliary("B", "Hz", "rate of the POMC cell")));
  }
}
