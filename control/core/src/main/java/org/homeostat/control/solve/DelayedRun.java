package org.homeostat.control.solve;

import java.util.Arrays;

/**
 * A run of a field with delays: what belongs to it beside its kernel. {@link March} asks where steps have to
 * end because something comes back that was not smooth, and tells where the run has come to.
 */
final class DelayedRun implements Stops {

  /** Signals that differ from the past by less than this, in tolerances, do not jump. */
  private static final double SAME = 0.1;

  /** By what the terms are moved to see which signals read them, as multiples of their size. */
  private static final double[] MOVES = {1e-3, -1, 100};

  private final Delays delays;
  private final Memory memory;
  private final Lags lags;
  private final Breakings breakings;
  private final Recall recall;
  private final Fault fault;
  private final Retarded field;

  /** Looks up where the run stands. */
  private final Retarded here;
  private final double[] x;

  DelayedRun(Problem problem, Delays delays, Tolerance tolerance) {
    this.delays = delays;
    double t0 = problem.t0();
    double[] w = constant(problem);
    x = new double[delays.signals()];
    delays.signals(t0, w, x);
    Past past = problem.past().orElseGet(() -> new ConstantPast(x.clone()));
    memory = Memory.after(past, delays.signals(), t0);
    int[] signal = new int[delays.terms()];
    Arrays.setAll(signal, delays::signal);
    double close = Breakings.close(t0, problem.t1());
    boolean[][] reads = reads(t0, w);
    boolean isNested = Arrays.stream(reads).anyMatch(row -> !Arrays.equals(row, new boolean[row.length]));
    lags = new Lags(delays, t0, w, close, isNested, tolerance);
    fault = new Fault(delays, past.from());
    check(t0, w, past);
    breakings = new Breakings(memory, signal, lags.constant(), reads, close);
    recall = new Recall(memory, signal, lags, delays.signals(), close);
    field = new Retarded(problem.field(), delays, lags, recall, fault);
    here = field.another();
    aim(t0);
    here.signals(t0, problem.y0(), x);
    recall.freshen(x);
    breakings.begin(t0, jumps(past, t0, tolerance) ? 0 : 1);
    place(t0, problem.y0(), Chebyshev.MOST);
  }

  /** The start, each term being what its signal is. */
  private double[] constant(Problem problem) {
    int n = problem.y0().length;
    double[] w = Arrays.copyOf(problem.y0(), n + delays.terms());
    double[] values = new double[delays.signals()];
    for (int pass = 0; pass <= delays.terms(); pass++) {
      delays.signals(problem.t0(), w, values);
      for (int k = 0; k < delays.terms(); k++) {
        w[n + k] = values[delays.signal(k)];
      }
    }
    return w;
  }

  /** A constant lag is one that can be looked up. */
  private void check(double t0, double[] w, Past past) {
    for (int k = 0; k < delays.terms(); k++) {
      double tau = delays.isConstant(k) ? delays.lag(k, t0, w) : 0;
      if (!(tau >= 0) || t0 - tau < past.from() - Math.ulp(t0) - Math.ulp(tau)) {
        fault.at(k, t0, tau);
        throw fault.refusal();
      }
    }
  }

  private boolean[][] reads(double t0, double[] w) {
    boolean[][] reads = new boolean[delays.signals()][delays.terms()];
    double[] before = new double[delays.signals()];
    double[] after = new double[delays.signals()];
    delays.signals(t0, w, before);
    for (int k = 0; k < delays.terms(); k++) {
      int at = w.length - delays.terms() + k;
      double z = w[at];
      for (double move : MOVES) {
        w[at] = z + move * Math.max(1, Math.abs(z));
        delays.signals(t0, w, after);
        for (int j = 0; j < after.length; j++) {
          reads[j][k] |= Double.compare(before[j], after[j]) != 0;
        }
      }
      w[at] = z;
    }
    return reads;
  }

  private boolean jumps(Past past, double t0, Tolerance tolerance) {
    for (int j = 0; j < x.length; j++) {
      double before = past.signal(j, t0);
      double unit = tolerance.atol() + tolerance.rtol() * Math.max(Math.abs(before), Math.abs(x[j]));
      if (!(Math.abs(before - x[j]) <= SAME * unit)) {
        return true;
      }
    }
    return false;
  }

  /** The field to integrate. */
  Retarded field() {
    return field;
  }

  Recall recall() {
    return recall;
  }

  Fault fault() {
    return fault;
  }

  /** How many signals there are. */
  int signals() {
    return x.length;
  }

  /** All that the run remembers, as a value. */
  Past past() {
    return memory.past();
  }

  /** The same after a straight line to a point that ends the run. */
  Past dash(double t, double[] y) {
    double t0 = memory.to();
    double[][] ends = {x.clone(), new double[x.length]};
    here.signals(t, y, ends[1]);
    if (t > t0) {
      recall.guess(t0, t - t0, Chebyshev.of(1), ends);
      recall.keep(t);
    }
    return past();
  }

  /** A run is going to be looked at from {@code t} on. */
  void aim(double t) {
    fault.forget();
    recall.aim(t, t);
  }

  /**
   * A step from {@code t}, y to {@code end} is to be tried; tells whether the rates are others for that,
   * within the tolerance.
   */
  boolean aim(double t, double[] y, double end) {
    fault.forget();
    recall.aim(t, end);
    boolean isNews = false;
    for (int k = 0; k < delays.terms(); k++) {
      double tau = delays.isConstant(k) ? lags.constant()[k] : t - here.lagged(k, t, y);
      isNews |= recall.compare(k, tau, end - t);
    }
    return isNews;
  }

  @Override
  public double next(Kernel kernel, double t, double length) {
    return breakings.next(t, length, kernel.degree(), kernel.isSharp());
  }

  @Override
  public int reach(double t, double[] y, int crossed, Kernel kernel) {
    int noticed = kernel.degree();
    int order = breakings.reach(t, noticed);
    if (crossed >= 0) {
      order = Math.min(order, cross(t, crossed, noticed));
    }
    aim(t);
    if (order <= Recall.SIDED) {
      here.signals(t, y, x);
      recall.freshen(x);
    }
    return order;
  }

  /** A switch was crossed; gives the order in which the rates break. */
  private int cross(double t, int crossed, int noticed) {
    int own = delays.switches();
    if (crossed < own) {
      breakings.all(t, 0);
      return 0;
    }
    int q = (crossed - own) / 2;
    int order = lags.order(q, crossed % 2 == own % 2, memory);
    breakings.term(t, order, lags.varying()[q], noticed);
    return order;
  }

  @Override
  public boolean moves(double t, double[] y, Kernel kernel) {
    return place(t, y, kernel.degree());
  }

  private boolean place(double t, double[] y, int noticed) {
    boolean isNews = false;
    for (int q = 0; q < lags.varying().length; q++) {
      double s = here.lagged(lags.varying()[q], t, y);
      isNews |= lags.place(q, s, memory, noticed, breakings.close());
    }
    return isNews;
  }
}
