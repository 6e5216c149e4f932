package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A dependency as a page shows it: the house has such an artifact, in that version. */
final class Artifact {
  private Artifact() {}

  static void check(Page.Block block) throws IOException {
    String pom = plain(Files.readString(Path.of("..", "pom.xml")));
    String inside = plain(block.text()).replace("<dependency>", "").replace("</dependency>", "");
    for (String element : inside.split("(?<=</\\w{1,20}>)")) {
      assertTrue(pom.contains(element), block.place() + ": " + element);
    }
  }

  private static String plain(String xml) {
    return xml.replaceAll("\\s+", "");
  }
}
