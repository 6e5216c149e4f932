package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.RealMatrix;
import org.homeostat.control.unit.Unit;

/**
 * A linear system with named inputs, outputs and states, its delays exact. Immutable.
 *
 * <pre>
 * x' = A x + B u + Bw w      w_k(t) = z_k(t - tau_k)
 * y  = C x + D u + Dyw w
 * z  = Cz x + Dzu u + Dzw w
 * </pre>
 *
 * <p>There is one w_k for each delayed term; a plain system has none. Every lag is positive: a lag of 0 is
 * worked in. Connections keep the delays, so that a loop of delayed systems is one too. Matrices are handed
 * out as rows of numbers, since a gain has no states and a plain system no delays.
 */
public final class LinearSystem {
  private final Ports ports;
  private final Block a;
  private final Block b;
  private final Block c;
  private final Block d;
  private final double[] lags;
  private final Unit time;

  /** Of B and D the columns are those of u, then those of w; of C and D the rows those of y, then of z. */
  private LinearSystem(Ports ports, Block a, Block b, Block c, Block d, double[] lags, Unit time) {
    this.ports = ports;
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    this.lags = lags;
    this.time = time;
  }

  /** A plain system; states, inputs and outputs are called x1, u1, y1 and so on; x, u, y if there is one. */
  public static LinearSystem of(RealMatrix a, RealMatrix b, RealMatrix c, RealMatrix d) {
    return of(a.getData(), b.getData(), c.getData(), d.getData());
  }

  /** The same from rows of numbers; with no rows in A, B it is a gain. */
  public static LinearSystem of(double[][] a, double[][] b, double[][] c, double[][] d) {
    Shapes.check(a, b, c, d);
    int n = a.length;
    int inputs = d[0].length;
    return new LinearSystem(Ports.numbered(n, inputs, d.length), Block.of(a, n), Block.of(b, inputs),
        Block.of(c, n), Block.of(d, inputs), new double[0], Unit.ONE);
  }

  /** With delays, and perhaps without inputs; a lag of 0 is worked in. */
  static LinearSystem of(Ports ports, Block a, Block b, Block c, Block d, double[] lags, Unit time) {
    return new LinearSystem(ports, a, b, c, d, lags, time).withoutZeroLags();
  }

  /** y = D u, without states. */
  public static LinearSystem gain(double[][] d) {
    return of(new double[0][0], new double[0][0], new double[d.length][0], d);
  }

  /** y = k u, one input, one output. */
  public static LinearSystem gain(double k) {
    return gain(new double[][] {{k}});
  }

  /** The pure delay y(t) = u(t - lag). */
  public static LinearSystem delay(double lag) {
    return gain(new double[][] {{0, 1}, {1, 0}}).withInputs("u", "past").withOutputs("y", "now")
        .delaying(List.of("delay(u, " + lag + ")"), lag);
  }

  /**
   * This system with its last inputs and outputs turned inside: the first of these inputs is what the first
   * of these outputs was a lag ago, and so on.
   *
   * @param terms what the delayed terms are called, one for each lag
   * @param lags zero or positive, in the system's time unit
   */
  public LinearSystem delaying(List<String> terms, double... lags) {
    int m = inputs().size() - lags.length;
    int p = outputs().size() - lags.length;
    Shapes.checkLags(lags, terms.size(), Math.min(inputs().size(), outputs().size()));
    Ports inside = new Ports(states(), inputs().subList(0, m), outputs().subList(0, p),
        Ports.apart(terms, ports.delayed()));
    double[] all = DoubleStream.concat(Arrays.stream(lags), Arrays.stream(this.lags)).toArray();
    return new LinearSystem(inside, a, b, c, d, all, time).withoutZeroLags();
  }

  /** A lag of 0 is a connection like any other. */
  private LinearSystem withoutZeroLags() {
    if (Arrays.stream(lags).allMatch(lag -> lag > 0)) {
      return this;
    }
    Block gain = Block.zero(b.columns(), c.rows());
    IntStream.range(0, lags.length).filter(k -> lags[k] == 0)
        .forEach(k -> gain.entries()[inputs().size() + k][outputs().size() + k] = 1);
    int[] kept = IntStream.range(0, lags.length).filter(k -> lags[k] > 0).toArray();
    int[] columns = IntStream.concat(IntStream.range(0, inputs().size()),
        IntStream.of(kept).map(k -> inputs().size() + k)).toArray();
    int[] rows = IntStream.concat(IntStream.range(0, outputs().size()),
        IntStream.of(kept).map(k -> outputs().size() + k)).toArray();
    LinearSystem all = connected(gain);
    return new LinearSystem(ports.withDelayed(IntStream.of(kept).mapToObj(ports.delayed()::get).toList()),
        all.a, all.b.columns(columns), all.c.rows(rows), all.d.part(rows, columns),
        IntStream.of(kept).mapToDouble(k -> lags[k]).toArray(), time);
  }

