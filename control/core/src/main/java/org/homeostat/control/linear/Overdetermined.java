package org.homeostat.control.linear;

import java.util.List;

/**
 * Rows of a sparse matrix that have entries in too few columns, one fewer than they are, so that the matrix
 * is singular whatever its values. No row can be left out without that ceasing to be so.
 */
public record Overdetermined(List<Integer> rows, List<Integer> columns) {

  /** Each copied. */
  public Overdetermined {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }
}
