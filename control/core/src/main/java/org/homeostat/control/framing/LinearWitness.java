package org.homeostat.control.framing;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.homeostat.control.loop.StepResponse;
import org.homeostat.control.unit.Unit;

/**
 * Where two linearised models that differ are seen to: an output that rests elsewhere, or one that answers a
 * unit step of an input otherwise. What is not stable with its loop opened answers no step.
 */
final class LinearWitness {
  private final RestingSide first;
  private final RestingSide second;

  LinearWitness(RestingSide first, RestingSide second) {
    this.first = first;
    this.second = second;
  }

  /** The first output that shows a difference; empty where none does. */
  Optional<Witness> found() {
    return first.outputs().stream().flatMap(output -> atRest(output).stream()).findFirst()
        .or(() -> first.outputs().stream().flatMap(output -> first.inputs().stream()
            .flatMap(input -> afterAStep(input, output).stream())).findFirst());
  }

  private Optional<Witness> atRest(String output) {
    return seen("none", output, 0, first.value(output), second.value(output));
  }

  private Optional<Witness> afterAStep(String input, String output) {
    Unit unit = first.model().quantity(input).unit();
    String size = unit.isDimensionless() ? "1" : "1 " + unit;
    String step = "a step of " + input + " by " + size + ", linearised";
    try {
      StepResponse mine = StepResponse.of(first.system().from(input).to(output));
      StepResponse theirs = StepResponse.of(second.system().from(input).to(output));
      double widest = DoubleStream.concat(DoubleStream.of(mine.times()), DoubleStream.of(theirs.times()))
          .boxed().reduce(0.0, (s, t) -> gap(mine, theirs, t) > gap(mine, theirs, s) ? t : s);
      return seen(step, output, widest,
          first.value(output) + mine.at(widest), second.value(output) + theirs.at(widest));
    } catch (IllegalArgumentException | ArithmeticException unanswered) {
      return Optional.empty();
    }
  }

  private static double gap(StepResponse mine, StepResponse theirs, double t) {
    return Math.abs(mine.at(t) - theirs.at(t));
  }

  private Optional<Witness> seen(String under, String output, double at, double mine, double theirs) {
    boolean visible = Math.abs(mine - theirs) > Responses.SAME * Math.max(Math.abs(mine), Math.abs(theirs));
    return visible ? Optional.of(new Witness(under, output, first.model().quantity(output).unit(),
        first.model().timeUnit(), at, mine, theirs)) : Optional.empty();
  }
}
