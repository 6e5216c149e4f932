package org.homeostat.control.expr;

import java.util.Optional;
import org.homeostat.control.expr.BytecodeOperation.Element;

/** What the methods of a generated class find in local variables, and where they leave results. */
interface BytecodeFrame {

  /** The first local variable that is free. */
  int firstFree();

  /** Leaves an array and an index into it on the stack. */
  void pushPlace(BytecodePart part, int array, int index);

  /** Writes a value where a result belongs. */
  void store(BytecodePart part, int result, int value);

  /** Where a result can be read again, if it can. */
  Optional<Element> readable(int result);

  /** An upper bound on the bytes of handing a value to a later method. */
  int handingBytes();

  /** The k-th place for a value that one method hands to a later one. */
  Element handed(int k);
}
