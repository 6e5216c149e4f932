package org.homeostat.benchmarks.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {
  private static final Problem LARGE = Problems.named("P3-1000");

  @TempDir
  private Path folder;

  /** The first so many rows of a reference in which all states are one, after a row at 0. */
  private void writeRows(int rows) throws IOException {
    String ones = ",1".repeat(LARGE.start().length);
    List<String> lines = new ArrayList<>(List.of("# made for a test", "0" + ones));
    for (int k = 0; k < rows; k++) {
      lines.add(LARGE.times()[k] + ones);
    }
    Files.write(folder.resolve("P3-1000.csv"), lines);
  }

  @Test
  void aReferenceThatWasMadeIsReadFromItsFolder() throws IOException {
    writeRows(LARGE.times().length);
    Reference made = Reference.of(LARGE, Optional.of(folder));
    assertArrayEquals(LARGE.times(), made.times());
    assertEquals(LARGE.start().length, made.states()[9].length);
    assertEquals(1, made.states()[9][3999]);
  }

  @Test
  void aReferenceThatWasCutOffIsRefused() throws IOException {
    writeRows(LARGE.times().length - 1);
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Reference.of(LARGE, Optional.of(folder)));
    assertTrue(refused.getMessage().endsWith(
        "P3-1000.csv does not hold 4000 states at the times of P3-1000: remove it, and make it anew."),
        refused.getMessage());
  }

  @Test
  void whereThereIsNoneItIsSaidHowToMakeIt() {
    for (Optional<Path> where : List.of(Optional.of(folder), Optional.<Path>empty())) {
      var missing = assertThrows(IllegalArgumentException.class, () -> Reference.of(LARGE, where));
      assertTrue(missing.getMessage().contains("./reference P3-1000 > P3-1000.csv"), missing.getMessage());
    }
  }

  @Test
  void thoseOfTheOthersAreKeptWithTheCode() {
    List<String> kept = Problems.names().stream().filter(Problems::isReady).toList();
    assertEquals(
        List.of("P1", "P2", "P3-10", "P3-100", "rober", "hires", "vdp", "pleiades", "arenstorf"), kept);
  }
}
