package org.homeostat.benchmarks;

import java.util.concurrent.TimeUnit;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs that a model is text: one evaluation of the two derivatives of Tam 2009's leptin loop, as the
 * model compiles it, as {@link HandWrittenLoop} writes it in Java, and interpreted. All three give the same
 * doubles to the last bit.
 *
 * <pre>
 * ns per evaluation             JDK 17.0.15           JDK 25.0.3
 *                            fastest  median       fastest  median
 * compiledText                   6.6     7.1           6.7     6.9
 * handWritten                    6.7     7.6           6.9     7.7
 * interpretedText              127     146           176     192
 *
 * 2026-11-23, two cores of an AMD EPYC, Linux; ten forks on 17, five on 25, at raised priority
 * </pre>
 *
 * Compiled text and hand-written Java cannot be told apart; walking the text costs some twenty times as much.
 * Other work ran on the machine, so the fastest fork says most; single forks went up to twice the median. The
 * forks were interleaved, each measure once a round:
 *
 * <pre>
 * for round in 1 2 3 4 5; do java -jar benchmarks/target/benchmarks.jar RightHandSide; done
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class RightHandSide {
  private final Model model = LeptinLoop.feedback();
  private final VectorField text = model.field();
  private final VectorField byHand = new HandWrittenLoop(model);
  private final Evaluator interpreter = model.program().interpreted();
  private final double[] values = model.parameterValues();
  /** FM and L after two days without food, so that no rate is near 0. */
  private final double[] state = {4.03, 2.96};
  private final double[] rates = new double[state.length];

  /** The equations of the model, compiled to bytecode: what every run uses. */
  @Benchmark
  public double[] compiledText() {
    text.derivatives(0, state, rates);
    return rates;
  }

  /** The same equations written in Java. */
  @Benchmark
  public double[] handWritten() {
    byHand.derivatives(0, state, rates);
    return rates;
  }

  /** The equations of the model, walked: the oracle of the compiled ones. */
  @Benchmark
  public double[] interpretedText() {
    interpreter.evaluate(0, state, values, rates);
    return rates;
  }
}
