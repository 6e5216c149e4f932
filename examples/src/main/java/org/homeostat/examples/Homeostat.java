package org.homeostat.examples;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.homeostat.control.progress.Progress;
import org.homeostat.control.progress.Watcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The command line. Without arguments it does what the library was made for: it puts the leptin loop with a
 * set point beside the loop without one, and says whether they are the same loop.
 */
@Command(
    name = "homeostat",
    description = "Simulates control loops, and settles whether two descriptions are the same loop.",
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "Without a command: both framings of leptin/NPY regulation through a fast and a richer diet, with",
      "the verdict; writes homeostat-report.html in the working folder.",
      "",
      "Exit status: 0 done, 1 a run stopped, 2 bad use, 3 a fault of ours, 130 cancelled."},
    subcommands = {CompareCommand.class, RunCommand.class, GridCommand.class, ParabiosisCommand.class,
      AnalyseCommand.class, IdentifyCommand.class, ModelsCommand.class, DiagramCommand.class,
      ProtocolsCommand.class, ReadoutCommand.class},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100)
public final class Homeostat implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  private final Path folder;
  private final Watcher watcher;
  private volatile boolean cancelled;

  private Homeostat(Path folder, Watcher watcher) {
    this.folder = folder;
    this.watcher = watcher;
  }

  /** Runs the command line; exits only where something went wrong, for inside Maven that ends Maven. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status;
    try (Terminal terminal = Terminal.ofStandardError()) {
      status = run(args, Path.of(""), out, err, terminal);
    }
    if (status != ExitStatus.DONE) {
      System.exit(status);
    }
  }

  /** Runs the command line on these arguments and streams, in that working folder; gives the exit status. */
  static int run(String[] args, Path folder, PrintWriter out, PrintWriter err) {
    return run(args, folder, out, err, progress -> true);
  }

  /** The same while somebody looks on, who may cancel the long part; what is done by then is printed. */
  static int run(String[] args, Path folder, PrintWriter out, PrintWriter err, Watcher watcher) {
    Homeostat homeostat = new Homeostat(folder, watcher);
    int status = homeostat.run(args, out, err);
    return homeostat.cancelled ? ExitStatus.CANCELLED : status;
  }

  private int run(String[] args, PrintWriter out, PrintWriter err) {
    try {
      CommandLine line = new CommandLine(this)
          .setOut(out)
          .setErr(err)
          .setParameterExceptionHandler(ExitStatus::ofMisuse)
          .setExecutionExceptionHandler((problem, command, parsed) -> ExitStatus.of(problem, err));
      return Watcher.during(this::goesOn, () -> line.execute(args));
    } catch (RuntimeException | Error fault) {
      return ExitStatus.of(fault, err);
    } finally {
      watcher.ended();
      out.flush();
      err.flush();
    }
  }

  private boolean goesOn(Progress progress) {
    boolean goesOn = watcher.goesOn(progress);
    if (!goesOn) {
      cancelled = true;
    }
    return goesOn;
  }

  /** Does the long part of a command; whoever looks on has ended then, so that all may be printed. */
  static <T> T watched(CommandSpec command, Supplier<T> job) {
    try {
      return job.get();
    } finally {
      ((Homeostat) command.root().userObject()).watcher.ended();
    }
  }

  @Override
  public Integer call() {
    return new MainJob(folder, spec).run(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  /** The version that the jar carries. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Optional.ofNullable(Homeostat.class.getPackage().getImplementationVersion())
          .orElse("from source");
      return new String[] {"homeostat " + version + " (Java " + System.getProperty("java.version") + ")"};
    }
  }
}
