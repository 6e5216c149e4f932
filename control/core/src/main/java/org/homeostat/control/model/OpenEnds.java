package org.homeostat.control.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.trouble.Trouble;

/** Checks that a joined description leaves open what is to stay open, and nothing else. */
final class OpenEnds {
  private final Description description;
  private final Side first;
  private final Side second;

  OpenEnds(Description description, Side first, Side second) {
    this.description = description;
    this.first = first;
    this.second = second;
  }

  void check(Set<String> stated) {
    List<String> open = description.quantities().values().stream()
        .filter(quantity -> quantity.is(Quantity.Kind.INPUT) && quantity.value().isEmpty()
            && description.definition(quantity.name()).isEmpty())
        .map(Quantity::name).toList();
    for (String name : stated) {
      if (!open.contains(name)) {
        throw description.error("'" + name + "' is to stay open, but it is no open input."
            + (open.isEmpty() ? " All inputs are closed." : " Open are " + String.join(", ", open) + ".")
            + Trouble.JOINING_TWO_MODELS_IS_REFUSED.more());
      }
    }
    List<String> left = open.stream().filter(name -> !stated.contains(name)).toList();
    if (!left.isEmpty()) {
      throw description.error(left.stream().map(this::told).collect(Collectors.joining("\n    "))
          + "\n    Connect " + (left.size() == 1 ? "it" : "them")
          + ", or say leavingOpen(" + left.stream().map(name -> "\"" + name + "\"")
              .collect(Collectors.joining(", ")) + ")." + Trouble.JOINING_TWO_MODELS_IS_REFUSED.more());
    }
  }

  private String told(String input) {
    Side owner = Stream.of(first, second).filter(side -> side.has(input)).findFirst().orElse(null);
    if (owner == null) {
      return "the input '" + input + "' of the joint is left open.";
    }
    Side other = owner == first ? second : first;
    String own = owner.ownName(input);
    return "the input '" + input + "' of " + owner.label() + " is left open; " + other.label()
        + (other.own().has(own) && !Inputs.of(other.own()).isFree(own) ? " has '" + own
            + "', which connecting(\"" + own + "\") would close it by."
            : " has no '" + own + "'." + Nearest.of(own, outputs(other))
                .map(near -> " Did you mean its '" + near + "'?").orElse(""));
  }

  private static List<String> outputs(Side side) {
    return side.own().quantities().stream().map(Quantity::name)
        .filter(name -> !Inputs.of(side.own()).isFree(name)).toList();
  }
}
