package org.homeostat.control.view.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that lie beside the classes. */
final class Resource {
  private Resource() {}

  /** A whole text; a path that begins with a slash is one from the root of the class path. */
  static String text(String path) {
    try (InputStream file = Resource.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new AssertionError("there is no " + path + " on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot read " + path + ": " + problem.getMessage() + ".", problem);
    }
  }
}
