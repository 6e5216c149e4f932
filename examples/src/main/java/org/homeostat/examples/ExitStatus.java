package org.homeostat.examples;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.progress.Cancelled;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** What a shell learns from the command line, and what a person is told where something went wrong. */
final class ExitStatus {

  /** Everything was done; an animal that starved is a result. */
  static final int DONE = 0;

  /** A run could not finish. */
  static final int STOPPED = 1;

  /** A description, an argument or a file is wrong; nothing was written. */
  static final int BAD_USE = 2;

  /** A fault of the library. */
  static final int OUR_FAULT = 3;

  /** Somebody cancelled it, by Ctrl-C mostly; what was done by then is printed. What shells say of that. */
  static final int CANCELLED = 130;

  private static final String DEBUG = "HOMEOSTAT_DEBUG";

  private ExitStatus() {}

  /** Says what is wrong, and whose fault it is. */
  static int of(Throwable problem, PrintWriter err) {
    if (problem instanceof Cancelled) {
      err.println(problem.getMessage());
      return CANCELLED;
    }
    boolean theirs = problem instanceof ModelException || problem instanceof IllegalArgumentException
        || problem instanceof UncheckedIOException;
    err.println(theirs ? problem.getMessage() : report(problem));
    if (System.getenv(DEBUG) != null) {
      problem.printStackTrace(err);
    }
    return theirs ? BAD_USE : OUR_FAULT;
  }

  private static String report(Throwable problem) {
    return "A fault of Homeostat's own: " + problem.toString().replaceAll("\\s*\\R\\s*", " ")
        + ". Please report it with your command and what it says under " + DEBUG + "=1.";
  }

  /** Says which argument is not understood, and where help is. */
  static int ofMisuse(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    command.getErr().println(sentence(problem));
    command.getErr().println("    Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return BAD_USE;
  }

  private static String sentence(ParameterException problem) {
    if (!(problem instanceof UnmatchedArgumentException unmatched)) {
      return problem.getMessage() + (problem.getMessage().endsWith(".") ? "" : ".");
    }
    String near = unmatched.getSuggestions().stream().findFirst()
        .map(name -> " Did you mean '" + name + "'?").orElse("");
    return "'" + unmatched.getUnmatched().get(0) + "' is not understood here." + near;
  }
}
