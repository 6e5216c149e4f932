package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;

/** Two models that have no observable in common: what each has, and which two may be meant for one. */
record NothingShared(Model a, Model b) {

  /** Two quantities, one of each model, in units that convert. */
  private record Pair(Quantity left, Quantity right) {
    boolean isLikely() {
      return left.unit().isCommensurable(right.unit()) && !left.name().equals(right.name())
          && (!left.unit().isCommensurable(Unit.ONE) || meansOne());
    }

    boolean meansOne() {
      return left.meaning().equals(right.meaning());
    }

    @Override
    public String toString() {
      return left.name() + " (" + left.meaning() + ", " + left.unit() + ") and " + right.name() + " ("
          + right.meaning() + ", " + right.unit() + ")";
    }
  }

  /** States and auxiliaries, which a run has values of. */
  static List<String> observables(Model model) {
    List<String> names = new ArrayList<>(model.states());
    names.addAll(model.auxiliaries());
    return names;
  }

  /** Whether one of the names is in both, in units that convert. */
  static boolean isSo(Model a, Model b) {
    return observables(a).stream().filter(observables(b)::contains)
        .noneMatch(name -> a.quantity(name).unit().isCommensurable(b.quantity(name).unit()));
  }

  ModelException error() {
    return new ModelException(a.name() + " and " + b.name(),
        "they have no state or auxiliary in common to be compared by: " + String.join(", ", observables(a))
            + " against " + String.join(", ", observables(b)) + "." + unlike() + remedy()
            + Trouble.NOTHING_IN_COMMON_TO_COMPARE.more());
  }

  /** The names that both have in units that do not convert. */
  private String unlike() {
    return observables(a).stream().filter(observables(b)::contains)
        .map(name -> "\n    " + name + " is " + measured(a, name) + " and " + measured(b, name)
            + ", which do not convert.")
        .collect(Collectors.joining());
  }

  private static String measured(Model model, String name) {
    Unit unit = model.quantity(name).unit();
    return (unit.isDimensionless() ? "a pure number" : "in " + unit) + " in " + model.name();
  }

  private String remedy() {
    return likely().map(pair -> "\n    Where two are one quantity, as perhaps " + pair
            + ", give them one name:\n    " + b.name() + ".renamed(\"" + pair.right().name() + "\", \""
            + pair.left().name() + "\"), or --map " + pair.left().name() + "=" + pair.right().name() + ".")
        .orElse("\n    Rename one, or add an auxiliary of the same name to both.");
  }

  /** The two that are likeliest one: of one meaning, else the first in units that convert. */
  private Optional<Pair> likely() {
    return observables(a).stream()
        .flatMap(left -> observables(b).stream().map(right -> new Pair(a.quantity(left), b.quantity(right))))
        .filter(Pair::isLikely).min(Comparator.comparing(pair -> !pair.meansOne()));
  }
}
