package org.homeostat.control.solve;

/**
 * Keeps steps from crossing a switch of the field, a point where it is not smooth: they are shortened until
 * they end just before it, and the one that leads over it is as short as the time's last digits, or so
 * short that what it does wrong is a small part of the tolerance.
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

  /** A state that moves by so few last digits in a step rests. */
  private static final int FLICKER = 8;

  /** A step that leaves more than this part of the way to the switch has not come nearer. */
  private static final double NO_NEARER = 0.9;

  /** Steps over a switch start with this many last digits, and double until the switch is behind. */
  private static final int HOP = 32;

  /** This many crossings in so small a part of the run are chattering. */
  private static final int MANY = 100;
  private static final double SHORT = 1e-7;
  private static final double A_WHILE = 1e-5;

  private final VectorField field;
  private final double span;
  private final double t1;
  private final double[] sides;
  private final double[] tried;
  private final double[] values;
  private final double[] y;
  private final double[] crossings = new double[MANY];
  private int crossed;
  private int last = -1;
  private int latest;
  private double found = Double.NEGATIVE_INFINITY;
  private double hop = HOP;
  private double distance = Double.POSITIVE_INFINITY;
  private boolean hopped;

  Switches(Problem problem) {
    field = problem.field().forOneRun();
    t1 = problem.t1();
    span = t1 - problem.t0();
    sides = new double[field.switches()];
    tried = new double[sides.length];
    values = new double[sides.length];
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
    if (sides.length == 0) {
      return end;
    }
    System.arraycopy(sides, 0, tried, 0, sides.length);
    double before = t0;
    int looks = (int) Math.max(LOOKS, Math.ceil((end - t0) / span * LOOKS_IN_ALL));
    for (int look = 1; look <= looks; look++) {
      double now = look == looks ? end : t0 + (end - t0) * look / looks;
      double first = first(kernel, t0, end, before, now);
      if (last >= 0 && isByRounding(kernel, t0, end, now)) {
        last = -1;
      } else if (last >= 0) {
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
   * Whether the step tried is over a switch at a look only because the state rests on it and its last digits
   * flicker: neither there nor at the end has it moved by more than these, and time alone does not
   * cross. The step is none the worse for it, and is looked at further from the side that it is on then.
   */
  private boolean isByRounding(Kernel kernel, double t0, double end, double now) {
    double[] from = kernel.state();
    kernel.sketch((now - t0) / (end - t0), y);
    if (!isFlicker(from, kernel.proposed()) || !isFlicker(from, y)) {
      return false;
    }
    field.switches(now, from, values);
    boolean byTime = false;
    for (int k = 0; k < sides.length; k++) {
      byTime |= values[k] * sides[k] < 0;
    }
    if (byTime || end - t0 <= SLIVER * span) {
      return false;
    }
    field.switches(now, y, values);
    for (int k = 0; k < sides.length; k++) {
      tried[k] = Double.isNaN(values[k]) ? 0 : Math.signum(values[k]);
    }
    return true;
  }

  private static boolean isFlicker(double[] from, double[] to) {
    for (int i = 0; i < from.length; i++) {
      if (!(Math.abs(to[i] - from[i]) <= FLICKER * Math.ulp(from[i]))) {
        return false;
      }
    }
    return true;
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
      if (tried[k] == 0) {
        tried[k] = Double.isNaN(values[k]) ? 0 : Math.signum(values[k]);
      } else if (values[k] * tried[k] < 0 || values[k] == 0 && now == t1) {
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
