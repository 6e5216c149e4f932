package org.homeostat.control.lumping;

import java.util.Optional;
import java.util.function.BiPredicate;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;

/**
 * Whether two states start equal: at one number, at formulas that are one function of the parameters, or both
 * at rest and there together. Held to the parameters' values where the field is.
 */
record EqualStarts(Field field) implements BiPredicate<String, String> {

  /** Rests closer than this, relative to their size, are one: both are solved for. */
  private static final double SAME = 1e-9;

  @Override
  public boolean test(String a, String b) {
    Model model = field.model();
    Start first = model.startOf(a);
    Start second = model.startOf(b);
    if (first instanceof Start.Rest && second instanceof Start.Rest) {
      double[] start = model.start();
      double x = start[model.states().indexOf(a)];
      double y = start[model.states().indexOf(b)];
      return Math.abs(x - y) <= SAME * Math.max(Math.abs(x), Math.abs(y));
    }
    Optional<Fractions> mine = form(first);
    Optional<Fractions> theirs = form(second);
    return mine.isPresent() && theirs.isPresent() && field.isSame(mine.get(), theirs.get());
  }

  private Optional<Fractions> form(Start start) {
    return start instanceof Start.At at ? Optional.of(Fractions.of(field.number(at.value())))
        : start instanceof Start.Formula formula ? field.of(formula.value()) : Optional.empty();
  }
}
