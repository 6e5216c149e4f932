package org.homeostat.control.framing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/** Tells two models' quantities apart that have the same names. */
final class Renaming {
  private Renaming() {}

  /** The second model with no name in common with the first, outputs apart; as it is, if there are none. */
  static Model keeping(List<String> outputs, Model first, Model second) {
    for (String output : outputs) {
      first.quantity(output);
      second.quantity(output);
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (Quantity quantity : second.quantities()) {
      String name = quantity.name();
      if (!outputs.isEmpty() && first.has(name) && !outputs.contains(name)) {
        String fresh = name + "_b";
        while (second.has(fresh) || first.has(fresh)) {
          fresh += "b";
        }
        names.put(name, fresh);
      }
    }
    return second.renamed(names);
  }
}
