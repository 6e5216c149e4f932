package org.homeostat.control.expr;

import static org.objectweb.asm.Opcodes.ALOAD;

import java.util.Optional;
import org.homeostat.control.expr.BytecodeOperation.Element;

/**
 * The frame of a program that is evaluated once at a time: result i belongs to {@code out[firstResult + i]}.
 */
record BytecodeWhole(int firstResult) implements BytecodeFrame {

  @Override
  public int firstFree() {
    return BytecodePart.SHARED + 1;
  }

  @Override
  public void pushPlace(BytecodePart part, int array, int index) {
    part.code().visitVarInsn(ALOAD, array);
    BytecodePart.pushInt(part.code(), index);
  }

  @Override
  public void store(BytecodePart part, int result, int value) {
    part.storeElement(place(result), value);
  }

  @Override
  public Optional<Element> readable(int result) {
    return Optional.of(place(result));
  }

  @Override
  public int handingBytes() {
    return BytecodeOperation.MOST_BYTES;
  }

  @Override
  public Element handed(int k) {
    return new Element(BytecodePart.SHARED, k);
  }

  private Element place(int result) {
    return new Element(BytecodePart.OUT, firstResult + result);
  }
}
