package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeostat.control.loop.NuGap;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * How two models compare, linearised at rest: where each output rests, whether the transfer functions are
 * one, on what evidence, and which modes cancel in them.
 *
 * @param where the operating point in words
 * @param way from which inputs to which outputs, and where the loop is open
 * @param rests where each output rests in the first model and in the second
 * @param holds whether outputs rest alike and the transfer functions are the same
 * @param evidence proof where both rest at exact rational points, or where the two are proved identical
 * @param difference the largest difference of a transfer function over all frequencies that were looked at,
 *     relative to its largest gain there; 0 by proof
 * @param nuGap the nu-gap of the two, inputs and outputs in their units; not looked for where a proof says
 *     that it is 0
 * @param noGap why there is no nu-gap; empty where there is one, or a proof
 * @param hidden modes of either that cancel in its transfer function, in words
 * @param transfers the transfer functions of either, in words; none of what is delayed, which has no finite
 *     number of poles
 * @param seen where an exact difference is seen; empty where there is none, or nothing shows it
 */
public record LinearAgreement(String a, String b, String where, String way, List<Rest> rests, boolean holds,
    Evidence evidence, double difference, Optional<NuGap> nuGap, String noGap, List<String> hidden,
    List<String> transfers, Optional<Witness> seen) {

  /** Where one output rests in both models. */
  public record Rest(String output, Unit unit, double a, double b) {

    /** The difference as a share of the larger. */
    double relative() {
      double size = Math.max(Math.abs(a), Math.abs(b));
      return size == 0 ? 0 : Math.abs(a - b) / size;
    }

    @Override
    public String toString() {
      String dimension = unit.isDimensionless() ? "" : " " + unit;
      return output + " rests at " + Numbers.digits(a, 7) + (Numbers.digits(a, 7).equals(Numbers.digits(b, 7))
          ? "" : " against " + Numbers.digits(b, 7)) + dimension;
    }
  }

  /** Copies the lists. */
  public LinearAgreement {
    rests = List.copyOf(rests);
    hidden = List.copyOf(hidden);
    transfers = List.copyOf(transfers);
  }

  /** The same as a finding about the relation. */
  public Finding finding() {
    return new Finding(Relation.LINEAR, Optional.of(holds), evidence, detail());
  }

  /** In one sentence. */
  public String detail() {
    List<String> parts = new ArrayList<>();
    rests.forEach(rest -> parts.add(rest.toString()));
    if (evidence == Evidence.PROOF) {
      parts.add(holds ? "the transfer functions are one, exactly" : "the two differ, exactly");
    }
    if (evidence != Evidence.PROOF || !holds) {
      parts.add("the transfer functions differ by up to " + Numbers.round(difference, 2)
          + " of their largest gain");
    }
    nuGap.ifPresent(gap -> parts.add(gap.toString()));
    if (!noGap.isEmpty()) {
      parts.add("no nu-gap, since " + noGap);
    }
    parts.addAll(hidden);
    return way + where + ": " + String.join("; ", parts);
  }

  @Override
  public String toString() {
    return Wrapped.hanging("", a + " and " + b + (holds ? " have one linear behaviour"
        : " differ in their linear behaviour") + " (" + evidence + ") " + detail())
        + transfers.stream().map(text -> "\n" + Wrapped.hanging("  ", text)).collect(Collectors.joining());
  }
}
