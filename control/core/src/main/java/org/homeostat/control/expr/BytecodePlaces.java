package org.homeostat.control.expr;

import java.util.HashMap;
import java.util.Map;
import org.homeostat.control.expr.BytecodeOperation.Element;

/**
 * Where the parts of a generated class leave values: results in {@code out}, and what later parts use beside
 * these in an array of their own.
 */
final class BytecodePlaces {
  private final int firstResult;
  private final Map<Integer, Element> places = new HashMap<>();
  private int shared;

  /** Result i belongs to {@code out[firstResult + i]}. */
  BytecodePlaces(int firstResult) {
    this.firstResult = firstResult;
  }

  /** Whether some part has left the value. */
  boolean has(int value) {
    return places.containsKey(value);
  }

  /** Where the value has been left. */
  Element of(int value) {
    return places.get(value);
  }

  /** The place of a result, where the value is left from now on. */
  Element result(int result, int value) {
    Element place = new Element(BytecodePart.OUT, firstResult + result);
    places.putIfAbsent(value, place);
    return place;
  }

  /** A new place in the parts' own array. */
  Element share(int value) {
    Element place = new Element(BytecodePart.SHARED, shared++);
    places.put(value, place);
    return place;
  }

  /** The length of the parts' own array. */
  int shared() {
    return shared;
  }
}
