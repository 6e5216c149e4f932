package org.homeostat.control.solve;

/**
 * Keeps steps from crossing a switch of the field, a point where it is not smooth: they are shortened until
 * they end just before it, and the one that leads over it is as short as the time's last digits, or so
 * short that what it does wrong is a small part of the tolerance.
 *
 * <p>A state may rest on a kink, or go along it: it stays there within the tolerance, and its last digits
 * flicker from side to side. That crosses nothing. What a kink does wrong then is as little as that, and is
 * in the step's estimated error. It is not so where the field jumps.
 */
final class Switches {

  /** How often the signs are looked at in a step, and in the whole span, at least. */
  private static final int LOOKS = 4;
  private static final int LOOKS_IN_ALL = 1000;

  /** A step across is at most this part of the run, ... */
  private static final double SLIVER = 1e-10;

  /** ... and its estimated error this part of the tolerance; or it is this many last digits long. */
  private static final double HARMLESS = 1e-2;
  private static final int DIGITS = 64;

  /** A step that leaves more than this part of the way to the switch has not come nearer. */
  private static final double NO_NEARER = 0.9;

  /** Steps over a switch start with this many last digits, and double until the switch is behind. */
  private static final int HOP = 32;

  /** This many crossings in so small a part of the run are chattering. */
  private static final int MANY = 100;
  private static final double SHORT = 1e-7;
  private static final double A_WHILE = 1e-5;

  /** Uneven shares of the tolerance, so that what one state does to a switch another does not undo. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final VectorField field;
  private final Tolerance tolerance;
  private final double span;
  private final double t1;
  private final double[] sides;
  private final double[] tried;
  private final double[] values;
  private final double[] y;
  private final double[] here;
  private final double[] led;
  private final double[] widths;
  private boolean looked;
  private double off;
  private final double[] crossings = new double[MANY];
  private int crossed;
  private int last = -1;
  private int latest;
  private double found = Double.NEGATIVE_INFINITY;
  private double hop = HOP;
  private double distance = Double.POSITIVE_INFINITY;
  private boolean hopped;

  Switches(Problem problem, Tolerance tolerance) {
    field = problem.field().forOneRun();
    this.tolerance = tolerance;
    t1 = problem.t1();
    span = t1 - problem.t0();
    sides = new double[field.switches()];
    tried = new double[sides.length];
    values = new double[sides.length];
    here = new double[sides.length];
    led = new double[sides.length];
    widths = new double[sides.length];
    y = problem.y0().clone();
    settle(problem.t0(), y);
    System.arraycopy(sides, 0, tried, 0, sides.length);
  }

  /** Takes the signs at a point for the sides that the next step starts on. */
  void settle(double t, double[] state) {
    if (sides.length == 0) {
      return;
    }
    field.switches(t, state, values);
    for (int k = 0; k < sides.length; k++) {
      sides[k] = Double.isNaN(values[k]) ? 0 : Math.signum(values[k]);
    }
  }

  /**
   * Where the tried step should have ended: at {@code end}, if it crosses no switch or may cross it; else
   * earlier.
   *
   * @param error the step's estimated error, in tolerances
   */
  double end(Kernel kernel, double t0, double end, double error) {
    last = -1;
    off = 0;
    if (sides.length == 0) {
      return end;
    }
    looked = false;
    System.arraycopy(sides, 0, tried, 0, sides.length);
    double before = t0;
    int looks = (int) Math.max(LOOKS, Math.ceil((end - t0) / span * LOOKS_IN_ALL));
    for (int look = 1; look <= looks; look++) {
      double now = look == looks ? end : t0 + (end - t0) * look / looks;
      double first = first(kernel, t0, end, before, now);
      if (last >= 0) {
        latest = last;
        found = t0;
        hopped = end - t0 <= Math.max(DIGITS, hop) * digit(t0, end);
        boolean harmless = end - t0 <= SLIVER * span && error <= HARMLESS;
        return hopped || harmless ? end : shortened(t0, end, first);
      }
      before = now;
    }
    return end;
  }

  /**
   * Whether the step begins on a kink, and its first rates do not lead away from it: neither by more than
   * the tolerance. If the step itself leads farther, it is too long. A jump is always crossed: near it, what
   * is within the tolerance of the state is not within that of what follows.
   */
  private boolean beginsOn(int k, Kernel kernel, double t0, double end) {
    if (!field.isKink(k) || end - t0 <= SLIVER * span) {
      return false;
    }
    if (!looked) {
      look(kernel, t0, end);
    }
    return widths[k] > 0 && Math.abs(here[k]) <= widths[k] && Math.abs(led[k]) <= widths[k];
  }

