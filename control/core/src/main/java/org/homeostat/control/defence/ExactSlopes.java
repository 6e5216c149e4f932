package org.homeostat.control.defence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.control.analysis.ConservedTotal;
import org.homeostat.control.analysis.RateForms;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.FormMatrix;
import org.homeostat.control.model.Model;

/**
 * The exact slopes of a model's rates and of an output by its states and a load: with J the Jacobian, b the
 * slopes by the load and c those of the output,
 *
 * <pre>
 * | J  b |
 * | c  d |        whose determinant is, up to sign, det(J) times the slope of the output's rest
 * </pre>
 */
final class ExactSlopes {
  private final RateForms forms;
  private final Model model;
  private final String load;
  private final String output;
  private final List<String> moving;

  /** A row for each moving state, then the output; a column for each moving state, then the load. */
  private final List<List<Canonical.Form>> rows;

  private ExactSlopes(RateForms forms, Model model, String load, String output,
      List<List<Canonical.Form>> all) {
    this.forms = forms;
    this.model = model;
    this.load = load;
    this.output = output;
    this.moving = forms.moving();
    this.rows = new ArrayList<>();
    moving.forEach(state -> rows.add(all.get(model.states().indexOf(state))));
    rows.add(all.get(all.size() - 1));
  }

  /** Of a model with a load; empty where forms grow past their bound. */
  static Optional<ExactSlopes> of(RateForms forms, Model model, String load, String output) {
    List<String> by = new ArrayList<>(forms.moving());
    by.add(load);
    return forms.slopes(output, by).map(all -> new ExactSlopes(forms, model, load, output, all));
  }

  RateForms forms() {
    return forms;
  }

  List<String> moving() {
    return moving;
  }

  /** The states that move, and the load. */
  Set<String> varying() {
    Set<String> varying = new LinkedHashSet<>(moving);
    varying.add(load);
    return varying;
  }

  Canonical.Form slope(int row, int column) {
    return rows.get(row).get(column);
  }

  List<Canonical.Form> outputRow() {
    return rows.get(moving.size());
  }

  /** Whether the load acts on the output, by any way through the states; by jumps too, in doubt. */
  boolean isReached() {
    Set<Integer> reached = new TreeSet<>(Set.of(moving.size()));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (int i = 0; i < moving.size(); i++) {
        if (!reached.contains(i) && isMoved(i, reached)) {
          grown = reached.add(i);
        }
      }
    }
    return isMoved(moving.size(), reached);
  }

  private boolean isMoved(int row, Set<Integer> by) {
    Canonical.Form form = row == moving.size() ? forms.value(output) : forms.rate(moving.get(row));
    return by.stream().anyMatch(column -> !rows.get(row).get(column).isZero() || !form.isContinuous()
        && form.names().contains(column == moving.size() ? load : moving.get(column)));
  }

  /** Whether the rates and the output have no jumps, so that slopes tell of differences. */
  boolean isContinuous() {
    return forms.value(output).isContinuous()
        && moving.stream().allMatch(state -> forms.rate(state).isContinuous());
  }

  /** The determinant, the rates of as many states replaced by the totals that are conserved. */
  Optional<Canonical.Form> determinant(List<ConservedTotal> totals) {
    List<List<Canonical.Form>> bordered = new ArrayList<>(rows);
    Set<String> replaced = new LinkedHashSet<>();
    for (ConservedTotal total : totals) {
      String state = total.weights().keySet().stream()
          .filter(name -> !replaced.contains(name)).findFirst().orElseThrow();
      replaced.add(state);
      List<Canonical.Form> row = new ArrayList<>();
      for (String name : moving) {
        Optional<Canonical.Form> weight = total.weights().containsKey(name)
            ? forms.proof().of(total.weights().get(name), forms::value)
            : Optional.of(forms.proof().number(0));
        if (weight.isEmpty()) {
          return Optional.empty();
        }
        row.add(weight.get());
      }
      row.add(forms.proof().number(0));
      bordered.set(moving.indexOf(state), row);
    }
    return FormMatrix.determinant(forms.proof(), bordered);
  }

  /**
   * The names that must not be zero for the determinant to vanish wherever the model rests; empty where that
   * is not shown.
   */
  Optional<Set<String>> vanishing(List<ConservedTotal> totals) {
    return determinant(totals).flatMap(found -> found.isZero() ? Optional.of(Set.<String>of())
        : moving.stream().map(state -> Canonical.bounded(() -> found.vanishesWith(forms.rate(state)))
            .flatMap(names -> names)).flatMap(Optional::stream).findFirst());
  }

  Model model() {
    return model;
  }
}
