package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.expr.Text;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;

/** Checks what two models that are to be joined say of the same things. */
final class Seams {
  /** Names that are shown of those that clash. */
  private static final int MOST = 8;

  private final String name;
  private final Side first;
  private final Side second;

  Seams(String name, Side first, Side second) {
    this.name = name;
    this.first = first;
    this.second = second;
  }

  private ModelException error(String what) {
    return new ModelException(name, what + Trouble.JOINING_TWO_MODELS_IS_REFUSED.more());
  }

  /** Checks that time is counted alike. */
  void checkTime() {
    Unit one = first.own().timeUnit();
    Unit two = second.own().timeUnit();
    if (!one.isSame(two)) {
      throw error("the two models count time differently: " + first.label() + " in " + shown(one) + ", "
          + second.label() + " in " + shown(two)
          + (one.isCommensurable(two) ? "; " + two.conversionTo(one) : "") + ".\n    Write one of them in the"
          + " other's unit: its time(...), and every quantity that is per time.");
    }
  }

  private static String shown(Unit unit) {
    return unit.isDimensionless() ? "pure numbers" : unit.toString();
  }

  /** Checks that one model gives under this name what is an input of the other, in the same unit. */
  void checkConnected(String quantity) {
    checkInBoth("connected", quantity, "connect an input by an equation, connecting(\"input = ...\")");
    if (first.takes(quantity) == second.takes(quantity)) {
      throw error("'" + quantity + "' cannot be connected: " + (first.takes(quantity)
          ? "it is an input of both " + first.label() + " and " + second.label() + ", and neither gives it."
              + "\n    To have one input for both, use sharing(\"" + quantity + "\")."
          : "neither model takes it as an input. In " + first.label() + " it is " + role(first, quantity)
              + ", in " + second.label() + " " + role(second, quantity) + ".\n    "
              + first.inputs().inventory(first.label()) + "\n    "
              + second.inputs().inventory(second.label())));
    }
    checkUnit(quantity, first.takes(quantity) ? first : second, first.takes(quantity) ? second : first);
  }

  private void checkUnit(String quantity, Side taker, Side giver) {
    Unit wanted = taker.model().quantity(quantity).unit();
    if (fits(quantity, wanted, giver)) {
      return;
    }
    Unit given = giver.model().quantity(quantity).unit();
    throw error("the connection '" + quantity + "' does not fit."
        + "\n    " + taker.unitOf(quantity) + ", an input\n    " + giver.unitOf(quantity)
        + giver.model().description().definition(quantity).map(e -> ": " + e.text()).orElse("")
        + (given.isCommensurable(wanted) ? "\n    " + given.conversionTo(wanted) + ": give both one unit, or"
            + " rename one and connect them by an equation with the factor."
            : "\n    Give both one unit, or connect others."));
  }

  /** A literal 0 fits any unit where none is declared. */
  private static boolean fits(String quantity, Unit wanted, Side giver) {
    Optional<Expr> equation =
        giver.declares(quantity) ? Optional.empty() : giver.model().definition(quantity);
    return equation.map(value -> giver.model().unitOf(giver.label(), value).map(wanted::isSame).orElse(true))
        .orElseGet(() -> giver.model().quantity(quantity).unit().isSame(wanted));
  }

  private static String role(Side side, String quantity) {
    return side.model().description().definition(quantity)
        .filter(equation -> side.model().quantity(quantity).is(Quantity.Kind.INPUT))
        .map(equation -> "an input that is closed already, " + equation.text())
        .orElse(side.model().quantity(quantity).kind().phrase());
  }

  private void checkInBoth(String done, String quantity, String instead) {
    for (Side side : List.of(first, second)) {
      Side other = side == first ? second : first;
      if (!side.has(quantity)) {
        List<String> known = side.own().quantities().stream().map(Quantity::name).toList();
        throw error("'" + quantity + "' cannot be " + done + ": " + side.label() + " has no '" + quantity
            + "'"
            + (other.has(quantity) ? ", which in " + other.label() + " is " + role(other, quantity) + "."
                : ", nor has " + other.label() + ".")
            + Nearest.of(quantity, known).map(near -> " Did you mean '" + near + "'?").orElse("") + "\n    "
            + (other.has(quantity) && !other.takes(quantity)
                ? Inputs.of(side.own()).inventory(side.label()) + "\n    " : "")
            + "Give it one name in both by renamed(...), or " + instead + ".");
      }
    }
  }

