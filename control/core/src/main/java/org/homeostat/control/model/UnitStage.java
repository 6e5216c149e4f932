package org.homeostat.control.model;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.HoistedUnit;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.UnitInputs;
import org.homeostat.control.expr.UnitLoop;
import org.homeostat.control.expr.UnitProgram;
import org.homeostat.control.expr.UnitResult;

/**
 * One program of a network's unit, compiled as {@link HoistedUnit} takes it apart: what all units share, what
 * each has for itself, and the loop over the rest. Its terms stand behind those of the stages before it.
 */
final class UnitStage {
  private static final double[] NO_STATES = {};
  private static final double[] NO_WORK = {};
  private static final int[] NO_PLACES = {};

  private final HoistedUnit parts;
  private final Supplier<Evaluator> sharedTimed;
  private final Supplier<UnitLoop> ownTimed;
  private final Supplier<UnitLoop> rest;
  private final UnitInputs inputs;

  /**
   * A stage.
   *
   * @param inputs with the names of all stages
   * @param results where the results of the program go
   */
  UnitStage(HoistedUnit parts, UnitInputs inputs, List<UnitResult> results) {
    this.parts = parts;
    this.inputs = inputs;
    sharedTimed = Programs.once(() -> parts.shared().timed().appending());
    ownTimed = Programs.once(() -> own(parts.own().timed()).compiled());
    rest = Programs.once(() -> new UnitProgram(parts.own().rest(), inputs, results).compiled());
  }

  /** The loop over the results. */
  UnitLoop rest() {
    return rest.get();
  }

  /** Whether it has terms of the time alone, or of the time and what a unit has for itself. */
  boolean isTimed() {
    return !parts.shared().timed().results().isEmpty() || hasOwnTimed();
  }

  /** Whether it has terms of the time and of what a unit has for itself. */
  boolean hasOwnTimed() {
    return !parts.own().timed().results().isEmpty();
  }

  /** Works out the constants: once for a field. */
  void constants(double[] shared, double[] own, int size) {
    parts.shared().constants().interpreted();
    appendShared(shared);
    run(own(parts.own().constants()).interpreted(), 0, shared, own, NO_WORK, size);
  }

  private void appendShared(double[] shared) {
    Program constants = parts.shared().constants();
    double[] found = new double[constants.results().size()];
    constants.interpreted().evaluate(0, NO_STATES, shared, found);
    System.arraycopy(found, 0, shared, constants.parameters().size(), found.length);
  }

  /** How many places at the end of the work array {@link #goTo} needs. */
  int handed() {
    return hasOwnTimed() ? ownTimed.get().handed() : 0;
  }

  /** Works out the terms of the time. */
  void goTo(double t, double[] shared, double[] own, double[] work, int size) {
    sharedTimed.get().evaluate(t, NO_STATES, shared, shared);
    if (hasOwnTimed()) {
      run(ownTimed.get(), t, shared, own, work, size);
    }
  }

  private static void run(
      UnitLoop loop, double t, double[] shared, double[] own, double[] work, int size) {
    loop.evaluate(t, NO_STATES, shared, own, work, NO_PLACES, NO_PLACES, own, 0, size);
  }

  /** A program whose results are values that a unit has for itself. */
  private UnitProgram own(Program program) {
    int first = program.results().isEmpty()
        ? 0 : inputs.own().indexOf(HoistedUnit.name(program.results().get(0)));
    return new UnitProgram(program, inputs, IntStream.range(0, program.results().size())
        .<UnitResult>mapToObj(i -> new UnitResult.Row(0, inputs.ownStride(), first + i)).toList());
  }
}