  /** Its states, in the order of A. */
  public List<String> states() {
    return ports.states();
  }

  /** Its inputs, in the order of B's columns. */
  public List<String> inputs() {
    return ports.inputs();
  }

  /** Its outputs, in the order of C's rows. */
  public List<String> outputs() {
    return ports.outputs();
  }

  /** What the delayed terms w are called; empty for a plain system. */
  public List<String> delayedTerms() {
    return ports.delayed();
  }

  /** The lags tau_k of the delayed terms, each positive, in the unit of {@link #time}. */
  public double[] lags() {
    return lags.clone();
  }

  /** The unit of time: frequencies and poles are per it. */
  public Unit time() {
    return time;
  }

  /** Whether there are delayed terms. */
  public boolean isDelayed() {
    return lags.length > 0;
  }

  /** A. */
  public double[][] a() {
    return a.copy();
  }

  /** B, from the inputs to the derivatives. */
  public double[][] b() {
    return b.part(0, b.rows(), 0, inputs().size()).copy();
  }

  /** C, from the states to the outputs. */
  public double[][] c() {
    return c.part(0, outputs().size(), 0, c.columns()).copy();
  }

  /** D, from the inputs to the outputs at the same moment. */
  public double[][] d() {
    return d.part(0, outputs().size(), 0, inputs().size()).copy();
  }

  /** Bw, from the delayed terms to the derivatives. */
  public double[][] bw() {
    return b.part(0, b.rows(), inputs().size(), b.columns()).copy();
  }

  /** Dyw, from the delayed terms to the outputs. */
  public double[][] dyw() {
    return d.part(0, outputs().size(), inputs().size(), d.columns()).copy();
  }

  /** Cz, from the states to the signals that are delayed. */
  public double[][] cz() {
    return c.part(outputs().size(), c.rows(), 0, c.columns()).copy();
  }

  /** Dzu, from the inputs to the signals that are delayed. */
  public double[][] dzu() {
    return d.part(outputs().size(), d.rows(), 0, inputs().size()).copy();
  }

  /** Dzw, from the delayed terms to the signals that are delayed. */
  public double[][] dzw() {
    return d.part(outputs().size(), d.rows(), inputs().size(), d.columns()).copy();
  }

  /** A, B, C, D with all that is delayed among the inputs and outputs. */
  Block[] blocks() {
    return new Block[] {a, b, c, d};
  }

  /** With these names of the states, inputs and outputs. */
  public LinearSystem named(List<String> states, List<String> inputs, List<String> outputs) {
    return with(ports.withStates(states).withInputs(inputs).withOutputs(outputs));
  }

  /** With these names of the states. */
  public LinearSystem withStates(String... names) {
    return with(ports.withStates(List.of(names)));
  }

  /** With these names of the inputs. */
  public LinearSystem withInputs(String... names) {
    return with(ports.withInputs(List.of(names)));
  }

  /** With these names of the outputs. */
  public LinearSystem withOutputs(String... names) {
    return with(ports.withOutputs(List.of(names)));
  }

  private LinearSystem with(Ports others) {
    return new LinearSystem(others, a, b, c, d, lags, time);
  }

  /** In this unit of time. No number changes. */
  public LinearSystem in(Unit unit) {
    return new LinearSystem(ports, a, b, c, d, lags, unit);
  }

  /** With these inputs only, in that order. */
  public LinearSystem from(String... inputs) {
    int[] chosen = Ports.places("input", List.of(inputs), inputs());
    int[] columns =
        IntStream.concat(IntStream.of(chosen), IntStream.range(inputs().size(), b.columns())).toArray();
    return new LinearSystem(new Ports(states(), List.of(inputs), outputs(), delayedTerms()), a,
        b.columns(columns), c, d.columns(columns), lags, time);
  }

  /** With these outputs only, in that order. */
  public LinearSystem to(String... outputs) {
    int[] chosen = Ports.places("output", List.of(outputs), outputs());
    int[] rows =
        IntStream.concat(IntStream.of(chosen), IntStream.range(outputs().size(), c.rows())).toArray();
    return new LinearSystem(new Ports(states(), inputs(), List.of(outputs), delayedTerms()), a, b,
        c.rows(rows), d.rows(rows), lags, time);
  }

  /** Both side by side, not connected; of equal names the other's get a prime. */
  public LinearSystem append(LinearSystem other) {
    int[] columns = sideBySide(inputs().size(), b.columns(), other.inputs().size(), other.b.columns());
    int[] rows = sideBySide(outputs().size(), c.rows(), other.outputs().size(), other.c.rows());
    return new LinearSystem(ports.with(other.ports), a.with(other.a), b.with(other.b).columns(columns),
        c.with(other.c).rows(rows), d.with(other.d).part(rows, columns),
        DoubleStream.concat(Arrays.stream(lags), Arrays.stream(other.lags)).toArray(), commonTime(other));
  }

