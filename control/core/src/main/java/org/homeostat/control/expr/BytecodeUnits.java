package org.homeostat.control.expr;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.homeostat.control.expr.BytecodeOperation.Element;
import org.homeostat.control.expr.BytecodeSchedule.Statement;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Translates a {@link UnitProgram} into a hidden class with one loop. What all units share is read into local
 * variables before it; a program that is more than one compiled method may hold is called in parts from it:
 *
 * <pre>{@code
 * for (int unit = from; unit < to; unit++) {
 *   part0(t, y, shared, own, work, sources, places, out, unit);
 *   ...
 * }
 * }</pre>
 */
final class BytecodeUnits {
  private static final String NAME = Type.getInternalName(UnitProgram.class) + "Compiled";
  private static final String OBJECT = Type.getInternalName(Object.class);
  private static final String LOOP = "(D[D[D[D[D[I[I[DII)V";
  private static final String PART = "(D[D[D[D[D[I[I[DI)V";

  /** An upper bound on the bytes around the statements, the reading of shared values apart. */
  private static final int AROUND = 100;

  private final BytecodeNumbering numbering;
  private final BytecodeSchedule schedule;
  private final BytecodeUnitFrame frame;
  private final BytecodePlaces places;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
  private int parts;

  private BytecodeUnits(UnitProgram program) {
    numbering = BytecodeNumbering.of(program);
    schedule = BytecodeSchedule.scattering(numbering);
    frame = new BytecodeUnitFrame(program);
    places = new BytecodePlaces(frame);
  }

  /** The program compiled, or interpreted if it is too large for a class. */
  static UnitLoop loop(UnitProgram program) {
    try {
      return instance(classFile(program));
    } catch (ClassTooLargeException | MethodTooLargeException tooLarge) {
      return program.interpreted();
    }
  }

  /** The class, as a class file. */
  static byte[] classFile(UnitProgram program) {
    return new BytecodeUnits(program).write();
  }

  private static UnitLoop instance(byte[] classFile) {
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(classFile, true);
      return (UnitLoop) hidden.findConstructor(
          hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable failure) {
      throw new AssertionError("generated code does not load", failure);
    }
  }

  private byte[] write() {
    String[] interfaces = {Type.getInternalName(UnitLoop.class)};
    writer.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, NAME, null, OBJECT, interfaces);
    MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(ALOAD, BytecodePart.THIS);
    constructor.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    end(constructor, RETURN);
    int[] shared = shared();
    int bytes = AROUND + schedule.statements().stream().mapToInt(Statement::bytes).sum()
        + shared.length * BytecodeOperation.MOST_BYTES;
    if (bytes <= BytecodePart.HUGE_METHOD) {
      writeInOne(shared);
    } else {
      writeParts();
      writeCalls();
    }
    MethodVisitor handed = writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "handed", "()I", null, null);
    handed.visitCode();
    BytecodePart.pushInt(handed, places.shared());
    end(handed, IRETURN);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The shared values that statements use. */
  private int[] shared() {
    return schedule.used()
        .filter(value -> numbering.operations().get(value) instanceof Element element
            && element.array() == BytecodeUnitFrame.SHARED)
        .toArray();
  }

  private MethodVisitor evaluate() {
    return writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "evaluate", LOOP, null, null);
  }

  private void writeInOne(int[] shared) {
    BytecodePart whole = new BytecodePart(evaluate(), schedule, places);
    for (int value : shared) {
      whole.load(value);
    }
    loop(whole.code(), () -> {
      frame.begin(whole.code());
      schedule.statements().forEach(whole::execute);
    });
    whole.end(schedule.statements().size());
  }

  private static void loop(MethodVisitor code, Runnable body) {
    Label top = new Label();
    Label end = new Label();
    code.visitLabel(top);
    code.visitVarInsn(ILOAD, BytecodeUnitFrame.UNIT);
    code.visitVarInsn(ILOAD, BytecodeUnitFrame.TO);
    code.visitJumpInsn(IF_ICMPGE, end);
    body.run();
    code.visitIincInsn(BytecodeUnitFrame.UNIT, 1);
    code.visitJumpInsn(GOTO, top);
    code.visitLabel(end);
  }

  private void writeParts() {
    BytecodePart part = newPart();
    for (int i = 0; i < schedule.statements().size(); i++) {
      if (!part.hasRoomFor(i)) {
        part.end(i);
        part = newPart();
      }
      part.execute(schedule.statements().get(i));
    }
    part.end(schedule.statements().size());
  }

  private BytecodePart newPart() {
    MethodVisitor method = writer.visitMethod(ACC_PRIVATE, "part" + parts++, PART, null, null);
    BytecodePart part = new BytecodePart(method, schedule, places);
    frame.begin(part.code());
    return part;
  }

  private void writeCalls() {
    MethodVisitor code = evaluate();
    code.visitCode();
    loop(code, () -> {
      for (int part = 0; part < parts; part++) {
        code.visitVarInsn(ALOAD, BytecodePart.THIS);
        code.visitVarInsn(DLOAD, BytecodePart.TIME);
        for (int array = BytecodeUnitFrame.STATES; array < BytecodeUnitFrame.UNIT; array++) {
          code.visitVarInsn(ALOAD, array);
        }
        code.visitVarInsn(ILOAD, BytecodeUnitFrame.UNIT);
        code.visitMethodInsn(INVOKESPECIAL, NAME, "part" + part, PART, false);
      }
    });
    end(code, RETURN);
  }

  private static void end(MethodVisitor code, int opcode) {
    code.visitInsn(opcode);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
