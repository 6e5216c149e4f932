package org.homeostat.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is printed on standard output. */
final class Printed {
  private Printed() {}

  /** Something that prints, and may fail. */
  interface Task<E extends Exception> {
    void run() throws E;
  }

  /** What a task prints in this JVM. */
  static <E extends Exception> String by(Task<E> task) throws E {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      task.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