  /** The outer ports of both, then the delayed terms of both. */
  private static int[] sideBySide(int outer, int all, int otherOuter, int otherAll) {
    return IntStream.of(0, 1).boxed().flatMapToInt(inner -> IntStream.concat(
        inner == 0 ? IntStream.range(0, outer) : IntStream.range(outer, all),
        (inner == 0 ? IntStream.range(0, otherOuter) : IntStream.range(otherOuter, otherAll))
            .map(k -> all + k))).toArray();
  }

  private Unit commonTime(LinearSystem other) {
    if (!isTimeless() && !other.isTimeless() && !time.isSame(other.time)) {
      throw new IllegalArgumentException("one system runs in " + time + ", the other in " + other.time
          + ". Give both the same unit of time; in(...) says in which one the numbers are.");
    }
    return isTimeless() ? other.time : time;
  }

  private boolean isTimeless() {
    return states().isEmpty() && !isDelayed();
  }

  /**
   * With its outputs led back to its inputs, u = v + K y; the inputs are then v, under the same names.
   *
   * @param gain K, one row for each input, one column for each output
   * @throws IllegalArgumentException where 1 - K D is singular: an ill-posed loop
   */
  public LinearSystem closed(double[][] gain) {
    Shapes.check("the feedback gain", gain, inputs().size(), outputs().size());
    return connected(Block.of(gain, outputs().size()).with(Block.zero(lags.length, lags.length)));
  }

  private LinearSystem connected(Block gain) {
    Block e = Block.identity(b.columns()).minus(gain.times(d)).inverse()
        .orElseThrow(() -> new IllegalArgumentException("the loop is ill-posed: what is fed back at once"
            + " equals what goes in, 1 - K D is singular. Put a lag or a state into it."));
    Block back = e.times(gain);
    return new LinearSystem(ports, a.plus(b.times(back).times(c)), b.times(e),
        c.plus(d.times(back).times(c)), d.times(e), lags, time);
  }

  /** First this, then the other: its inputs are this one's outputs, in their order. */
  public LinearSystem series(LinearSystem next) {
    return Connections.series(this, next);
  }

  /** The sum of both outputs for the same input. */
  public LinearSystem parallel(LinearSystem other) {
    return Connections.parallel(this, other);
  }

  /** This one under unit negative feedback, u = v - y. */
  public LinearSystem feedback() {
    return feedback(Connections.identity(outputs().size()));
  }

  /** This one under negative feedback through another, u = v - K y; the outputs are this one's. */
  public LinearSystem feedback(LinearSystem back) {
    return Connections.feedback(this, back);
  }

  /** The outputs times a number. */
  public LinearSystem times(double factor) {
    return series(Connections.identity(outputs().size()).scaled(factor)).with(ports);
  }

  private LinearSystem scaled(double factor) {
    return new LinearSystem(ports, a, b, c.times(factor), d.times(factor), lags, time);
  }

  /**
   * The inverse, from the outputs to the inputs.
   *
   * @throws IllegalArgumentException where D is not regular: then the inverse would differentiate or foresee
   */
  public LinearSystem inverse() {
    Shapes.checkEqual("inputs", inputs().size(), "outputs", outputs().size());
    int m = inputs().size();
    Block direct = Block.of(d(), m).inverse().orElseThrow(() -> new IllegalArgumentException(
        "there is no inverse: D is singular, so that it would differentiate or foresee. Use the inverse of"
            + " at(s) at single frequencies."));
    Block nothing = Block.zero(lags.length, lags.length);
    Block outer = direct.with(nothing);
    Block delayed = Block.zero(m, m).with(Block.identity(lags.length));
    Block toInputs = delayed.minus(outer.times(d).times(delayed)).plus(outer);
    Block newC = outer.times(c).times(-1);
    Block rest = delayed.times(c).plus(delayed.times(d).times(newC));
    return new LinearSystem(new Ports(states(), outputs(), inputs(), delayedTerms()),
        a.plus(b.times(newC)), b.times(toInputs), Block.identity(m).with(nothing).times(newC).plus(rest),
        Block.identity(m).with(nothing).times(toInputs).plus(delayed.times(d).times(toInputs)), lags, time);
  }

  /**
   * Without delays, each replaced by its Pade approximant of that order, 1 to 12. Nothing else in this room
   * ever does so.
   */
  public LinearSystem pade(int order) {
    return Pade.of(this, order);
  }

  /**
   * The transfer matrix H(s), outputs by inputs, delays exact.
   *
   * @throws IllegalArgumentException where s is a pole
   */
  public FieldMatrix<Complex> at(Complex s) {
    return new Resolvent(this, s).transfer();
  }

  /** H(s) of one input and one output. */
  public Complex at(Complex s, String input, String output) {
    return from(input).to(output).at(s).getEntry(0, 0);
  }

  /** The matrices, with the names at their rows and columns. */
  @Override
  public String toString() {
    return SystemText.of(this);
  }
}
