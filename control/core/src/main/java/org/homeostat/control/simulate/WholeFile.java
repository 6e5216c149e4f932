package org.homeostat.control.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file whole or not at all: into a neighbouring file first, which then takes the place of the
 * old one.
 */
public final class WholeFile {

  /** What is written. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void to(Writer out) throws IOException;
  }

  /** What is written where it is not text. */
  @FunctionalInterface
  public interface Bytes {
    /** Writes it. */
    void to(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes {@code content} in UTF-8; an {@link UncheckedIOException} names the file and what is in the way.
   */
  public static void write(Path file, Content content) {
    writeBytes(file, out -> {
      Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
      content.to(text);
      text.flush();
    });
  }

  /** Writes what is not text; an {@link UncheckedIOException} names the file and what is in the way. */
  public static void writeBytes(Path file, Bytes content) {
    Path whole = target(file);
    checkPlace(file, whole);
    Path part = whole.resolveSibling(whole.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        content.to(out);
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException problem) {
      String reason = problem.getReason() == null ? "the system refuses it" : problem.getReason();
      throw unwritable(file, reason + ". Choose another place", problem);
    } catch (IOException problem) {
      throw unwritable(file, String.valueOf(problem.getMessage()), problem);
    } finally {
      part.toFile().delete();
    }
  }

  /** Where a link leads, so that the file behind it is written and the link stays. */
  private static Path target(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    } catch (IOException problem) {
      throw unwritable(file, "it cannot be looked up. Choose another place", problem);
    }
  }

  private static void checkPlace(Path file, Path whole) {
    if (Files.isDirectory(whole)) {
      throw unwritable(file, "it is a folder. Name a file in it", null);
    }
    if (Files.exists(whole) && !Files.isRegularFile(whole)) {
      throw unwritable(file, "it is a device or the like, not a file. Choose another place", null);
    }
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw unwritable(file, "there is no folder " + folder + ". Make it first", null);
    }
    if (!Files.isWritable(folder) || Files.exists(whole) && !Files.isWritable(whole)) {
      throw unwritable(file, "it may not be written there. Choose another place", null);
    }
  }

  private static UncheckedIOException unwritable(Path file, String why, IOException cause) {
    return new UncheckedIOException("cannot write " + file + ": " + why + ".",
        cause == null ? new IOException(why) : cause);
  }
}
