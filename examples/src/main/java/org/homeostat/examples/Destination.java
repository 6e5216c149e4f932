package org.homeostat.examples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place for a file, looked at before a long run rather than after it. */
final class Destination {
  private Destination() {}

  /** The same place, after a look at whether a file can be written there; what is there stays untouched. */
  static Path checked(Path file) {
    if (file.toString().isBlank()) {
      refuse(file, "no file is named. Give a name, like run.csv or report.html.");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      refuse(file, "it is a folder. Name a file in it.");
    } else if (folder == null || !Files.isDirectory(folder)) {
      refuse(file, "there is no folder " + folder + ". Make it first.");
    } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      refuse(file, "writing is not allowed there. Choose another place.");
    }
    return file;
  }

  private static void refuse(Path file, String why) {
    IOException cause = new FileNotFoundException(file.toString());
    String place = file.toString().isBlank() ? "''" : file.toString();
    throw new UncheckedIOException("cannot write " + place + ": " + why, cause);
  }
}
