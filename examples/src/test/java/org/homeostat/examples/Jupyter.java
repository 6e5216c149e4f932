package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Jupyter with the kernel of this build, in a folder of its own: the user's settings and kernels are neither
 * read nor written. The kernel has the class path of this test.
 */
final class Jupyter {
  static final Path NOTEBOOKS = Path.of("notebooks");
  private static final long SECONDS = 240;

  private final Path program;
  private final Path folder;

  private Jupyter(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** Skips the test where there is no Jupyter. */
  static Jupyter in(Path folder) throws IOException {
    Jupyter jupyter = new Jupyter(Needed.program("jupyter", "jupyter-nbconvert"), folder);
    jupyter.writeKernel();
    return jupyter;
  }

  /**
   * What {@code notebooks/install} writes, with this JVM and its class path in place of the jars. The JVM
   * compiles quickly rather than well, which halves the time of so short a run.
   */
  private void writeKernel() throws IOException {
    Path kernel = Files.createDirectories(folder.resolve("kernels/homeostat"));
    List<String> imports = new ArrayList<>();
    for (Path script : List.of(Path.of("start.jsh"), NOTEBOOKS.resolve("kernel.jsh"))) {
      Files.readAllLines(script).stream().filter(line -> line.startsWith("import")).forEach(imports::add);
    }
    Path start = Files.write(kernel.resolve("start.jsh"), imports);
    Files.writeString(kernel.resolve("kernel.json"), new Gson().toJson(Map.of(
        "display_name", "Homeostat (Java)",
        "language", "java",
        "interrupt_mode", "message",
        "argv", List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true",
            "-cp", System.getProperty("java.class.path"),
            "org.homeostat.control.notebook.Kernel", "{connection_file}"),
        "env", Map.of("RJK_INIT_SCRIPT", start.toAbsolutePath().toString()))));
  }

  /** Runs a notebook, and gives it with what its cells now say; a cell that raises fails the test. */
  Notebook run(Path notebook) throws IOException, InterruptedException {
    Path copy = Files.copy(notebook, folder.resolve(notebook.getFileName()));
    Path log = folder.resolve(notebook.getFileName() + ".log");
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "--to", "notebook", "--execute",
        "--inplace", "--ExecutePreprocessor.record_timing=False", copy.toString());
    for (String place : List.of("PATH", "DATA_DIR", "RUNTIME_DIR", "CONFIG_DIR")) {
      builder.environment().put("JUPYTER_" + place, folder.toString());
    }
    builder.environment().put("IPYTHONDIR", folder.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail(notebook + " did not end within " + SECONDS + " s:\n" + Files.readString(log));
    }
    if (process.exitValue() != 0) {
      fail(notebook + " does not run:\n" + Files.readString(log));
    }
    return Notebook.read(copy);
  }
}
