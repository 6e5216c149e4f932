package org.homeostat.control.solve;

import java.util.Arrays;

/**
 * A run of a field with delays: what belongs to it beside its kernel. {@link March} asks where steps have to
 * end because something comes back that was not smooth, and tells where the run has come to.
 */
final class DelayedRun implements Stops {

  /** Signals that differ from the past by less than this, in tolerances, do not jump. */
  private static final double SAME = 0.1;

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

  /** The signals at both ends of a straight line. */
  private final double[][] ends;

  /** The run of a method that steps onto breaking points. */
  DelayedRun(Problem problem, Delays delays, Tolerance tolerance) {
    this(problem, delays, tolerance, 1);
  }

  /** One along straight lines: where it goes on from another and nothing jumps, it is as smooth as before. */
  static DelayedRun alongLines(Problem problem, Delays delays, Tolerance tolerance) {
    return new DelayedRun(problem, delays, tolerance, Chebyshev.MOST + 1);
  }

  /** The order is that in which signals break at the start, if they do not jump. */
  private DelayedRun(Problem problem, Delays delays, Tolerance tolerance, int order) {
    this.delays = delays;
    double t0 = problem.t0();
    double[] w = constant(problem);
    x = new double[delays.signals()];
    ends = new double[][] {x, new double[x.length]};
    delays.signals(t0, w, x);
    Past past = problem.past().orElseGet(() -> new ConstantPast(x.clone()));
    memory = Memory.after(past, delays.signals(), t0);
    int[] signal = new int[delays.terms()];
    Arrays.setAll(signal, delays::signal);
    double close = Breakings.close(t0, problem.t1());
    boolean[][] reads = reads();
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
    breakings.begin(t0, jumps(past, t0, tolerance) ? 0 : order);
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

  private boolean[][] reads() {
    boolean[][] reads = new boolean[delays.signals()][delays.terms()];
    for (int j = 0; j < reads.length; j++) {
      for (int k = 0; k < reads[j].length; k++) {
        reads[j][k] = delays.reads(j, k);
      }
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
    if (t > memory.to()) {
      line(t, y);
    }
    return past();
  }

  /** Goes on along a straight line, on which signals that read terms with short lags may lie too. */
  void line(double t, double[] y) {
    double from = memory.to();
    aim(t);
    for (int pass = 0; pass <= (lags.areNested() ? x.length : 0); pass++) {
      here.signals(t, y, ends[1]);
      recall.guess(from, t - from, Chebyshev.of(1), ends);
    }
    recall.keep(t);
    System.arraycopy(ends[1], 0, x, 0, x.length);
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
      isNews |= recall.compare(k, lag(k, t, y), end - t);
    }
    return isNews;
  }

  /** The lag of term k at a point. */
  double lag(int k, double t, double[] y) {
    return delays.isConstant(k) ? lags.constant()[k] : t - here.lagged(k, t, y);
  }

  @Override
  public double next(Kernel kernel, double t, double length) {
    return breakings.next(t, length, kernel.degree(), kernel.blindTo());
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
    boolean isBelow = crossed % 2 == own % 2;
    int order = lags.order(q, isBelow, memory);
    lags.leave(q, isBelow);
    breakings.term(t, order, lags.varying()[q], noticed);
    return order;
  }

  @Override
  public boolean moves(double t, double[] y, Kernel kernel) {
    return place(t, y, Math.min(kernel.degree(), kernel.blindTo() + 1));
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
