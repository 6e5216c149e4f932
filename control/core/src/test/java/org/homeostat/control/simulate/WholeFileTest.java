package org.homeostat.control.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFileBehindALinkIsWrittenAndTheLinkStays() throws IOException {
    Path real = Files.writeString(folder.resolve("real.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real.getFileName());
    WholeFile.write(link, out -> out.write("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
  }

  @Test
  void nothingElseInTheFolderIsTouched() throws IOException {
    Files.writeString(folder.resolve("a.csv.part"), "precious");
    WholeFile.write(folder.resolve("a.csv"), out -> out.write("new"));
    assertEquals("precious", Files.readString(folder.resolve("a.csv.part")));
    assertEquals(List.of("a.csv", "a.csv.part"), names());
  }

  @Test
  void whatFailsHalfWayLeavesTheOldFileAndNoOther() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    UncheckedIOException error = assertThrows(UncheckedIOException.class, () -> WholeFile.write(file, out -> {
      out.write("half");
      throw new IOException("the disk is full");
    }));
    assertEquals("cannot write " + file + ": the disk is full.", error.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void whatIsNoFileAtAllIsNotReplaced() throws IOException {
    Path socket = folder.resolve("a.socket");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      UncheckedIOException error =
          assertThrows(UncheckedIOException.class, () -> WholeFile.write(socket, out -> out.write("new")));
      assertEquals("cannot write " + socket
          + ": it is a device or the like, not a file. Choose another place.", error.getMessage());
    }
  }

  @Test
  void aFolderIsNoFile() {
    UncheckedIOException error =
        assertThrows(UncheckedIOException.class, () -> WholeFile.write(folder, out -> out.write("new")));
    assertEquals("cannot write " + folder + ": it is a folder. Name a file in it.", error.getMessage());
  }

  @Test
  void bytesAreWrittenAsTheyAre() throws IOException {
    byte[] all = {(byte) 0x89, 0, -1, 10, 13};
    WholeFile.writeBytes(folder.resolve("a.png"), out -> out.write(all));
    assertArrayEquals(all, Files.readAllBytes(folder.resolve("a.png")));
    assertEquals(List.of("a.png"), names());
  }
}
