package org.homeostat.control.expr;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DCMPG;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DCONST_1;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.IFLT;
import static org.objectweb.asm.Opcodes.IFNE;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/**
 * One operation of a value-numbered program on the values with the numbers {@code operands}, and the
 * bytecode for it. Two operations that are equal have equal values. None takes more than
 * {@link #MOST_BYTES} bytes beside its operands, but for those with a {@link #weight}.
 */
sealed interface BytecodeOperation {

  /** An upper bound on the bytes of one operation, and of loading one value from a local variable. */
  int MOST_BYTES = 12;

  /** The bytes of storing into a local variable that is not among the first. */
  int WIDE_STORE = 4;

  /** The numbers of the values it works on. */
  List<Integer> operands();

  /** Leaves the value, a double, on the stack. */
  void emit(BytecodePart part);

  /**
   * Whether it costs no more than loading a local variable, so that keeping its value in one gains
   * nothing.
   */
  default boolean isAtHand() {
    return false;
  }

  /** Whether every method of the generated class can get at the value anew. */
  default boolean isPassedIn() {
    return false;
  }

  /** How many times {@link #MOST_BYTES} it may take. */
  default int weight() {
    return 1;
  }

  /** Jumps to {@code target} if this is, as a condition, what {@code when} says; else goes on. */
  default void branch(BytecodePart part, boolean when, Label target) {
    emit(part);
    branchOnStack(part, when, target);
  }

  /** The same for the value on the stack; every value but 0 is true, NaN too. */
  static void branchOnStack(BytecodePart part, boolean when, Label target) {
    part.code().visitInsn(DCONST_0);
    part.code().visitInsn(DCMPL);
    part.code().visitJumpInsn(when ? IFNE : IFEQ, target);
  }

  /** A constant; told from others by its bits, so that 0 and -0 are two. */
  record Constant(double value) implements BytecodeOperation {
    @Override
    public List<Integer> operands() {
      return List.of();
    }

    @Override
    public boolean isAtHand() {
      return true;
    }

    @Override
    public void emit(BytecodePart part) {
      part.pushConstant(value);
    }
  }

  /** The time, which is a local variable from the start. */
  record Time() implements BytecodeOperation {
    @Override
    public List<Integer> operands() {
      return List.of();
    }

    @Override
    public boolean isAtHand() {
      return true;
    }

    @Override
    public void emit(BytecodePart part) {
      part.code().visitVarInsn(DLOAD, BytecodePart.TIME);
    }
  }

  /** An element of an array that is passed in. */
  record Element(int array, int index) implements BytecodeOperation {
    @Override
    public List<Integer> operands() {
      return List.of();
    }

    @Override
    public boolean isPassedIn() {
      return true;
    }

    @Override
    public void emit(BytecodePart part) {
      part.pushPlace(array, index);
      part.code().visitInsn(DALOAD);
    }
  }

  /**
   * A state of another unit, or the operand, if there is one, where a unit has no other.
   *
   * @param link which of the links
   */
  record Linked(int link, List<Integer> operands) implements BytecodeOperation {
    @Override
    public boolean isPassedIn() {
      return true;
    }

    @Override
    public int weight() {
      return 2;
    }

    @Override
    public void emit(BytecodePart part) {
      part.code().visitVarInsn(ALOAD, BytecodeUnitFrame.STATES);
      BytecodeUnitFrame.pushSource(part, link);
      if (operands.isEmpty()) {
        part.code().visitInsn(DALOAD);
      } else {
        part.push(operands.get(0));
        part.call(BytecodeUnitFrame.class, "linked", "([DID)D");
      }
    }
  }

  /** One instruction on doubles. */
  record Arithmetic(int opcode, List<Integer> operands) implements BytecodeOperation {
    @Override
    public void emit(BytecodePart part) {
      operands.forEach(part::push);
      part.code().visitInsn(opcode);
    }
  }

