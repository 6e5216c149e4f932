package org.homeostat.control.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;

/**
 * What is varied: the value of a parameter or of an input that has a default, or where a state starts.
 *
 * @param isStart whether it is where a state starts
 * @param value its value in the model
 * @param size of the change that counts as one, in its unit: its value, or 1 where that is 0
 */
record Variable(String name, boolean isStart, Unit unit, double value, double size) {

  /** The quantity of that name in a model, if it can be varied; else a {@link ModelException}. */
  static Variable of(Model model, String name, Map<String, Double> sizes) {
    if (!model.has(name)) {
      throw new ModelException(model.name(), missing(model, name));
    }
    Unit unit = model.quantity(name).unit();
    boolean isStart = model.states().contains(name);
    if (!isStart && !model.parameters().contains(name)) {
      throw new ModelException(model.name(), defined(model, name));
    }
    double value = isStart ? model.start()[model.states().indexOf(name)] : model.value(name);
    double size = sizes.getOrDefault(name, value == 0 ? 1 : Math.abs(value));
    return new Variable(name, isStart, unit, value, size);
  }

  private static String missing(Model model, String name) {
    List<String> known = new ArrayList<>(model.parameters());
    known.addAll(model.states());
    return "there is no quantity '" + name + "'." + Nearest.of(name, known)
        .map(near -> " Did you mean '" + near + "'?")
        .orElse("\n    Vary a parameter, or where a state starts: " + String.join(", ", known) + "."
            + Trouble.WHAT_CANNOT_BE_VARIED.more());
  }

  private static String defined(Model model, String name) {
    return "'" + name + "' cannot be varied; it is " + model.quantity(name).kind().phrase()
        + " that an equation defines.\n    " + name + " = "
        + model.definition(name).map(Text::of).orElseThrow()
        + "\n    Vary a parameter, or where a state starts: " + String.join(", ", madeOf(model, name)) + "."
        + Trouble.WHAT_CANNOT_BE_VARIED.more();
  }

  /** The parameters and states that an auxiliary is made of, in the order in which they are met. */
  private static Set<String> madeOf(Model model, String auxiliary) {
    Set<String> found = new LinkedHashSet<>();
    Deque<Expr> open = new ArrayDeque<>(model.definition(auxiliary).stream().toList());
    while (!open.isEmpty()) {
      for (String name : Names.of(open.remove())) {
        model.definition(name).ifPresent(open::add);
        if (!name.equals("t") && model.definition(name).isEmpty()) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /** Where {@code name} is among what is varied; else an {@link IllegalArgumentException}. */
  static int place(String name, List<String> varied) {
    return place(name, varied, "among what is varied, " + String.join(", ", varied));
  }

  /** Where it is among {@code names}, which are to be found {@code where}. */
  static int place(String name, List<String> names, String where) {
    int place = names.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("there is no '" + name + "' " + where + "."
          + Nearest.of(name, names).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
    return place;
  }
}
