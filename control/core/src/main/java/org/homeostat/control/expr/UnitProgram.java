package org.homeostat.control.expr;

import java.util.List;

/**
 * A program that is written once and evaluated for each of many equal units, in one loop over arrays: a
 * network's right-hand side and its derivatives.
 *
 * @param program its states and parameters are among the names of the inputs
 * @param results where each result of the program goes
 */
public record UnitProgram(Program program, UnitInputs inputs, List<UnitResult> results) {

  /** Checks that every result has a place. */
  public UnitProgram {
    results = List.copyOf(results);
    if (results.size() != program.results().size()) {
      throw new IllegalArgumentException(
          program.results().size() + " results cannot go to " + results.size() + " places.");
    }
  }

  /** A loop that walks the formulas: the oracle of the {@link #compiled} one. */
  public UnitLoop interpreted() {
    return new InterpretedUnits(this);
  }

  /**
   * A loop in bytecode. Results agree with {@link #interpreted} to the last bit; a program beyond what one
   * class file can hold is interpreted.
   */
  public UnitLoop compiled() {
    return BytecodeUnits.loop(this);
  }
}
