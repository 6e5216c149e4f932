package org.homeostat.control.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Rounding;

/**
 * Where a joined model starts. What was whole starts where it did alone, and its values count as declared;
 * what had open inputs comes to rest beside it, at the declared values. If nothing moves there, the whole is
 * at rest; if something does, its states start at the numbers that they had.
 */
final class JoinedStarts {

  /** Rates that are no larger than so many times their bound on rounding are taken for 0. */
  private static final double SLACK = 8;

  private final Description description;
  private final List<Side> whole;
  private final Givens givens;

  JoinedStarts(Description description, Side first, Side second) {
    this.description = declaring(description, first, second);
    this.whole = Stream.of(first, second).filter(Side::isWhole).toList();
    this.givens = given(first, second).and(given(second, first));
  }

  /** What is given to one of the two, apart from inputs that the other closes. */
  private static Givens given(Side side, Side other) {
    return side.model().givens().without(name -> side.takes(name) && other.gives(name));
  }

  private static Description declaring(Description joined, Side first, Side second) {
    Map<String, Double> declared = new LinkedHashMap<>();
    Stream.of(first, second).filter(Side::isWhole)
        .forEach(side -> declared.putAll(given(side, side == first ? second : first).values()));
    return declared.isEmpty() ? joined : new Rewriting(joined).declaring(declared);
  }

  Model model() {
    if (whole.isEmpty()) {
      return Settling.of(description, givens);
    }
    Givens apart = givens.starting(Map.of(), givens.starts());
    Model model = Settling.beside(description, apart, states());
    return model.openInputs().isEmpty() && isAtRest(model) ? resting(model) : model;
  }

  /** The states of what was whole. */
  private List<String> states() {
    return whole.stream().flatMap(side -> side.model().states().stream()).toList();
  }

  private static boolean isAtRest(Model model) {
    if (model.program().dependsOnTime()) {
      return false;
    }
    Map<String, Double> point = new LinkedHashMap<>(model.evaluate(0, model.start()));
    point.keySet().removeAll(model.auxiliaries());
    boolean[] held = model.held();
    List<Rounding> rates = Rounding.ofResults(model.program(), point, 0);
    return IntStream.range(0, held.length).filter(i -> !held[i])
        .allMatch(i -> Math.abs(rates.get(i).value()) <= SLACK * rates.get(i).error());
  }

  /** The same where the starts that are declared as rest are known to be one. */
  private Model resting(Model model) {
    Map<String, Double> rest = new LinkedHashMap<>();
    Map<String, Double> put = new LinkedHashMap<>(model.givens().set());
    for (String state : List.copyOf(put.keySet())) {
      if (Resting.isDeclared(model.quantity(state)) && !givens.set().containsKey(state)) {
        rest.put(state, put.remove(state));
      }
    }
    return model.given(model.givens().starting(rest, put));
  }
}
