package org.homeostat.control.expr;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.homeostat.control.expr.BytecodeSchedule.Statement;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Translates a {@link Program} into a hidden class, which is unloaded with its evaluator. Its
 * {@code evaluate} holds all of it or, where that is more than one compiled method may hold, calls its parts
 * in turn:
 *
 * <pre>{@code
 * public void evaluate(double t, double[] y, double[] p, double[] out, double[] shared) {
 *   Arrays.fill(out, 0, results, 0.0);       // if many results are the literal 0
 *   part0(t, y, p, out, shared);
 *   ...
 * }
 * }</pre>
 *
 * <p>The code does what the {@link Interpreter} does, on the same doubles in the same order, except that
 * an operation that occurs several times is done once, and then even where it occurs only in the arm of a
 * choice that is not taken. Neither can be observed, since nothing in the notation throws or has an
 * effect.
 */
final class Bytecode {

  private static final String NAME = Type.getInternalName(Program.class) + "Compiled";
  private static final String OBJECT = Type.getInternalName(Object.class);

  private final Program program;
  private final int firstResult;
  private final BytecodeSchedule schedule;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
  private final BytecodePlaces places;
  private int parts;

  private Bytecode(Program program, int firstResult) {
    this.program = program;
    this.firstResult = firstResult;
    this.places = new BytecodePlaces(new BytecodeWhole(firstResult));
    this.schedule = BytecodeSchedule.of(BytecodeNumbering.of(program));
  }

  /** The program compiled, or interpreted if it is too large for a class. */
  static Evaluator evaluator(Program program) {
    try {
      return instance(classFile(program));
    } catch (ClassTooLargeException | MethodTooLargeException tooLarge) {
      return program.interpreted();
    }
  }

  /** The same, with the results behind as many places as there are parameters. */
  static Evaluator appending(Program program) {
    int firstResult = program.parameters().size();
    try {
      return instance(new Bytecode(program, firstResult).write());
    } catch (ClassTooLargeException | MethodTooLargeException tooLarge) {
      Evaluator interpreted = program.interpreted();
      return (t, y, p, out) -> {
        double[] results = new double[program.results().size()];
        interpreted.evaluate(t, y, p, results);
        System.arraycopy(results, 0, out, firstResult, results.length);
      };
    }
  }

  /** The class, as a class file. */
  static byte[] classFile(Program program) {
    return new Bytecode(program, 0).write();
  }

  private static Evaluator instance(byte[] classFile) {
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(classFile, true);
      MethodType noArguments = MethodType.methodType(void.class);
      return (Evaluator) hidden.findConstructor(hidden.lookupClass(), noArguments).invoke();
    } catch (Throwable failure) {
      throw new AssertionError("generated code does not load", failure);
    }
  }

  private byte[] write() {
    boolean inOne = fitsIntoOne();
    String[] interfaces = {Type.getInternalName(inOne ? Evaluator.class : InParts.class)};
    writer.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, NAME, null, OBJECT, interfaces);
    writeConstructor();
    if (inOne) {
      writeInOne();
    } else {
      writeParts();
      writeEvaluate();
      writeShared();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void writeConstructor() {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, BytecodePart.THIS);
    code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
    end(code);
  }

  private boolean fitsIntoOne() {
    int bytes = BytecodePart.FILLING + schedule.statements().stream().mapToInt(Statement::bytes).sum();
    return bytes <= BytecodePart.HUGE_METHOD;
  }

  private void writeInOne() {
    MethodVisitor evaluate =
        writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "evaluate", BytecodePart.EVALUATE, null, null);
    BytecodePart whole = new BytecodePart(evaluate, schedule, places);
    fillZeros(whole.code());
    schedule.statements().forEach(whole::execute);
    whole.end(schedule.statements().size());
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
    MethodVisitor method =
        writer.visitMethod(ACC_PRIVATE, partName(parts++), BytecodePart.DESCRIPTOR, null, null);
    return new BytecodePart(method, schedule, places);
  }

  private static String partName(int part) {
    return "part" + part;
  }

  private void writeEvaluate() {
    MethodVisitor code =
        writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "evaluate", BytecodePart.DESCRIPTOR, null, null);
    code.visitCode();
    fillZeros(code);
    for (int part = 0; part < parts; part++) {
      code.visitVarInsn(ALOAD, BytecodePart.THIS);
      code.visitVarInsn(DLOAD, BytecodePart.TIME);
      for (int array = BytecodePart.STATES; array <= BytecodePart.SHARED; array++) {
        code.visitVarInsn(ALOAD, array);
      }
      code.visitMethodInsn(INVOKESPECIAL, NAME, partName(part), BytecodePart.DESCRIPTOR, false);
    }
    end(code);
  }

  private void writeShared() {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "shared", "()I", null, null);
    code.visitCode();
    BytecodePart.pushInt(code, places.shared());
    code.visitInsn(IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void fillZeros(MethodVisitor code) {
    if (!schedule.fillsZeros()) {
      return;
    }
    code.visitVarInsn(ALOAD, BytecodePart.OUT);
    BytecodePart.pushInt(code, firstResult);
    BytecodePart.pushInt(code, firstResult + program.results().size());
    code.visitInsn(DCONST_0);
    code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(Arrays.class), "fill", "([DIID)V", false);
  }

  private static void end(MethodVisitor code) {
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
