package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homeostat.control.expr.Expr;

/** The terms that a formula is the sum of, auxiliaries put in. A question about the spelling. */
final class Summands {
  private static final int MOST = 24;

  private final Function<String, Optional<Expr>> definition;

  /** Given the definitions of the names that have one. */
  Summands(Function<String, Optional<Expr>> definition) {
    this.definition = definition;
  }

  List<Expr> of(Expr formula) {
    if (formula instanceof Expr.Sum sum) {
      return joined(of(sum.a()), of(sum.b()));
    }
    if (formula instanceof Expr.Difference difference) {
      return joined(of(difference.a()), negated(of(difference.b())));
    }
    if (formula instanceof Expr.Negate minus) {
      return negated(of(minus.a()));
    }
    if (formula instanceof Expr.Product product) {
      return multiplied(product);
    }
    if (formula instanceof Expr.Quotient quotient) {
      return of(quotient.a()).stream().<Expr>map(above -> new Expr.Quotient(above, quotient.b())).toList();
    }
    if (formula instanceof Expr.Name name) {
      return definition.apply(name.name()).map(this::of).orElse(List.of(formula));
    }
    return List.of(formula);
  }

  private List<Expr> multiplied(Expr.Product product) {
    List<Expr> first = of(product.a());
    List<Expr> second = of(product.b());
    if (first.size() * second.size() > MOST) {
      return List.of(product);
    }
    return first.stream().flatMap(a -> second.stream().<Expr>map(b -> new Expr.Product(a, b))).toList();
  }

  private static List<Expr> negated(List<Expr> terms) {
    return terms.stream().<Expr>map(Expr.Negate::new).toList();
  }

  private static List<Expr> joined(List<Expr> a, List<Expr> b) {
    List<Expr> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }
}
