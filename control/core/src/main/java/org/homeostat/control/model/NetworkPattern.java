package org.homeostat.control.model;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.model.UnitPrograms.Slope;

/** Where a network's Jacobian has entries, and where in it each contribution of each unit belongs. */
final class NetworkPattern {
  private final int states;
  private final int links;
  private final int[] sources;
  private final List<Slope> entries;
  private final Sparsity sparsity;
  private final int[] places;
  private final boolean[] isAdded;
  private final int[] scattered;

  NetworkPattern(int size, int states, int[] sources, List<Slope> entries, Gathering gathering) {
    this.states = states;
    this.sources = sources;
    this.entries = entries;
    links = sources.length / size;
    sparsity = Sparsity.ofRows(IntStream.range(0, size * states)
        .mapToObj(row -> row(row / states, row % states, gathering)).toArray(int[][]::new));
    int count = entries.size();
    places = new int[Math.multiplyExact(size, count)];
    isAdded = new boolean[count];
    for (int unit = 0; unit < size; unit++) {
      for (int e = 0; e < count; e++) {
        int column = column(unit, entries.get(e).column());
        places[unit * count + e] =
            column < 0 ? -1 : sparsity.entry(unit * states + entries.get(e).row(), column);
        for (int other = 0; other < e && column >= 0; other++) {
          if (places[unit * count + other] == places[unit * count + e]) {
            isAdded[other] = true;
            isAdded[e] = true;
          }
        }
      }
    }
    int[] pairs = gathering.entries().toArray();
    scattered = IntStream.range(0, pairs.length / 2)
        .map(k -> sparsity.entry(pairs[2 * k], pairs[2 * k + 1])).toArray();
  }

  private int[] row(int unit, int state, Gathering gathering) {
    return IntStream.concat(
        entries.stream().filter(slope -> slope.row() == state)
            .mapToInt(slope -> column(unit, slope.column())).filter(column -> column >= 0),
        gathering.columns(unit, state)).toArray();
  }

  /** The column of a unit's own state or of what it is linked to, negative for none. */
  private int column(int unit, int column) {
    return column < states ? unit * states + column : sources[unit * links + column - states];
  }

  Sparsity sparsity() {
    return sparsity;
  }

  /** For each unit the entries that its slopes are, negative for those of no link. */
  int[] places() {
    return places;
  }

  /** Whether a slope falls on the same entry as another one in some unit. */
  boolean isAdded(int slope) {
    return isAdded[slope];
  }

  /** The entries to which gathered inputs contribute. */
  int[] scattered() {
    return scattered;
  }

  /** Whether entries are added to, and must be 0 before. */
  boolean isAdding() {
    return scattered.length > 0 || IntStream.range(0, isAdded.length).anyMatch(e -> isAdded[e]);
  }
}
