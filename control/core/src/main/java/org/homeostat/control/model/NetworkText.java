package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A network as text for a terminal. */
final class NetworkText {
  private static final int SHOWN = 4;

  private NetworkText() {}

  static String of(Network network, WiringCheck check, List<Wiring> wiring) {
    List<String> lines = new ArrayList<>();
    lines.add(network.size() + (network.size() == 1 ? " unit of " : " units of ") + network.unit());
    for (Wiring line : wiring) {
      lines.add("  "
          + (line instanceof Wiring.Each each ? each(each, check) : coupled(line, check.couplings())));
    }
    return String.join("\n", lines);
  }

  private static String each(Wiring.Each each, WiringCheck check) {
    boolean isState = check.starts().containsKey(each.name());
    double[] values = (isState ? check.starts() : check.values()).get(each.name());
    return each.name() + (isState ? " starts at " : " = ")
        + listed(Arrays.stream(values).mapToObj(Numbers::round).toList());
  }

  private static String coupled(Wiring line, Couplings couplings) {
    if (line instanceof Wiring.Sum sum) {
      int[][] from = couplings.gathered().stream()
          .filter(gathered -> gathered.input().equals(sum.name())).findFirst().orElseThrow().from();
      return sum.name() + " = sum of " + sum.source() + " of units " + listed(Arrays.stream(from)
          .map(units -> Arrays.stream(units).mapToObj(Integer::toString)
              .collect(Collectors.joining(" ", "[", "]"))).toList());
    }
    Wiring.Link link = (Wiring.Link) line;
    return link.name() + " = " + link.source() + " of unit " + listed(IntStream.range(0, couplings.size())
        .mapToObj(i -> {
          int from = link.from().applyAsInt(i);
          return from == Wiring.NONE ? "none" : Integer.toString(from);
        }).toList());
  }

  private static String listed(List<String> values) {
    return values.size() <= SHOWN + 1
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, SHOWN)) + ", ..., " + values.get(values.size() - 1);
  }
}
