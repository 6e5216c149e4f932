package org.homeostat.control.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Program;

/**
 * The intensities of the noise of a description, compiled.
 *
 * @param states the noisy states, in the order of all states
 * @param places their places among these
 * @param uses for each, the names that its intensity uses, also through auxiliaries
 * @param values the intensities
 * @param slopes the derivative of each by its own state
 */
record Intensities(List<String> states, int[] places, List<Set<String>> uses, Evaluator values,
    Evaluator slopes) {

  /** Those of a description whose rates are that program. */
  static Intensities of(Description description, Program rates) {
    List<String> all = rates.states();
    int[] places = IntStream.range(0, all.size())
        .filter(i -> description.quantities().get(all.get(i)).noise().isPresent()).toArray();
    List<String> states = IntStream.of(places).mapToObj(all::get).toList();
    List<Expr> intensities =
        states.stream().map(state -> description.quantities().get(state).noise().orElseThrow()).toList();
    Program program = Program.of(all, rates.parameters(), rates.body(), intensities);
    int[] own = IntStream.range(0, places.length).map(k -> k * all.size() + places[k]).toArray();
    return new Intensities(states, places,
        intensities.stream().map(intensity -> used(intensity, description)).toList(),
        program.only(IntStream.range(0, places.length).toArray()).compiled(),
        program.jacobian().only(own).compiled());
  }

  private static Set<String> used(Expr intensity, Description description) {
    Set<String> used = new HashSet<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(intensity));
    while (!open.isEmpty()) {
      for (String name : Names.of(open.pop())) {
        if (used.add(name)) {
          description.definition(name).ifPresent(definition -> open.push(definition.value()));
        }
      }
    }
    return used;
  }
}
