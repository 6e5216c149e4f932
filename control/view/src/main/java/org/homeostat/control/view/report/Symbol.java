package org.homeostat.control.view.report;

import org.homeostat.control.unit.Unit;

/** How a page writes a unit: nothing stands for a pure number. */
final class Symbol {
  private Symbol() {}

  static String of(Unit unit) {
    return unit.isDimensionless() ? "" : unit.toString();
  }

  /** With a space before it, to stand after a number. */
  static String after(Unit unit) {
    return unit.isDimensionless() ? "" : " " + unit;
  }
}