  /** Checks that both say the same of a quantity. */
  void checkShared(String quantity) {
    checkInBoth("shared", quantity, "leave it out");
    if (first.takes(quantity) != second.takes(quantity)) {
      Side taker = first.takes(quantity) ? first : second;
      throw error("'" + quantity + "' cannot be shared: it is an input of " + taker.label() + ", and "
          + (taker == first ? second : first).label() + " gives it. To close the input by it, use"
          + " connecting(\"" + quantity + "\").");
    }
    Map<String, String> one = facets(first, quantity);
    Map<String, String> two = facets(second, quantity);
    if (first.rest(quantity).isPresent() && second.rest(quantity).isPresent()) {
      one.put("rest", "at " + Numbers.show(first.rest(quantity).get()));
      two.put("rest", "at " + Numbers.show(second.rest(quantity).get()));
    }
    if (!one.equals(two)) {
      String differing = Stream.concat(one.keySet().stream(), two.keySet().stream()).distinct()
          .filter(facet -> !one.getOrDefault(facet, "").equals(two.getOrDefault(facet, "")))
          .collect(Collectors.joining(", "));
      throw error("'" + quantity + "' cannot be shared, because the two models differ in its " + differing
          + ".\n    " + first.label() + ": " + String.join(", ", one.values())
          + "\n    " + second.label() + ": " + String.join(", ", two.values())
          + "\n    Make them agree, or keep both, with prefixes.");
    }
  }

  private static Map<String, String> facets(Side side, String name) {
    Model model = side.model();
    Quantity quantity = model.quantity(name);
    Map<String, String> facets = new LinkedHashMap<>();
    facets.put("kind", quantity.kind().phrase());
    facets.put("unit", "in " + shown(quantity.unit()));
    if (model.givens().values().containsKey(name)) {
      facets.put("value", name + " = " + Numbers.show(model.value(name)));
    }
    if (!quantity.domain().equals(Domain.REAL)) {
      facets.put("domain", quantity.domain().condition(name));
    }
    model.definition(name).ifPresent(value -> facets.put("equation", name + " = " + Text.of(value)));
    if (quantity.is(Quantity.Kind.STATE)) {
      facets.put("equation", "d" + name + "/dt = " + Text.of(model.rate(name)));
      facets.put("start", "starts at " + start(model, name));
    }
    quantity.ending().ifPresent(ending ->
        facets.put("ending", ending.reason() + " at " + Numbers.show(ending.bound())));
    quantity.noise().ifPresent(noise -> facets.put("noise", "noise " + Text.of(noise)));
    quantity.history().ifPresent(history -> facets.put("history", "before the start " + Text.of(history)));
    return facets;
  }

  private static String start(Model model, String state) {
    Start start = model.startOf(state);
    return start instanceof Start.Rest rest ? "rest(" + Numbers.show(rest.guess()) + ")" : start.toString();
  }

  /** Checks that no name is in both that is not to be one, and none of the joint in either. */
  void checkClashes(Set<String> connected, Set<String> shared, Parts parts) {
    List<String> clashes = new ArrayList<>(first.names().values());
    clashes.removeIf(known -> !second.has(known) || connected.contains(known) || shared.contains(known));
    if (!clashes.isEmpty()) {
      throw error("both " + first.label() + " and " + second.label() + " have "
          + clashes.stream().limit(MOST).map(clash -> "'" + clash + "'").collect(Collectors.joining(", "))
          + (clashes.size() > MOST ? " and " + (clashes.size() - MOST) + " more." : ".")
          + "\n    To keep them apart, use prefixed(\"a\", \"b\"); to make them one, " + remedy(clashes)
          + ".");
    }
    for (Quantity part : parts.quantities()) {
      for (Side side : List.of(first, second)) {
        if (side.has(part.name())) {
          throw error("the joint declares '" + part.name() + "', which " + side.label() + " has already, as "
              + side.model().quantity(part.name()).kind().phrase() + ". Give the new one another name.");
        }
      }
    }
  }

  private String remedy(List<String> clashes) {
    if (clashes.size() > MOST) {
      return "connecting(...) or sharing(...)";
    }
    String input = quoted(clashes.stream().filter(name -> first.takes(name) != second.takes(name)));
    String same = quoted(clashes.stream().filter(name -> first.takes(name) == second.takes(name)));
    return Stream.of(input.isEmpty() ? "" : "connecting(" + input + ")",
        same.isEmpty() ? "" : "sharing(" + same + ")").filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  private static String quoted(Stream<String> names) {
    return names.map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }
}
