package org.homeostat.control.solve;

import java.util.function.DoubleSupplier;

/**
 * Tells from step to step whether to go on by an explicit or by a stiff method. In explicit steps the sign is
 * that |h lambda|, lambda the fastest mode, stays near the end of the region of stability: then it may not be
 * accuracy that holds them short. How long stiff ones could be shows once they are tried. There the costs
 * are compared: of the stiff steps, and of the explicit ones that stability would ask for over the same time.
 *
 * <p>A change needs a number of votes, and a vote against takes one back. A stiff method that has not saved
 * as much as it cost until it was left is tried again only after twice as many votes as before.
 *
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. 1996, IV.2"
 */
final class Stiffness {

  /** Explicit steps that reach so far into the region of stability may be held by it, ... */
  private static final double HELD = 0.5;

  /** ... and those that are held reach so far on the average. */
  private static final double REACH = 0.85;

  /** It is looked every so many accepted steps; a look is a vote. */
  private static final int EXPLICIT_LOOK = 2;
  private static final int STIFF_LOOK = 4;

  /** The votes to become stiff, at first and at most, ... */
  private static final int PATIENCE = 6;
  private static final int MOST_PATIENCE = 1 << 20;

  /** ... and those to go back. */
  private static final int BACK = 5;

  /** If a stiff step costs more than so many explicit ones, a try has to be the better founded. */
  private static final double DEAR = 4;

  /** A change back has to make the work so much less. */
  private static final double GAIN = 0.8;

  private final double boundary;
  private final double least;
  private final DoubleSupplier cost;
  private double costs = Double.NaN;
  private boolean stiff;
  private int votes;
  private int patience;
  private int attempts;
  private long stayed;
  private double spent;
  private double saved;

  /**
   * For an explicit and a stiff method.
   *
   * @param cost of a step of the stiff one, in evaluations; asked for when it is first needed
   */
  Stiffness(Explicit explicit, DoubleSupplier cost, Standing standing) {
    this.boundary = explicit.stability();
    this.least = 1 / explicit.longer();
    this.cost = () -> cost.getAsDouble() / explicit.evaluations();
    this.stiff = standing.stiff();
    this.votes = standing.votes();
    this.patience = standing.patience();
  }

  /** What a stiff step costs in explicit ones; worked out once it is needed, and only then. */
  private double costs() {
    if (Double.isNaN(costs)) {
      costs = cost.getAsDouble();
    }
    return costs;
  }

  private int usual() {
    return (int) Math.min(MOST_PATIENCE, PATIENCE * Math.max(1, costs() / DEAR));
  }

  /** Whether the stiff method is at work. */
  boolean isStiff() {
    return stiff;
  }

  /** A step has been tried. */
  void attempted() {
    attempts++;
  }

  /** A step was accepted. Says whether it is to be looked how far it reached. */
  boolean looks() {
    stayed++;
    return stayed % (stiff ? STIFF_LOOK : EXPLICIT_LOOK) == 0;
  }

  /** Whether to change to the other method, which it does then, after a step with this |h lambda|. */
  boolean changes(double reach) {
    boolean vote = stiff ? isDear(reach) : reach > HELD * boundary;
    votes = vote ? votes + 1 : Math.max(0, votes - 1);
    if (!stiff && votes >= PATIENCE && patience == 0) {
      patience = usual();
    }
    boolean enough = votes >= (stiff ? BACK : Math.max(PATIENCE, patience));
    if (enough) {
      change();
    }
    return enough;
  }

  /** Whether the last stiff steps cost clearly more than explicit ones would have. */
  private boolean isDear(double reach) {
    double stiffly = costs() * attempts;
    double explicitly = STIFF_LOOK * Math.max(least, reach / (REACH * boundary));
    spent += stiffly;
    saved += explicitly - stiffly;
    attempts = 0;
    return explicitly < GAIN * stiffly;
  }

  /** Changes to the other method. */
  void change() {
    if (stiff) {
      patience = saved < spent ? Math.min(MOST_PATIENCE, 2 * Math.max(patience, usual())) : usual();
    }
    stiff = !stiff;
    votes = 0;
    attempts = 0;
    stayed = 0;
    spent = 0;
    saved = 0;
  }

  /** What the next run need not find out again. */
  Standing standing() {
    return new Standing("", stiff, votes, patience);
  }
}
