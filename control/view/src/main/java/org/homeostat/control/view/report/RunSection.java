package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Statistics;
import org.homeostat.control.view.course.Timeline;

/** How it was run, so that another can run it again. */
record RunSection(Comparison study, Timeline timeline, Optional<String> command) {

  /** Longer than this, the code of a study is for nobody to read. */
  private static final int LONGEST_CODE = 40_000;

  String html() {
    Solver solver = timeline.trajectories().get(0).solver();
    List<String> facts = new ArrayList<>();
    command.map(text -> Html.element("pre", Html.text("code", text)))
        .ifPresent(markup -> facts.add(Html.text("dt", "Command") + Html.element("dd", markup)));
    fact(facts, "Versions", "Homeostat " + version() + ", Java " + System.getProperty("java.version")
        + "; the plots of this page are drawn by uPlot " + UPlot.VERSION);
    Optional<Noise> noise = timeline.trajectories().get(0).noise();
    noise.ifPresent(paths -> fact(facts, "Noise", paths
        + (timeline.trajectories().size() == 1 ? "" : "; states of one name see one path in all models")));
    fact(facts, "Seed", noise.isPresent() ? "as above" : "none is needed: nothing in it is random");
    fact(facts, "Solver" + (noise.isEmpty() ? "" : " without noise"), solver.method().shortName()
        + ", relative tolerance " + Numbers.round(solver.tolerance().rtol())
        + ", absolute tolerance " + Numbers.round(solver.tolerance().atol()) + " in each state's unit");
    fact(facts, "Time", "0 to " + Numbers.round(timeline.until()) + Symbol.after(timeline.unit()));
    return Html.block("section id=\"run\"", List.of(
        Html.text("h2", "How to reproduce it"), Html.block("dl", facts), code(),
        Html.text("h3", "What it cost"), cost()));
  }

  private String code() {
    String java = new StudyCode(study).java();
    return java.length() > LONGEST_CODE
        ? Html.text("p class=\"note\"", "Written out as Java, these models are too long for a page.")
        : Html.block("details", List.of(Html.text("summary", "Models, protocol and solver as Java:"
            + " pasted into JShell, it gives these courses"), Html.element("pre", Html.text("code", java))));
  }

  private static void fact(List<String> facts, String name, String text) {
    facts.add(Html.text("dt", name) + Html.text("dd", text));
  }

  private static String version() {
    return Resource.text("version.txt").strip();
  }

  private String cost() {
    return Html.numbers("What each run cost",
        Html.heads(3,
            List.of("model", "how it ended", "by", "steps", "rejected", "evaluations", "Jacobians")),
        timeline.trajectories().stream().map(RunSection::row).toList());
  }

  private static List<String> row(Trajectory trajectory) {
    Statistics cost = trajectory.statistics();
    return List.of(
        Html.escaped(trajectory.model().name()),
        Html.escaped(new Ending(trajectory).withoutName()),
        Html.escaped(trajectory.solving()),
        Html.number(String.valueOf(cost.steps())),
        Html.number(cost.rejected().isPresent() ? String.valueOf(cost.rejected().getAsLong()) : "not told"),
        Html.number(String.valueOf(cost.evaluations())),
        Html.number(String.valueOf(cost.jacobians())));
  }
}
