package org.homeostat.examples;

import java.util.Iterator;
import java.util.Optional;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.noise.Scheme;
import org.homeostat.control.unit.Time;
import picocli.CommandLine.Option;

/** The options of runs with noise: whether, whose paths, in what steps, by which method. */
final class NoiseOptions {
  private static final long USUAL_SEED = 1;

  @Option(names = "--noise",
      description = "Runs with the noise that models declare; one path for all of them.")
  private boolean noise;

  @Option(names = "--seed", paramLabel = "NUMBER",
      description = "Whose paths: the same number, the same paths (usually " + USUAL_SEED + ").")
  private String seed;

  @Option(names = "--step", paramLabel = "TIME",
      description = "The length of the steps with noise (usually chosen from the run and its fastest mode).")
  private String step;

  @Option(names = "--noise-method", paramLabel = "NAME", completionCandidates = SchemeNames.class,
      description = "One of ${COMPLETION-CANDIDATES} (usually the one of the highest order that suits).")
  private String method;

  /** What may follow --noise-method: in the help, and where a shell completes the line. */
  static final class SchemeNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scheme.names().iterator();
    }
  }

  /** The noise asked for, if any. */
  Optional<Noise> noise() {
    if (!noise) {
      refuse("--seed", seed, "chooses the paths of the noise");
      refuse("--step", step, "is the step of runs with noise");
      refuse("--noise-method", method, "is for runs with noise");
      return Optional.empty();
    }
    Noise asked = Noise.seed(seed == null ? USUAL_SEED : number());
    if (step != null) {
      asked = asked.step(length());
    }
    return Optional.of(method == null ? asked : asked.by(method));
  }

  private static void refuse(String option, String text, String what) {
    if (text != null) {
      throw new IllegalArgumentException(option + " " + text + ": it " + what
          + ", and there is none without --noise. Add --noise, or leave it out.");
    }
  }

  private long number() {
    try {
      return Long.parseLong(seed.strip());
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException("--seed " + seed + ": a seed is a whole number, like 7.", notOne);
    }
  }

  private Time length() {
    return Options.time("--step", step, "steps that do not move on lead nowhere; give a length above 0.");
  }
}
