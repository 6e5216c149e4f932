package org.homeostat.control.framing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.control.loop.NuGap;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/** Comparisons of linear behaviour along values of a parameter. */
public record LinearSweep(String parameter, Unit unit, double[] values, List<LinearAgreement> points) {

  /** Copies both. */
  public LinearSweep {
    values = values.clone();
    points = List.copyOf(points);
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  /** A row for each value: where the first output rests in both, how far apart the transfer functions are. */
  @Override
  public String toString() {
    String output = points.isEmpty() ? "" : points.get(0).rests().get(0).output();
    return String.format("%-12s %-24s %-12s %s%n", parameter, output, "difference", "nu-gap")
        + IntStream.range(0, values.length).mapToObj(i -> row(values[i], points.get(i)))
            .collect(Collectors.joining("\n"));
  }

  private static String shown(NuGap gap) {
    return Numbers.round(gap.value(), 3) + (gap.isWindingMet() ? "" : " (the winding numbers differ)");
  }

  private static String row(double value, LinearAgreement at) {
    LinearAgreement.Rest rest = at.rests().get(0);
    return String.format("%-12s %-24s %-12s %s", Numbers.round(value),
        Numbers.digits(rest.a(), 7) + "  " + Numbers.digits(rest.b(), 7), Numbers.round(at.difference(), 3),
        at.nuGap().map(LinearSweep::shown)
            .orElse(at.noGap().isEmpty() ? "0 (" + at.evidence() + ")" : "none")).stripTrailing();
  }
}