  /** Works out the switching functions now, where the rates lead, and what a tolerance does to them. */
  private void look(Kernel kernel, double t0, double end) {
    double[] state = kernel.state();
    double[] rates = kernel.rates();
    double[] place = new double[state.length];
    field.switches(t0, state, here);
    for (int i = 0; i < place.length; i++) {
      place[i] = state[i] + (end - t0) * rates[i];
    }
    field.switches(end, place, led);
    double share = 0;
    for (int i = 0; i < place.length; i++) {
      share = (share + GOLDEN) % 1;
      place[i] = state[i] + (1 + share) / 2 * (tolerance.atol() + tolerance.rtol() * Math.abs(state[i]));
    }
    field.switches(t0, place, widths);
    for (int k = 0; k < widths.length; k++) {
      widths[k] = Math.abs(widths[k] - here[k]);
    }
    looked = true;
  }

  /**
   * The last time before the first switch that is crossed between two looks. One that is met right at the end
   * of the run counts as crossed, because the field may be the other one there already.
   */
  private double first(Kernel kernel, double t0, double end, double before, double now) {
    kernel.sketch((now - t0) / (end - t0), y);
    field.switches(now, y, values);
    double first = now;
    for (int k = 0; k < sides.length; k++) {
      boolean isOver = values[k] * tried[k] < 0 || values[k] == 0 && now == t1;
      boolean isBeside = isOver && tried[k] != 0 && beginsOn(k, kernel, t0, end);
      if (isBeside) {
        off = Math.max(off, Math.abs(values[k]) / widths[k]);
      }
      if (tried[k] == 0 || isBeside) {
        tried[k] = Double.isNaN(values[k]) ? 0 : Math.signum(values[k]);
      } else if (isOver) {
        int place = k;
        double root = Root.of(t -> value(kernel, t0, end, t, place), tried[k], before, now).before();
        field.switches(now, y, values);
        if (last < 0 || root < first) {
          first = root;
          last = k;
        }
      }
    }
    return first;
  }

  private double value(Kernel kernel, double t0, double end, double t, int place) {
    double[] state = new double[y.length];
    kernel.sketch((t - t0) / (end - t0), state);
    double[] all = new double[sides.length];
    field.switches(t, state, all);
    return all[place];
  }

  /** The last digit of the times between, which is smaller near zero. */
  private static double digit(double t0, double end) {
    return Math.max(Math.ulp(t0), Math.ulp(end));
  }

  /**
   * Up to the switch; or, from right before it, across it by a few last digits. It is right before it also
   * where it does not come nearer, because the steps there are too short to change the state.
   */
  private double shortened(double t0, double end, double before) {
    double digit = digit(t0, end);
    boolean stands = before - t0 < SLIVER * span && before - t0 > NO_NEARER * distance;
    if (before - t0 > HOP / 2 * digit && !stands) {
      distance = before - t0;
      return before;
    }
    double across = Math.min(end, t0 + hop * digit);
    hop *= 2;
    return across;
  }

  /** Whether the step asked for last begins right before a switch and leads across. */
  boolean isRightBefore() {
    return hop > HOP;
  }

  /** By how many tolerances the step tried goes over switches that it begins on, and is to stay on. */
  double off() {
    return off;
  }

  /** Whether the step that was tried last crosses a switch, and has to be taken however large its error. */
  boolean isHop() {
    return last >= 0 && hopped;
  }

  /** Notes that the tried step was accepted, which ends here. */
  void accepted(double t, double[] state) {
    System.arraycopy(tried, 0, sides, 0, sides.length);
    if (last >= 0) {
      hop = HOP;
      distance = Double.POSITIVE_INFINITY;
      crossings[crossed % MANY] = t;
      crossed++;
      settle(t, state);
    }
  }

  /** Whether the step that was accepted last led over a switch. */
  boolean hasCrossed() {
    return last >= 0;
  }

  /** The switch that it led over, or -1. */
  int crossed() {
    return last;
  }

  /** Whether switches are crossed again and again without getting on. */
  boolean isChattering() {
    return crossed >= MANY && last >= 0
        && crossings[(crossed - 1) % MANY] - crossings[crossed % MANY] < SHORT * span;
  }

  /** Whether a step had to be shortened because of a switch, a short while ago as runs go. */
  boolean isNear(double t) {
    return t - found < A_WHILE * span;
  }

  /** The switch that was last met. */
  String label() {
    return field.switchLabel(latest);
  }
}
