package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.model.Numbers;

/** A system for a terminal: one table, states and inputs and delayed terms across, what they make down. */
final class SystemText {
  private static final int DIGITS = 6;
  private static final int GAP = 2;

  private SystemText() {}

  static String of(LinearSystem system) {
    Block[] blocks = system.blocks();
    List<String> across = new ArrayList<>(system.states());
    across.addAll(system.inputs());
    across.addAll(system.delayedTerms());
    List<String> down = new ArrayList<>(system.states().stream().map(state -> "d" + state + "/dt").toList());
    down.addAll(system.outputs());
    system.delayedTerms().forEach(term -> down.add("in " + term));
    Block all = blocks[0].beside(blocks[1]).above(blocks[2].beside(blocks[3]));
    return heading(system) + table(across, down, all) + lags(system);
  }

  private static String heading(LinearSystem system) {
    int order = system.states().size();
    String from = system.inputs().isEmpty() ? "" : " from " + String.join(", ", system.inputs());
    return (order == 0 ? "a gain" : "a linear system of order " + order) + from
        + " to " + String.join(", ", system.outputs())
        + (system.time().isDimensionless() ? "" : ", time in " + system.time()) + "\n";
  }

  private static String table(List<String> across, List<String> down, Block all) {
    String[][] cells = new String[all.rows()][all.columns()];
    IntStream.range(0, all.rows()).forEach(i -> IntStream.range(0, all.columns())
        .forEach(j -> cells[i][j] = Numbers.round(all.at(i, j), DIGITS)));
    int margin = down.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder(" ".repeat(margin + GAP));
    int[] widths = IntStream.range(0, all.columns()).map(j -> Math.max(across.get(j).length(),
        IntStream.range(0, all.rows()).map(i -> cells[i][j].length()).max().orElse(0))).toArray();
    for (int j = 0; j < widths.length; j++) {
      text.append(" ".repeat(GAP)).append(String.format("%" + widths[j] + "s", across.get(j)));
    }
    for (int i = 0; i < cells.length; i++) {
      text.append("\n").append(String.format("  %-" + margin + "s", down.get(i)));
      for (int j = 0; j < widths.length; j++) {
        text.append(" ".repeat(GAP)).append(String.format("%" + widths[j] + "s", cells[i][j]));
      }
    }
    return text.toString();
  }

  private static String lags(LinearSystem system) {
    StringBuilder text = new StringBuilder();
    double[] lags = system.lags();
    String unit = system.time().isDimensionless() ? "" : " " + system.time();
    IntStream.range(0, lags.length).forEach(k -> text.append("\n  ").append(system.delayedTerms().get(k))
        .append(" is 'in ").append(system.delayedTerms().get(k)).append("' ")
        .append(Numbers.round(lags[k])).append(unit).append(" ago"));
    return text.toString();
  }
}
