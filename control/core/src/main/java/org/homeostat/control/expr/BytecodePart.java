package org.homeostat.control.expr;

import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DCONST_1;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DSTORE;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.expr.BytecodeSchedule.Statement;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * One method of a generated class,
 * {@code void partN(double t, double[] y, double[] p, double[] out, double[] shared)}: a run of
 * statements of a program, as many as a compiled method may hold. Kept values are local variables; those
 * that a later part uses too, and that are no results, are put into {@code shared} at the end.
 */
final class BytecodePart {

  /** Bytes of code above which HotSpot runs a method in its interpreter for ever (its HugeMethodLimit). */
  static final int HUGE_METHOD = 8000;

  /** An upper bound on the bytes that fill the results with zeros. */
  static final int FILLING = 20;

  static final String EVALUATE = "(D[D[D[D)V";
  static final String DESCRIPTOR = "(D[D[D[D[D)V";

  /** The local variables a part starts with; a double takes two places. */
  static final int THIS = 0;
  static final int TIME = 1;
  static final int STATES = 3;
  static final int PARAMETERS = 4;
  static final int OUT = 5;
  static final int SHARED = 6;

  private final BytecodeSchedule schedule;
  private final BytecodeSize code;
  private final BytecodePlaces places;
  private final Map<Integer, Integer> variables = new HashMap<>();
  private final List<Integer> keptHere = new ArrayList<>();
  private int nextVariable;

  /** A part without statements; {@code places} tells where earlier parts have left their values. */
  BytecodePart(MethodVisitor method, BytecodeSchedule schedule, BytecodePlaces places) {
    this.schedule = schedule;
    this.places = places;
    nextVariable = places.frame().firstFree();
    code = new BytecodeSize(method);
    code.visitCode();
  }

  /** Where the code goes. */
  MethodVisitor code() {
    return code;
  }

  /**
   * Whether the schedule's statement with this index fits, together with handing over what is needed
   * after it.
   */
  boolean hasRoomFor(int index) {
    int bytes = code.bytes() + schedule.statements().get(index).bytes() + 1;
    int handing = places.frame().handingBytes();
    return bytes + (keptHere.size() + 1) * handing <= HUGE_METHOD
        || bytes + (neededFrom(index).size() + 1) * handing <= HUGE_METHOD;
  }

  /** Writes a statement. */
  void execute(Statement statement) {
    statement.inputs().forEach(this::load);
    if (statement.result() == Statement.NONE) {
      schedule.operation(statement.value()).emit(this);
      storeVariable(statement.value());
      keptHere.add(statement.value());
    } else {
      places.frame().store(this, statement.result(), statement.value());
      places.written(statement.result(), statement.value());
    }
  }

  /** Ends the method; statements from {@code next} on are other parts' work. */
  void end(int next) {
    for (int value : neededFrom(next)) {
      if (!places.has(value)) {
        storeElement(places.share(value), value);
      }
    }
    code.visitInsn(RETURN);
    if (code.bytes() > HUGE_METHOD) {
      throw new AssertionError("a part of " + code.bytes() + " bytes");
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Leaves a value on the stack: from its variable if it is kept, else computed here. */
  void push(int value) {
    Integer variable = variables.get(value);
    if (variable == null) {
      schedule.operation(value).emit(this);
    } else {
      code.visitVarInsn(DLOAD, variable);
    }
  }

  /** Jumps to {@code target} if a value, as a condition, is what {@code when} says; else goes on. */
  void branch(int value, boolean when, Label target) {
    if (variables.containsKey(value)) {
      push(value);
      BytecodeOperation.branchOnStack(this, when, target);
    } else {
      schedule.operation(value).branch(this, when, target);
    }
  }

  /** Leaves a constant on the stack. */
  void pushConstant(double value) {
    if (Double.doubleToRawLongBits(value) == 0) {
      code.visitInsn(DCONST_0);
    } else if (value == 1) {
      code.visitInsn(DCONST_1);
    } else {
      code.visitLdcInsn(value);
    }
  }

  /** Leaves an array and an index on the stack. */
  void pushPlace(int array, int index) {
    places.frame().pushPlace(this, array, index);
  }

  /** Calls a static method. */
  void call(Class<?> owner, String method, String descriptor) {
    code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(owner), method, descriptor, false);
  }

  /** Leaves a whole number, not negative, on the stack. */
  static void pushInt(MethodVisitor code, int value) {
    if (value <= 5) {
      code.visitInsn(ICONST_0 + value);
    } else if (value <= Byte.MAX_VALUE) {
      code.visitIntInsn(BIPUSH, value);
    } else if (value <= Short.MAX_VALUE) {
      code.visitIntInsn(SIPUSH, value);
    } else {
      code.visitLdcInsn(value);
    }
  }

  /** Puts a kept value that this part has not used so far into a variable. */
  void load(int value) {
    if (variables.containsKey(value)) {
      return;
    }
    if (schedule.operation(value).isPassedIn()) {
      schedule.operation(value).emit(this);
    } else {
      places.of(value).emit(this);
    }
    storeVariable(value);
  }

  private void storeVariable(int value) {
    code.visitVarInsn(DSTORE, nextVariable);
    variables.put(value, nextVariable);
    nextVariable += 2;
  }

  /** Writes a value into a place. */
  void storeElement(BytecodeOperation.Element place, int value) {
    pushPlace(place.array(), place.index());
    push(value);
    code.visitInsn(DASTORE);
  }

  private List<Integer> neededFrom(int statement) {
    return keptHere.stream().filter(value -> schedule.lastUse(value) >= statement).toList();
  }
}