  /** A call of a static method from doubles to a double. */
  record Call(Class<?> owner, String method, List<Integer> operands) implements BytecodeOperation {
    @Override
    public void emit(BytecodePart part) {
      operands.forEach(part::push);
      part.call(owner, method, "(" + "D".repeat(operands.size()) + ")D");
    }
  }

  /** The curve through some nodes; the nodes are a constant of the class. */
  record Table(Nodes nodes, List<Integer> operands) implements BytecodeOperation {
    private static final Handle MAKER = new Handle(H_INVOKESTATIC,
        Type.getInternalName(Interpolation.class), "linked", MethodType.methodType(Interpolation.class,
            MethodHandles.Lookup.class, String.class, Class.class, String[].class)
            .toMethodDescriptorString(), false);

    @Override
    public void emit(BytecodePart part) {
      operands.forEach(part::push);
      String type = Type.getDescriptor(Interpolation.class);
      part.code().visitLdcInsn(
          new ConstantDynamic("table", type, MAKER, (Object[]) Interpolation.constants(nodes)));
      part.call(Interpolation.class, "at", "(D" + type + ")D");
    }
  }

  /**
   * The second operand where the first holds, else the third. An operand used here alone is evaluated
   * only if chosen.
   */
  record Choice(List<Integer> operands) implements BytecodeOperation {
    @Override
    public void emit(BytecodePart part) {
      Label otherwise = new Label();
      Label end = new Label();
      part.branch(operands.get(0), false, otherwise);
      part.push(operands.get(1));
      part.code().visitJumpInsn(GOTO, end);
      part.code().visitLabel(otherwise);
      part.push(operands.get(2));
      part.code().visitLabel(end);
    }
  }

  /** What is either true or false: a jump where it decides a choice, 1 or 0 where it is wanted as a value. */
  sealed interface Condition extends BytecodeOperation {
    @Override
    void branch(BytecodePart part, boolean when, Label target);

    @Override
    default void emit(BytecodePart part) {
      Label no = new Label();
      Label end = new Label();
      branch(part, false, no);
      part.code().visitInsn(DCONST_1);
      part.code().visitJumpInsn(GOTO, end);
      part.code().visitLabel(no);
      part.code().visitInsn(DCONST_0);
      part.code().visitLabel(end);
    }
  }

  /**
   * A comparison; false where an operand is NaN, hence the comparing instruction on whose NaN the jump is
   * right.
   */
  record Comparison(Relation relation, List<Integer> operands) implements Condition {
    @Override
    public void branch(BytecodePart part, boolean when, Label target) {
      operands.forEach(part::push);
      boolean less = relation == Relation.LESS || relation == Relation.LESS_OR_EQUAL;
      part.code().visitInsn(less ? DCMPG : DCMPL);
      part.code().visitJumpInsn(when ? jumpIfItHolds() : jumpIfItFails(), target);
    }

    private int jumpIfItHolds() {
      return switch (relation) {
        case LESS -> IFLT;
        case LESS_OR_EQUAL -> IFLE;
        case GREATER -> IFGT;
        case GREATER_OR_EQUAL -> IFGE;
        case EQUAL -> IFEQ;
      };
    }

    private int jumpIfItFails() {
      return switch (relation) {
        case LESS -> IFGE;
        case LESS_OR_EQUAL -> IFGT;
        case GREATER -> IFLE;
        case GREATER_OR_EQUAL -> IFLT;
        case EQUAL -> IFNE;
      };
    }
  }

  /** Both operands, if {@code both}, else either. */
  record Connective(boolean both, List<Integer> operands) implements Condition {
    @Override
    public void branch(BytecodePart part, boolean when, Label target) {
      Label end = new Label();
      if (when == both) {
        part.branch(operands.get(0), !when, end);
      } else {
        part.branch(operands.get(0), when, target);
      }
      part.branch(operands.get(1), when, target);
      part.code().visitLabel(end);
    }
  }
}
