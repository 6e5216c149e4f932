package org.homeostat.control.loop;

import java.util.stream.Collectors;
import org.hipparchus.complex.Complex;

/**
 * The gain L of a loop that is opened at one place: what comes back, with its sign turned, so that negative
 * feedback has a positive L and 1 + L is the return difference.
 */
public final class LoopGain {
  private final LinearSystem system;

  private LoopGain(LinearSystem system) {
    this.system = system;
  }

  /** Of a system with one input and one output. */
  public static LoopGain of(LinearSystem system) {
    Shapes.checkEqual("inputs", system.inputs().size(), "output of a loop that is opened at one place", 1);
    Shapes.checkEqual("outputs", system.outputs().size(), "input of a loop that is opened at one place", 1);
    return new LoopGain(system);
  }

  /** L. */
  public LinearSystem system() {
    return system;
  }

  /** S = 1/(1 + L): what is left of a disturbance at the place where the loop is opened. */
  public LinearSystem sensitivity() {
    return Connections.identity(1).feedback(system).named(system.states(), system.inputs(), system.outputs());
  }

  /** T = L/(1 + L) = 1 - S: how the place follows a signal that is added there. */
  public LinearSystem complementarySensitivity() {
    return system.feedback();
  }

  /** Gain, phase, delay and disk margins, and the peaks of S and T. */
  public Margins margins() {
    return Margins.of(this);
  }

  /**
   * The disk margin with another skew than 0, the balanced one.
   *
   * @param skew 1 for a disk about S, -1 for one about T
   */
  public DiskMargin disk(double skew) {
    return Margins.disk(LoopCourse.of(system, system.feedback()), skew);
  }

  /**
   * The frequency up to which T follows: the lowest at which |T| falls below |T(0)|/sqrt(2); infinite where
   * it never does.
   */
  public double bandwidth() {
    LinearSystem closed = system.feedback();
    double level = closed.at(Complex.ZERO).getEntry(0, 0).norm() / Math.sqrt(2);
    LoopCourse course = LoopCourse.of(system, closed);
    return Brackets.roots(w -> course.at(w).divide(course.at(w).add(1)).norm() - level, course.frequencies())
        .stream().findFirst().orElse(Double.POSITIVE_INFINITY);
  }

  /** L, and the margins. */
  @Override
  public String toString() {
    return (system.isDelayed() ? system.toString() : rational()) + "\n" + margins();
  }

  private String rational() {
    return "L(s) = " + TransferFunction.of(system) + PolesAndZeros.of(system).cancelled().stream()
        .map(mode -> "\n  without the mode " + mode).collect(Collectors.joining());
  }
}
