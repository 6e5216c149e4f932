package org.homeostat.control.model;

import java.util.List;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Text;
import org.homeostat.control.trouble.Trouble;

/** Checks what quantities are said to have been before the start. */
final class Histories {
  private final Description description;
  private final UnitAudit audit;

  private Histories(Description description) {
    this.description = description;
    this.audit = new UnitAudit(description.name(), description.time(), description.quantities());
  }

  static void check(Description description) {
    Histories histories = new Histories(description);
    description.quantities().values()
        .forEach(quantity -> quantity.history().ifPresent(course -> histories.check(quantity, course)));
  }

  private void check(Quantity quantity, Expr course) {
    String line = quantity.name() + " before the start = " + Text.of(course);
    if (isParameter(quantity.name())) {
      throw error("'" + quantity.name() + "' cannot have a history; it is " + quantity.kind().phrase()
          + ", which always was what it is. Drop .before(...).");
    }
    if (Delayed.isIn(course)) {
      throw error("the history of '" + quantity.name() + "' has a delayed term.\n    " + line
          + "\n    Write it in t, which is negative there, and parameters."
          + Trouble.A_DELAY_IS_REFUSED.more());
    }
    Names.of(course).stream().filter(used -> !isAllowed(used)).findFirst().ifPresent(used -> {
      throw error(refused(quantity, used) + "\n" + NotationException.underlined(line,
          place(line, used), place(line, used) + used.length()));
    });
    audit.checkHistory(quantity, line, course);
  }

  private static int place(String line, String used) {
    int formula = line.indexOf('=') + 1;
    var word = java.util.regex.Pattern.compile("\\b" + used + "\\b").matcher(line.substring(formula));
    return formula + (word.find() ? word.start() : 1);
  }

  private String refused(Quantity quantity, String used) {
    List<String> known = description.quantities().keySet().stream().filter(this::isParameter).toList();
    return "the history of '" + quantity.name() + "' uses '" + used + "', which is "
        + (description.quantities().containsKey(used)
            ? description.quantities().get(used).kind().phrase()
                + "; a history is a formula in t and parameters."
            : "not declared." + Description.near(used, known));
  }

  private boolean isAllowed(String name) {
    return name.equals("t") || isParameter(name);
  }

  /** Whether it is a parameter, or an input that no equation closes. */
  private boolean isParameter(String name) {
    Quantity quantity = description.quantities().get(name);
    return quantity != null && !quantity.is(Quantity.Kind.STATE) && description.definition(name).isEmpty();
  }

  private ModelException error(String what) {
    return description.error(what);
  }
}
