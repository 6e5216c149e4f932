package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.homeostat.control.expr.Equation;

/** Makes one model of two, as a {@link Join} asks for it. */
final class Joining {
  private final String name;
  private final Join join;
  private final Side first;
  private final Side second;
  private final Parts parts;

  Joining(String name, Join join) {
    this.name = name;
    this.join = join;
    Set<String> merged = new LinkedHashSet<>(join.connectedNames());
    merged.addAll(join.shared());
    String[] labels = labels();
    first = Side.of(join.first(), join.prefixes().map(Join.Prefixes::first).orElse(""), merged, labels[0]);
    second = Side.of(join.second(), join.prefixes().map(Join.Prefixes::second).orElse(""), merged, labels[1]);
    parts = Parts.of(name, join.parts());
  }

  /** How messages tell the two apart. */
  private String[] labels() {
    String one = join.first().name();
    String two = join.second().name();
    return one.equals(two)
        ? new String[] {label(Join.Prefixes::first, one, "the first "),
            label(Join.Prefixes::second, two, "the second ")}
        : new String[] {one, two};
  }

  private String label(Function<Join.Prefixes, String> prefix, String model, String place) {
    return join.prefixes().map(prefix).filter(word -> !word.isEmpty()).map(word -> word + ", a " + model)
        .orElse(place + model);
  }

  Model model() {
    Seams seams = new Seams(name, first, second);
    seams.checkTime();
    join.connectedNames().forEach(seams::checkConnected);
    join.shared().forEach(seams::checkShared);
    seams.checkClashes(join.connectedNames(), join.shared(), parts);
    List<Equation> closing = new Closings(name, first, second, parts).of(join);
    List<Equation> equations = new ArrayList<>(first.model().description().equations());
    second.model().description().equations().stream()
        .filter(equation -> !isSharedOfSecond(equation.name())).forEach(equations::add);
    equations.addAll(closing);
    var description = new Description(name, join.first().timeUnit(), quantities(), parts.onto(equations),
        origins());
    new OpenEnds(description, first, second).check(join.open());
    return new JoinedStarts(description, first, second).model();
  }

  private boolean isSharedOfSecond(String quantity) {
    return join.shared().contains(quantity);
  }

  private List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>();
    first.model().description().declared().stream()
        .filter(quantity -> !yields(first, quantity.name(), second)).forEach(all::add);
    second.model().description().declared().stream()
        .filter(quantity -> !yields(second, quantity.name(), first)).forEach(all::add);
    all.addAll(parts.quantities());
    return all;
  }

  /** Whether the other side says what a merged quantity is: it gives it, or came first. */
  private boolean yields(Side side, String quantity, Side other) {
    return other.declares(quantity)
        && (join.shared().contains(quantity) ? side == second : side.takes(quantity));
  }

  private Origins origins() {
    Origins ofFirst = Origins.of(first.own(), first.names());
    Origins ofSecond = Origins.of(second.own(), second.names());
    Map<String, Origin> given = new LinkedHashMap<>(ofSecond.known());
    given.keySet().removeIf(quantity -> !join.connectedNames().contains(quantity) || second.takes(quantity));
    return new Origins(given).and(ofFirst).and(ofSecond);
  }
}
