package org.homeostat.control.expr;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARRAYLENGTH;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IALOAD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.ISUB;

import java.util.Optional;
import org.homeostat.control.expr.BytecodeOperation.Element;
import org.objectweb.asm.MethodVisitor;

/**
 * The frame of a program of one unit among many: what {@link UnitLoop#evaluate} is handed, the unit, and for
 * each array the index at which the unit's own part of it begins.
 */
final class BytecodeUnitFrame implements BytecodeFrame {

  /** The local variables of every method; the time takes the place before the states too. */
  static final int STATES = 3;
  static final int SHARED = 4;
  static final int OWN = 5;
  static final int WORK = 6;
  private static final int SOURCES = 7;
  private static final int PLACES = 8;
  private static final int OUT = 9;
  static final int UNIT = 10;
  static final int TO = 11;
  private static final int STATE_BASE = 12;
  private static final int OWN_BASE = 13;
  private static final int WORK_BASE = 14;
  private static final int SOURCE_BASE = 15;
  private static final int PLACE_BASE = 16;
  private static final int ROW_BASE = 17;
  private static final int FIRST_FREE = 18;

  /** Not a variable: the end of the work array, counted backwards. */
  private static final int HANDED = -1;

  private final UnitProgram program;
  private final int placeStride;
  private final int rowStride;

  BytecodeUnitFrame(UnitProgram program) {
    this.program = program;
    int places = 0;
    int rows = 0;
    for (UnitResult result : program.results()) {
      if (result instanceof UnitResult.Entry entry) {
        places = common(places, entry.placeStride());
      } else if (result instanceof UnitResult.Row row) {
        rows = common(rows, row.stride());
      }
    }
    placeStride = places;
    rowStride = rows;
  }

  private static int common(int stride, int other) {
    if (stride != 0 && stride != other) {
      throw new IllegalArgumentException("Results of one program have strides " + stride + " and " + other
          + "; one loop takes one stride.");
    }
    return other;
  }

  /** Works out where the unit's parts of the arrays begin. */
  void begin(MethodVisitor code) {
    UnitInputs inputs = program.inputs();
    base(code, STATE_BASE, inputs.states().size());
    base(code, OWN_BASE, inputs.ownStride());
    base(code, WORK_BASE, inputs.workStride());
    base(code, SOURCE_BASE, inputs.linked().size());
    base(code, PLACE_BASE, placeStride);
    base(code, ROW_BASE, rowStride);
  }

  private static void base(MethodVisitor code, int variable, int stride) {
    if (stride > 0) {
      code.visitVarInsn(ILOAD, UNIT);
      BytecodePart.pushInt(code, stride);
      code.visitInsn(IMUL);
      code.visitVarInsn(ISTORE, variable);
    }
  }

  @Override
  public int firstFree() {
    return FIRST_FREE;
  }

  @Override
  public void pushPlace(BytecodePart part, int array, int index) {
    MethodVisitor code = part.code();
    switch (array) {
      case SHARED -> {
        code.visitVarInsn(ALOAD, SHARED);
        BytecodePart.pushInt(code, index);
      }
      case STATES -> pushPlace(code, STATES, STATE_BASE, index);
      case OWN -> pushPlace(code, OWN, OWN_BASE, index);
      case WORK -> pushPlace(code, WORK, WORK_BASE, index);
      case HANDED -> {
        code.visitVarInsn(ALOAD, WORK);
        code.visitVarInsn(ALOAD, WORK);
        code.visitInsn(ARRAYLENGTH);
        BytecodePart.pushInt(code, index + 1);
        code.visitInsn(ISUB);
      }
      default -> throw new AssertionError("array " + array);
    }
  }

  private static void pushPlace(MethodVisitor code, int array, int base, int index) {
    code.visitVarInsn(ALOAD, array);
    code.visitVarInsn(ILOAD, base);
    if (index > 0) {
      BytecodePart.pushInt(code, index);
      code.visitInsn(IADD);
    }
  }

  /** Leaves the source of a link on the stack. */
  static void pushSource(BytecodePart part, int link) {
    pushPlace(part.code(), SOURCES, SOURCE_BASE, link);
    part.code().visitInsn(IALOAD);
  }

  /** The value of a linked state, for generated code. */
  static double linked(double[] y, int source, double absent) {
    return source >= 0 ? y[source] : absent;
  }

  @Override
  public void store(BytecodePart part, int result, int value) {
    MethodVisitor code = part.code();
    UnitResult where = program.results().get(result);
    if (where instanceof UnitResult.Row row) {
      pushPlace(code, OUT, ROW_BASE, row.offset() + row.index());
    } else if (where instanceof UnitResult.Work work) {
      pushPlace(code, WORK, WORK_BASE, work.index());
    } else if (where instanceof UnitResult.Entry entry) {
      code.visitVarInsn(ALOAD, OUT);
      pushPlace(code, PLACES, PLACE_BASE, entry.index());
      code.visitInsn(IALOAD);
      if (entry.added() || entry.optional()) {
        BytecodePart.pushInt(code, entry.offset());
        part.push(value);
        part.call(BytecodeUnitFrame.class, entry.added() ? "add" : "put", "([DIID)V");
        return;
      }
      if (entry.offset() > 0) {
        BytecodePart.pushInt(code, entry.offset());
        code.visitInsn(IADD);
      }
    }
    part.push(value);
    code.visitInsn(DASTORE);
  }

  /** Writes an entry that may have no place, for generated code. */
  static void put(double[] out, int place, int offset, double value) {
    if (place >= 0) {
      out[offset + place] = value;
    }
  }

  /** Adds to an entry that may have no place, for generated code. */
  static void add(double[] out, int place, int offset, double value) {
    if (place >= 0) {
      out[offset + place] += value;
    }
  }

  @Override
  public Optional<Element> readable(int result) {
    return Optional.empty();
  }

  @Override
  public int handingBytes() {
    return BytecodeOperation.MOST_BYTES + BytecodeOperation.WIDE_STORE;
  }

  @Override
  public Element handed(int k) {
    return new Element(HANDED, k);
  }
}
