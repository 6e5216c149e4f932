package org.homeostat.control.solve;

import java.util.function.Supplier;

/**
 * Tells from step to step whether to go on by an explicit or by a stiff method. In explicit steps the sign
 * is that |h lambda|, lambda the fastest mode, is larger than where accuracy limits the steps of a problem
 * that is not stiff. How long stiff ones can be shows once they are tried. There the costs are compared: of
 * the stiff steps, and of explicit ones over the same time, as many as stability asks for, or as they were
 * when the stiff method took over, as long as that is recent.
 *
 * <p>A change needs a number of votes, and a vote against takes one back. A stiff method that has not saved
 * as much as it cost until it was left is tried again only after twice as many votes as before.
 *
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. 1996, IV.2"
 */
final class Stiffness {

  /** Explicit steps that are held by stability reach so far on the average. */
  private static final double REACH = 0.85;

  /** It is looked at every second explicit step; a look is a vote. */
  private static final int LOOK = 2;

  /** The votes to become stiff, at first and at most, ... */
  private static final int PATIENCE = 6;
  private static final int MOST_PATIENCE = 1 << 20;

  /** ... and those to go back. */
  private static final int BACK = 5;

  /** So many looks long the explicit steps from before count. */
  private static final int RECENT = 2 * BACK;

  /** If a stiff step costs more than so many explicit ones, a try has to be the better founded. */
  private static final double DEAR = 10;

  /** A change back has to make the work so much less. */
  private static final double GAIN = 0.8;

  /**
   * The same, where explicit steps would be hardly shorter and yet held by stability: a mode that swings and
   * is hardly damped grows in them, and dies out in stiff ones.
   */
  private static final double GAIN_NEAR_EDGE = 0.5;

  /** As long as the first stiff steps grow so from look to look, it is not known what they will save. */
  private static final double GROWING = 1.2;

  private final Explicit explicit;
  private final Supplier<Implicit> implicit;
  private final double suspicious;
  private boolean stiff;
  private int votes;
  private int patience;
  private int attempts;
  private long stayed;
  private double usual = Double.POSITIVE_INFINITY;
  private double before;
  private boolean growing = true;
  private double spent;
  private double saved;

  /**
   * For an explicit and a stiff method.
   *
   * @param suspicious from which |h lambda| on an explicit step votes for the stiff one
   */
  Stiffness(Explicit explicit, Supplier<Implicit> implicit, double suspicious, Standing standing) {
    this.explicit = explicit;
    this.implicit = implicit;
    this.suspicious = suspicious;
    this.stiff = standing.stiff();
    this.votes = standing.votes();
    this.patience = standing.patience();
    this.spent = standing.spent();
    this.saved = standing.saved();
  }

  /** What a stiff step costs in explicit ones. */
  private double costs() {
    return implicit.get().cost() / explicit.evaluations();
  }

  private int patience() {
    return (int) Math.min(MOST_PATIENCE, PATIENCE * Math.max(1, costs() / DEAR));
  }

  /** After tries that were too short, longer ones, though not by as much as they are rarer. */
  private double back() {
    return BACK * Math.sqrt(Math.max(1, (double) patience / patience()));
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
    return stayed % (stiff ? implicit.get().look() : LOOK) == 0;
  }

  /**
   * Whether to change to the other method, which it does then, after a step of length h with this h lambda.
   */
  boolean changes(double h, double reach) {
    growing = growing && h >= GROWING * before;
    before = h;
    boolean vote = stiff ? isDear(h, reach) && !growing : reach > suspicious;
    votes = vote ? votes + 1 : Math.max(0, votes - 1);
    if (votes < (stiff ? back() : Math.max(PATIENCE, patience))) {
      return false;
    }
    if (!stiff && patience == 0) {
      patience = patience();
      return votes >= patience && changed(h);
    }
    return changed(h);
  }

  private boolean changed(double h) {
    change();
    usual = h;
    return true;
  }

  /** Whether the last stiff steps cost clearly more than explicit ones would have. */
  private boolean isDear(double h, double reach) {
    double stiffly = costs() * attempts;
    double least = implicit.get().strides() / explicit.longer();
    double recent = stayed <= RECENT * implicit.get().look() ? h / usual : 0;
    double explicitly = implicit.get().look()
        * Math.max(least, Math.max(recent, reach / (REACH * explicit.stability())));
    spent += stiffly;
    saved += explicitly - stiffly;
    attempts = 0;
    return explicitly < (explicit.isNearEdge(reach) ? GAIN_NEAR_EDGE : GAIN) * stiffly;
  }

  /** Changes to the other method. */
  void change() {
    if (stiff) {
      patience = saved <= spent ? Math.min(MOST_PATIENCE, 2 * Math.max(patience, patience())) : patience();
    }
    stiff = !stiff;
    votes = 0;
    attempts = 0;
    stayed = 0;
    usual = Double.POSITIVE_INFINITY;
    before = 0;
    growing = true;
    spent = 0;
    saved = 0;
  }

  /** What the next run need not find out again. */
  Standing standing() {
    return new Standing("", stiff, votes, patience, spent, saved);
  }
}
