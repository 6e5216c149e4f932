package org.homeostat.control.diagram;

import java.util.Optional;

/** An arrow in a layout, whatever its sign; models that have the same one share its way. */
record Wire(String from, String to, Optional<String> lag) {

  static Wire of(Influence influence) {
    return new Wire(influence.from(), influence.to(), influence.lag());
  }

  boolean isOnItself() {
    return from.equals(to);
  }

  /** What stands on its way: how late it comes, and of what drives itself the sign, the widest there is. */
  Optional<String> label() {
    return isOnItself() ? Optional.of("(+) " + lag.map(Wire::late).orElse("")) : lag.map(Wire::late);
  }

  static String late(String lag) {
    return "late by " + lag;
  }
}
