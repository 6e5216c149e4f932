package org.homeostat.examples;

import static org.homeostat.control.unit.Time.days;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.defence.Adaptation;
import org.homeostat.control.defence.Defence;
import org.homeostat.control.defence.ThreeCuts;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.view.report.Report;
import org.homeostat.physiology.leptin.Law;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.homeostat.physiology.leptin.LeptinProtocols;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the library was made for: leptin/NPY regulation with a set point and without one, on one integration
 * core and under one protocol, with the verdict on whether they are the same loop.
 */
final class MainJob {
  private static final String REPORT = "homeostat-report.html";
  private static final String COMMAND = "mvn -q compile exec:java";
  private static final String WORDS = String.join("\n",
      "  gauge      a number that can be moved without moving anything both models have",
      "  auxiliary  an intermediate quantity, here BM, BV, Lb, e, N, M, FI and EE",
      "  survives   done to both models, it leaves them one, whatever its size and time",
      "  conjugate  one after the quantities are written anew, in a way that can be undone",
      "  battery    the protocols that were run on both",
      "  rounding   how far apart double arithmetic alone may set two ways to write one formula");
  private static final double UNTIL = 60;
  private static final double FAST_ENDS = 12;
  private static final double RTOL = 1e-11;
  private static final int TIME_CONSTANT_DIGITS = 5;
  private static final String[] PLOTTED = {"FM", "Lb", "N", "FI"};
  private static final List<String> COURSE = List.of("FM", "L", "Lb", "N", "FI", "EE");
  private static final List<String> REST = List.of("FM", "BM", "L", "Lb", "FI", "EE");

  private final Path folder;
  private final CommandSpec command;

  MainJob(Path folder, CommandSpec command) {
    this.folder = folder;
    this.command = command;
  }

  int run(PrintWriter out, PrintWriter err) {
    Path report = Destination.checked(folder.resolve(REPORT));
    Comparison study = study(LeptinLoop.setpoint(), LeptinLoop.feedback());
    List<Comparison> grid = grid(study);
    boolean done = Homeostat.watched(command, () -> compared(study, grid));
    if (!done) {
      out.println(cancelled(study, grid));
      return ExitStatus.CANCELLED;
    }
    List<Verdict> others = grid.stream().skip(1).map(Comparison::verdict).toList();
    Report.of(study).showing(PLOTTED).withGrid(others).withCommand(COMMAND).write(report);
    out.println(text(study, grid));
    out.println("Report with plots: " + report.toAbsolutePath());
    return Runs.status(study.trajectories(), err);
  }

  /** Runs and compares all, what was not come to being undecided; says whether it was done to the end. */
  private static boolean compared(Comparison study, List<Comparison> grid) {
    study.trajectories();
    try (Job job = Job.of("laws and framings", grid.size(), "comparisons")) {
      grid.parallelStream().forEach(comparison -> job.step(comparison::verdicts));
      grid.forEach(Comparison::verdicts);
      return job.goesOn();
    }
  }

  /** What is known by then; no report is written. */
  private static String cancelled(Comparison study, List<Comparison> grid) {
    return String.join("\n", "VERDICT", Wrap.lines(study.verdict().toString()), "",
        "LAWS AND FRAMINGS, as far as they were asked", VerdictGrid.of(grid),
        "It was cancelled: no report is written.");
  }

  private static Comparison study(Model a, Model b) {
    return Comparison.of(a, b).given(LeptinLoop::map)
        .under(LeptinProtocols.fastThenDiet()).until(days(UNTIL)).with(Solver.auto().rtol(RTOL));
  }

  /** The twins of each law, then the static law against each other law. */
  private static List<Comparison> grid(Comparison twins) {
    List<Law> others = LeptinLoop.laws().stream().skip(1).toList();
    Stream<Comparison> pairs = others.stream().map(law -> study(law.setpoint(), law.feedback()));
    Stream<Comparison> laws = others.stream().map(law -> study(LeptinLoop.feedback(), law.feedback()));
    return Stream.of(Stream.of(twins), pairs, laws).flatMap(comparisons -> comparisons).toList();
  }

  private static String text(Comparison study, List<Comparison> grid) {
    return String.join("\n",
        "Leptin is sensed by NPY/AgRP neurons, which drive eating, which builds fat, which secretes leptin.",
        "Is there a set point in that loop, or is it a way of writing the loop? One mouse (Tam et al. 2009),",
        "its regulator written both ways: in the error against an expected level, and in leptin alone.",
        "",
        LoopEquations.of(study.models().get(0), study.models().get(1)),
        StudyText.done(study),
        "",
        "VERDICT",
        Wrap.lines(study.verdict().toString()),
        "",
        WORDS,
        "",
        "THREE QUESTIONS THAT SHARE THE WORDS SET POINT, asked of food that stays richer",
        cuts(study),
        "",
        "COURSE",
        course(study),
        "REST, on chow and on the diet",
        rest(study),
        StudyText.difference(study),
        "",
        "LAWS AND FRAMINGS: the twins of each law, then the static law against each other law",
        VerdictGrid.of(grid));
  }

  /** Of the law, and of the law that integrates the error; the verdict answers the third question. */
  private static String cuts(Comparison study) {
    String third = study.verdict() instanceof Verdict.Proved
        ? "a way of writing: with and without it the loop is one system (the verdict above)"
        : "see the verdict above";
    return Stream.of(study.models().get(1), LeptinLoop.integralFeedback()).map(model -> ThreeCuts
        .of(Defence.of(model, "FM").against("rhoFood").openedAt("Lb"), Adaptation.of(model, "Lb", "rhoFood"))
        .framed(third).toString()).map(Wrap::lines).collect(Collectors.joining("\n"));
  }

  private static String course(Comparison study) {
    List<Map<String, Double>> columns = Stream.of(0.0, FAST_ENDS, UNTIL)
        .flatMap(day -> study.trajectories().stream().map(course -> course.at(Math.min(day, course.end()))))
        .toList();
    List<String> heads = List.of("day 0, at rest", "day 12, food again", "day 60, on the diet");
    return table(study, heads, COURSE, columns).toString();
  }

  private static String rest(Comparison study) {
    List<Trajectory> courses = study.trajectories();
    List<Equilibrium> rests =
        Stream.concat(courses.stream().map(Runs::before), courses.stream().map(Runs::after))
            .flatMap(Optional::stream).toList();
    return table(study, List.of("food of 3.2 kcal/g", "food of 4.07 kcal/g"), REST,
        rests.stream().map(Equilibrium::values).toList())
        .row("slow time constant (d)", timeConstants(rests, Collections::max))
        .row("fast time constant (d)", timeConstants(rests, Collections::min))
        .toString();
  }

  private static List<String> timeConstants(List<Equilibrium> rests, Function<List<Double>, Double> choice) {
    return rests.stream()
        .map(rest -> Numbers.digits(choice.apply(rest.modes().timeConstants()), TIME_CONSTANT_DIGITS))
        .toList();
  }

  private static Table table(
      Comparison study, List<String> heads, List<String> names, List<Map<String, Double>> columns) {
    Model model = study.models().get(1);
    List<String> framings = study.models().stream().map(StudyText::shortName).toList();
    Table table = new Table().heads(heads)
        .row("", heads.stream().flatMap(head -> framings.stream()).toList());
    names.forEach(name -> table.row(name + "  " + LoopEquations.label(model.quantity(name)), name, columns));
    return table;
  }
}
