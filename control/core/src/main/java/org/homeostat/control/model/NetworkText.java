package org.homeostat.control.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A network as text for a terminal. */
final class NetworkText {
  private static final int SHOWN = 4;

  private NetworkText() {}

  static String of(Network network, WiringCheck check, List<Wiring> wiring) {
    List<String> lines = ModelText.lines(network.unit());
    lines.set(0, network.size() + (network.size() == 1 ? " unit of " : " units of ") + lines.get(0));
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
    boolean isSum = line instanceof Wiring.Sum;
    String source = isSum ? ((Wiring.Sum) line).source() : ((Wiring.Link) line).source();
    return line.name() + " = " + (isSum ? "sum of " + source + " of units " : source + " of unit ")
        + listed(Arrays.stream(from(line.name(), couplings))
            .map(units -> isSum ? "[" + joined(units) + "]" : units.length == 0 ? "none" : joined(units))
            .toList());
  }

  /** The units that each unit reads for an input. */
  private static int[][] from(String input, Couplings couplings) {
    return couplings.gathered().stream().filter(gathered -> gathered.input().equals(input))
        .map(Couplings.Gathered::from).findFirst()
        .orElseGet(() -> couplings.linked().stream().filter(link -> link.input().equals(input))
            .map(link -> Arrays.stream(link.from())
                .mapToObj(from -> from < 0 ? new int[0] : new int[] {from}).toArray(int[][]::new))
            .findFirst().orElseThrow());
  }

  private static String joined(int[] units) {
    return Arrays.stream(units).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static String listed(List<String> values) {
    return values.size() <= SHOWN + 1
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, SHOWN)) + ", ..., " + values.get(values.size() - 1);
  }
}
