package org.homeostat.control.expr;

import java.util.HashMap;
import java.util.Map;
import org.homeostat.control.expr.BytecodeOperation.Element;

/**
 * Where the parts of a generated class leave values: results where the frame says, and what later parts use
 * beside these in places of their own.
 */
final class BytecodePlaces {
  private final BytecodeFrame frame;
  private final Map<Integer, Element> places = new HashMap<>();
  private int shared;

  BytecodePlaces(BytecodeFrame frame) {
    this.frame = frame;
  }

  /** What the parts find and where their results go. */
  BytecodeFrame frame() {
    return frame;
  }

  /** Whether some part has left the value. */
  boolean has(int value) {
    return places.containsKey(value);
  }

  /** Where the value has been left. */
  Element of(int value) {
    return places.get(value);
  }

  /** Notes that a value is a result, and has been written. */
  void written(int result, int value) {
    frame.readable(result).ifPresent(place -> places.putIfAbsent(value, place));
  }

  /** A new place in the parts' own array. */
  Element share(int value) {
    Element place = frame.handed(shared++);
    places.put(value, place);
    return place;
  }

  /** The length of the parts' own array. */
  int shared() {
    return shared;
  }
}
