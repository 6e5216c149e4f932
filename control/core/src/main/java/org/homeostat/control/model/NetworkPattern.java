package org.homeostat.control.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.model.UnitPrograms.Slope;

/** Where a network's Jacobian has entries, and where in it each contribution of each unit belongs. */
final class NetworkPattern {
  private final int states;
  private final int links;
  private final int[] sources;
  private final Sparsity sparsity;
  private final int[] places;
  private final boolean[] isAdded;
  private final int[] scattered;
  private final boolean isAdding;

  NetworkPattern(int size, int states, int[] sources, List<Slope> entries, Gathering gathering) {
    this.states = states;
    this.sources = sources;
    links = sources.length / size;
    int[][] columns = IntStream.range(0, states).mapToObj(state -> entries.stream()
        .filter(slope -> slope.row() == state).mapToInt(Slope::column).toArray()).toArray(int[][]::new);
    sparsity = Sparsity.ofRows(IntStream.range(0, Math.multiplyExact(size, states))
        .mapToObj(row -> row(row / states, row % states, columns, gathering)).toArray(int[][]::new));
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
    isAdding = scattered.length > 0 || IntStream.range(0, count).anyMatch(e -> isAdded[e]);
  }

  private int[] row(int unit, int state, int[][] columns, Gathering gathering) {
    int[] own = columns[state];
    int[] row = new int[own.length];
    int count = 0;
    for (int column : own) {
      int place = column(unit, column);
      if (place >= 0) {
        row[count++] = place;
      }
    }
    int[] read = gathering.columns(unit, state).toArray();
    int[] all = Arrays.copyOf(row, count + read.length);
    System.arraycopy(read, 0, all, count, read.length);
    return all;
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
    return isAdding;
  }
}
