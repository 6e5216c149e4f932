package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.simulate.Models.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

  @TempDir
  Path folder;

  /** Without rounding: x rests at 0.1, and is doubled on day 1. */
  private static Trajectory exact() {
    Model model = Model.of("level", time("d"),
        state("x", 0.1, "ng/mL", "level"), parameter("w", 4, "1", "factor"),
        equations("dx/dt = 0\nfourfold = w*x"));
    return run(model, Protocol.of("double", at(1).scale("x", 2)), 2);
  }

  @Test
  void theFirstLineHasTheUnitsAndTheOthersTheShortestDecimals() throws IOException {
    Path file = folder.resolve("level.csv");
    exact().writeCsv(file, new double[] {0, 0.5, 1, 2});
    assertEquals("""
        t (d),x (ng/mL),fourfold (ng/mL)
        0.0,0.1,0.4
        0.5,0.1,0.4
        1.0,0.2,0.8
        2.0,0.2,0.8
        """, Files.readString(file));
  }

  @Test
  void aNumberIsReadBackToTheLastBit() throws IOException {
    Trajectory run = run(Models.decay(), none(), 3);
    Path file = folder.resolve("decay.csv");
    double[] times = run.grid(0.1);
    run.writeCsv(file, times);
    double[] values = Files.readAllLines(file).stream().skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[1])).toArray();
    assertArrayEquals(run.series("x", times).values(), values);
  }

  @Test
  void anOldFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("level.csv"), "old");
    exact().writeCsv(file, new double[] {0});
    assertEquals(2, Files.readAllLines(file).size());
    assertEquals(List.of(file), files());
  }

  @Test
  void aFolderThatIsNotThereIsNamedWithTheRemedy() {
    Path file = folder.resolve("missing").resolve("level.csv");
    assertUnwritable(
        "cannot write " + file + ": there is no folder " + file.getParent() + ". Make it first.", file);
  }

  @Test
  void aFolderIsNoFile() {
    assertUnwritable("cannot write " + folder + ": it is a folder. Name a file in it.", folder);
  }

  @Test
  void aRelativePathIsNamedAsItWasGiven() {
    Path file = Path.of("no such folder", "level.csv");
    UncheckedIOException problem =
        assertThrows(UncheckedIOException.class, () -> exact().writeCsv(file, new double[] {0}));
    assertEquals("cannot write " + file + ": there is no folder " + file.toAbsolutePath().getParent()
        + ". Make it first.", problem.getMessage());
  }

  /** The last of the times is beyond the run. */
  @Test
  void whatCannotBeWrittenWholeLeavesTheOldFileAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("level.csv"), "old");
    assertThrows(IllegalArgumentException.class, () -> exact().writeCsv(file, new double[] {0, 1, 7}));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aWriterThatFailsHalfWayLeavesNothing() throws IOException {
    Path file = folder.resolve("half.txt");
    WholeFile.Content half = out -> {
      out.write("half");
      throw new IOException("the disk is full");
    };
    UncheckedIOException problem =
        assertThrows(UncheckedIOException.class, () -> WholeFile.write(file, half));
    assertEquals("cannot write " + file + ": the disk is full.", problem.getMessage());
    assertEquals(List.of(), files());
  }

  private void assertUnwritable(String message, Path file) {
    UncheckedIOException problem =
        assertThrows(UncheckedIOException.class, () -> exact().writeCsv(file, new double[] {0}));
    assertEquals(message, problem.getMessage());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
