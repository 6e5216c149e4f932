package org.homeostat.control.expr;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the tests look for in a class file that was generated for a program. */
record GeneratedClass(ClassReader reader) {

  static GeneratedClass of(Program program) {
    return new GeneratedClass(new ClassReader(Bytecode.classFile(program)));
  }

  static GeneratedClass of(UnitProgram program) {
    return new GeneratedClass(new ClassReader(BytecodeUnits.classFile(program)));
  }

  /** How many instructions call a method of this name. */
  int calls(String method) {
    int[] count = {0};
    MethodVisitor counting = new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
        count[0] += name.equals(method) ? 1 : 0;
      }
    };
    reader.accept(new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String type, String signature, String[] thrown) {
        return counting;
      }
    }, 0);
    return count[0];
  }

  /**
   * The length of each method's code in bytes, as the class file states it (JVM specification, 4.6 and
   * 4.7.3).
   */
  Map<String, Integer> methodSizes() {
    Map<String, Integer> sizes = new TreeMap<>();
    char[] buffer = new char[reader.getMaxStringLength()];
    int interfaces = reader.readUnsignedShort(reader.header + 6);
    int fields = reader.header + 8 + 2 * interfaces;
    if (reader.readUnsignedShort(fields) != 0) {
      throw new AssertionError("generated code has no fields");
    }
    int at = fields + 4;
    for (int methods = reader.readUnsignedShort(fields + 2); methods > 0; methods--) {
      String name = reader.readUTF8(at + 2, buffer);
      int attributes = reader.readUnsignedShort(at + 6);
      at += 8;
      for (; attributes > 0; attributes--) {
        if (reader.readUTF8(at, buffer).equals("Code")) {
          sizes.put(name, reader.readInt(at + 10));
        }
        at += 6 + reader.readInt(at + 2);
      }
    }
    return sizes;
  }
}
