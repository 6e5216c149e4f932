package org.homeostat.control.expr;

/** Where a result of one unit among many goes. In which order results are written is not said. */
public sealed interface UnitResult {

  /** To {@code out[offset + unit*stride + index]}. */
  record Row(int offset, int stride, int index) implements UnitResult {}

  /**
   * To {@code out[offset + places[unit*placeStride + index]]}.
   *
   * @param added whether it is added to what is there
   * @param optional whether the place may be negative, and the result then goes nowhere
   */
  record Entry(int offset, int placeStride, int index, boolean added, boolean optional)
      implements UnitResult {}

  /** To {@code work[unit*workStride + index]}. */
  record Work(int index) implements UnitResult {}
}
