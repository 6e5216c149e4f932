package org.homeostat.control.view.report;

import static org.homeostat.control.view.report.ModelCode.number;
import static org.homeostat.control.view.report.ModelCode.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Text;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.unit.Time;

/** A study as what one types into JShell, with the library on its class path, to have the same courses. */
record StudyCode(Comparison study) {
  private static final List<String> IMPORTS = List.of("static org.homeostat.control.model.Part.*",
      "static org.homeostat.control.protocol.Protocol.*", "org.homeostat.control.framing.*",
      "org.homeostat.control.model.*", "org.homeostat.control.protocol.*", "org.homeostat.control.solve.*",
      "org.homeostat.control.unit.*");
  private static final String NOISE = "org.homeostat.control.noise.*";

  /** Statements, with an empty line between them; the last one names the study. */
  String java() {
    List<String> parts = new ArrayList<>(List.of(imports()));
    for (int i = 0; i < study.models().size(); i++) {
      parts.add("var m" + (i + 1) + " = " + new ModelCode(study.models().get(i)).java() + ";");
    }
    String models = IntStream.rangeClosed(1, study.models().size()).mapToObj(i -> "m" + i)
        .collect(Collectors.joining(", "));
    parts.add("var study = Comparison.of(" + models + ")" + protocol()
        + ".until(" + number(study.until()) + ")\n    .with(" + solver() + ")" + noise() + ";");
    return String.join("\n\n", parts);
  }

  private String imports() {
    return Stream.concat(IMPORTS.stream(), noise().isEmpty() ? Stream.of() : Stream.of(NOISE))
        .map(name -> "import " + name + ";").collect(Collectors.joining("\n"));
  }

  private String protocol() {
    if (study.protocol().isNone()) {
      return "";
    }
    return "\n    .under(Protocol.of(" + Stream.concat(Stream.of(text(study.protocol().name())),
        study.protocol().clauses().stream().map(StudyCode::clause)).collect(Collectors.joining(",\n        "))
        + "))\n    ";
  }

  private static String clause(Clause clause) {
    return window(clause.window())
        + clause.interventions().stream().map(StudyCode::done).collect(Collectors.joining());
  }

  private static String window(Window window) {
    if (window instanceof Window.When when) {
      return "when(" + text(Text.of(when.gauge())) + ", Crossing." + when.direction().name() + ")"
          + when.lasting().map(span -> ".lasting(" + time(span) + ")").orElse("");
    }
    String name = window.isInstant() ? "at" : window.times().size() == 1 ? "after" : "during";
    boolean bare = window.times().stream().allMatch(time -> time.unit().isEmpty());
    return name + "(" + window.times().stream().map(time -> bare ? number(time.value()) : time(time))
        .collect(Collectors.joining(", ")) + ")";
  }

  private static String done(Intervention done) {
    String name = text(done.quantity());
    if (done instanceof Intervention.Hold hold) {
      return ".hold(" + name
          + (hold.value().isPresent() ? ", " + number(hold.value().getAsDouble()) : "") + ")";
    }
    if (done instanceof Intervention.Infuse infuse) {
      return ".infuse(" + name + ", " + number(infuse.rate()) + ")";
    }
    if (done instanceof Intervention.Assign set) {
      return ".set(" + name + ", " + number(set.value()) + ")";
    }
    return ".scale(" + name + ", " + number(((Intervention.Scale) done).factor()) + ")";
  }

  private static String time(Time time) {
    return time.unit().map(unit -> "Time.parse(" + text(number(time.value()) + " " + unit) + ")")
        .orElse("Time.of(" + number(time.value()) + ")");
  }

  private String solver() {
    Tolerance tolerance = study.solver().tolerance();
    return "Solver.named(" + text(study.solver().method().shortName()) + ")"
        + (tolerance.equals(Tolerance.of(tolerance.rtol())) ? ".rtol(" + tolerance.rtol() + ")"
            : ".with(new Tolerance(" + tolerance.rtol() + ", " + tolerance.atol() + "))");
  }

  /** Nothing where there is none; paths of one's own cannot be written down. */
  private String noise() {
    Optional<Noise> noise = study.trajectories().get(0).noise().filter(along -> along.given().isEmpty());
    return noise.map(along -> "\n    .noisy(Noise.seed(" + along.seed() + "L).path(" + along.member()
        + ").by(" + text(along.scheme().orElseThrow().shortName())
        + ").step(" + time(along.step().orElseThrow()) + "))").orElse("");
  }
}
