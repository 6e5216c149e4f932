package org.homeostat.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.view.report.Report;
import picocli.CommandLine.Model.CommandSpec;

/** What is said of finished runs. */
final class Runs {
  private Runs() {}

  /** The exit status of these runs; each that stopped is complained of. */
  static int status(List<Trajectory> courses, PrintWriter err) {
    List<Trajectory> stopped = courses.stream().filter(course -> !course.outcome().isFinished()).toList();
    stopped.forEach(course -> err.println(forTheCommandLine(course.ending())));
    return stopped.isEmpty() ? ExitStatus.DONE : ExitStatus.STOPPED;
  }

  /** A text with solvers named as the option takes them, where Java's names stood. */
  static String forTheCommandLine(String text) {
    return text.replace("Solver.stiff()", "--solver " + Solver.stiff().method().shortName())
        .replace("Solver.nonStiff()", "--solver " + Solver.nonStiff().method().shortName());
  }

  /** Writes a report of a study, and says where it is. */
  static String report(Comparison study, Path file, CommandSpec command) {
    List<String> typed = command.root().commandLine().getParseResult().originalArgs();
    Report.of(study).withCommand("homeostat " + String.join(" ", typed)).write(file);
    return "Report: " + file.toAbsolutePath();
  }

  /** Where a model would rest if nothing were done to it. */
  static Optional<Equilibrium> before(Trajectory course) {
    return near(course.model(), course.model().start());
  }

  /** Where a model goes in the end, with all that the protocol still does to it; nowhere, once it ended. */
  static Optional<Equilibrium> after(Trajectory course) {
    if (course.outcome() instanceof Outcome.Ended) {
      return Optional.empty();
    }
    Map<String, Double> last = course.last();
    Model model = course.lastModel();
    return near(model, model.states().stream().mapToDouble(last::get).toArray());
  }

  /** Nothing rests where the equations depend on t. */
  private static Optional<Equilibrium> near(Model model, double[] state) {
    return isTimed(model) ? Optional.empty() : Equilibrium.near(model, state);
  }

  private static boolean isTimed(Model model) {
    return model.program().dependsOnTime();
  }

  /** What to know of the rests of models that have delays, or ran with noise; a line for each. */
  static String aside(List<Trajectory> courses) {
    boolean late = courses.stream().anyMatch(course -> course.model().field().delays().isPresent());
    boolean noisy = courses.stream().anyMatch(course -> course.noise().isPresent());
    return (late ? "A rest is found as if nothing came late, which moves none; it is stable with its delays"
            + " where it is told as one.\n" : "")
        + (noisy ? "A rest is told without the noise.\n" : "")
        + courses.stream().filter(course -> after(course).isEmpty())
            .map(course -> restless(course) + "\n").collect(Collectors.joining());
  }

  /** Why nothing is told of a rest. */
  private static String restless(Trajectory course) {
    return course.outcome() instanceof Outcome.Ended ? course.ending() + ", and comes to no rest."
        : isTimed(course.lastModel())
            ? "The equations of " + course.model().name() + " depend on t, so that nothing rests."
            : "No stable rest of " + course.model().name() + " was found; it may have none.";
  }

  /** The values of an equilibrium, and of what is held there; none where there is no equilibrium. */
  static Map<String, Double> values(Optional<Equilibrium> rest) {
    Map<String, Double> values = new HashMap<>();
    rest.ifPresent(found -> {
      found.model().parameters().forEach(name -> values.put(name, found.model().value(name)));
      values.putAll(found.values());
    });
    return values;
  }
}
