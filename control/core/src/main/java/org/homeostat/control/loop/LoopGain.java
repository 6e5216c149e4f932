package org.homeostat.control.loop;

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
}
