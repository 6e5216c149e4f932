package org.homeostat.control.expr;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.SIPUSH;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Counts the bytes of a method's code on their way to the class writer. Knows the instructions that
 * generated code uses; the count is exact, but for a whole number from the constant pool, which may take
 * a byte less than the 3 counted.
 */
final class BytecodeSize extends MethodVisitor {

  private int bytes;

  BytecodeSize(MethodVisitor writer) {
    super(ASM9, writer);
  }

  /** The bytes so far. */
  int bytes() {
    return bytes;
  }

  @Override
  public void visitInsn(int opcode) {
    bytes++;
    mv.visitInsn(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    bytes += opcode == SIPUSH ? 3 : 2;
    mv.visitIntInsn(opcode, operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    bytes += variable < 4 ? 1 : variable < 256 ? 2 : 4;
    mv.visitVarInsn(opcode, variable);
  }

  @Override
  public void visitLdcInsn(Object value) {
    bytes += 3;
    mv.visitLdcInsn(value);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    bytes += 3;
    mv.visitJumpInsn(opcode, label);
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    bytes += 3;
    mv.visitIincInsn(variable, increment);
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
    bytes += 3;
    mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }
}
