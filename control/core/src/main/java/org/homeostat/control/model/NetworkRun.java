package org.homeostat.control.model;

import static org.homeostat.control.model.NetworkCode.JACOBIAN;
import static org.homeostat.control.model.NetworkCode.LINEARIZED;
import static org.homeostat.control.model.NetworkCode.OUTPUTS;
import static org.homeostat.control.model.NetworkCode.OUTPUTS_LINEARIZED;
import static org.homeostat.control.model.NetworkCode.RATES;
import static org.homeostat.control.model.NetworkCode.SWITCHES;
import static org.homeostat.control.model.NetworkCode.TIME_DERIVATIVE;

import java.util.Arrays;
import org.homeostat.control.expr.UnitLoop;

/**
 * A network in one run: it keeps what depends on the time alone for the time at which it was last evaluated.
 * For a single thread; allocates nothing once it is warm.
 */
final class NetworkRun {

  /** The bits of no time. */
  private static final long NEVER = Double.doubleToRawLongBits(Double.NaN) + 1;

  private final NetworkCode code;
  private final int n;
  private final double[] shared;
  private final double[] own;
  private final long[] times = new long[TIME_DERIVATIVE + 1];
  private double[] work;

  NetworkRun(NetworkCode code) {
    this.code = code;
    n = code.dimension();
    shared = code.shared();
    own = code.own();
    work = code.work(0);
    Arrays.fill(times, NEVER);
  }

  void derivatives(double t, double[] y, double[] dydt) {
    gather(OUTPUTS, t, y);
    evaluate(RATES, t, y, dydt);
  }

  void switches(double t, double[] y, double[] values) {
    gather(OUTPUTS, t, y);
    evaluate(SWITCHES, t, y, values);
  }

  void linearize(double t, double[] y, double[] out) {
    gather(OUTPUTS_LINEARIZED, t, y);
    differentiate(LINEARIZED, n, t, y, out);
    if (code.hasOutputs()) {
      code.gathering().scatterByTime(work, out, n + code.pattern().sparsity().size());
    }
  }

  void jacobian(double t, double[] y, double[] dfdy) {
    gather(OUTPUTS_LINEARIZED, t, y);
    differentiate(JACOBIAN, 0, t, y, dfdy);
  }

  void timeDerivative(double t, double[] y, double[] dfdt) {
    if (code.hasOutputs()) {
      double[] all = new double[n + code.pattern().sparsity().size() + n];
      linearize(t, y, all);
      System.arraycopy(all, all.length - n, dfdt, 0, n);
    } else {
      gather(OUTPUTS, t, y);
      evaluate(TIME_DERIVATIVE, t, y, dfdt);
    }
  }

  /** The k-th gathered input of a unit. */
  double gathered(double t, double[] y, int unit, int k) {
    gather(OUTPUTS, t, y);
    return work[unit * code.gathering().stride() + k];
  }

  private void gather(int outputs, double t, double[] y) {
    if (code.hasOutputs()) {
      evaluate(outputs, t, y, work);
    }
    code.gathering().gather(y, work);
  }

  private void differentiate(int stage, int offset, double t, double[] y, double[] out) {
    if (code.pattern().isAdding()) {
      Arrays.fill(out, offset, offset + code.pattern().sparsity().size(), 0);
    }
    evaluate(stage, t, y, out);
    code.gathering().scatter(work, code.pattern().scattered(), out, offset);
  }

  private void evaluate(int stage, double t, double[] y, double[] out) {
    standAt(stage, t);
    UnitLoop loop = code.loop(stage);
    makeRoom(loop.handed());
    loop.evaluate(
        t, y, shared, own, work, code.sources(), code.pattern().places(), out, 0, code.size());
  }

  /** Makes room for that many values behind those of the units. */
  private void makeRoom(int handed) {
    if (work.length < code.size() * code.gathering().stride() + handed) {
      double[] longer = code.work(handed);
      System.arraycopy(work, 0, longer, 0, work.length);
      work = longer;
    }
  }

  /** Works out the terms of the time, of a stage and those it stands on. */
  private void standAt(int stage, double t) {
    long time = Double.doubleToRawLongBits(t);
    for (int k = 0; k <= stage; k++) {
      if (times[k] != time && code.stage(k).isTimed()) {
        makeRoom(code.stage(k).handed());
        code.stage(k).goTo(t, shared, own, work, code.size());
        times[k] = time;
      }
    }
  }
}
