package org.homeostat.control.view.report;

import static org.junit.jupiter.api.Assertions.*;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.homeostat.control.view.Tank;
import org.homeostat.control.view.picture.Picture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report in a real browser. Skipped where there is none, unless the environment variable
 * {@code HOMEOSTAT_REQUIRE} asks for {@code chromium}.
 */
class ChromiumTest {
  private static final long SECONDS = 90;
  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
  private static Path browser;

  @BeforeAll
  static void findBrowser() {
    Optional<Path> found = Stream.of(setting("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable).findFirst();
    if (found.isEmpty() && setting("HOMEOSTAT_REQUIRE").contains("chromium")) {
      fail("HOMEOSTAT_REQUIRE asks for chromium, and there is none on the PATH");
    }
    Assumptions.assumeTrue(found.isPresent(), "there is no chromium on the PATH to open the report in");
    browser = found.get();
  }

  private static String setting(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  /** Opens a page, and gives what the browser had to say about it. */
  private static String opened(Path page, Path shot, Path folder, int width) throws Exception {
    Path log = folder.resolve("log-" + width + ".txt");
    List<String> command = List.of(browser.toString(), "--headless", "--no-sandbox",
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--enable-logging=stderr",
        "--user-data-dir=" + Files.createDirectory(folder.resolve("profile-" + width)),
        "--window-size=" + width + ",1400", "--screenshot=" + shot, page.toUri().toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("chromium did not open the page within " + SECONDS + " s:\n" + Files.readString(log));
    }
    return Files.readString(log);
  }

  private static Set<Integer> colours(Path shot) throws IOException {
    BufferedImage image = ImageIO.read(shot.toFile());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    return colours;
  }

  @Test
  void theReportOpensWithoutAWordOnTheConsole(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("report.html");
    Path shot = folder.resolve("report.png");
    Report.of(Tank.study()).write(page);
    String said = opened(page, shot, folder, 1280);
    assertFalse(said.contains("CONSOLE"), said);
    assertTrue(Files.exists(shot), said);
    assertTrue(colours(shot).size() > 50, "the page is not blank");
  }

  @Test
  void theLinesOfAPictureShow(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("tank.svg");
    Path shot = folder.resolve("tank.png");
    Picture.of(Tank.study(), "V").write(page);
    String said = opened(page, shot, folder, 800);
    assertFalse(said.contains("CONSOLE"), said);
    Set<Integer> colours = colours(shot);
    assertTrue(colours.contains(0x0072B2), "feedback is blue");
    assertTrue(colours.contains(0xD55E00), "setpoint is vermilion");
  }

  @Test
  void theConsoleWouldTellOfAnythingLoaded(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("loads.html");
    String html = Report.of(Tank.study()).html();
    Files.writeString(page, html.replace("<main>", "<main><img src='missing.png'/>"));
    String said = opened(page, folder.resolve("loads.png"), folder, 640);
    assertTrue(said.contains("CONSOLE"), said);
  }
}
