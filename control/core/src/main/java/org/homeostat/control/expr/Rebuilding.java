package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/** Gives every formula back as it is written; who needs the subterms redefines the nodes that concern it. */
interface Rebuilding extends Algebra<Expr> {

  @Override
  default Expr number(BigDecimal value) {
    return new Expr.Number(value);
  }

  @Override
  default Expr pi() {
    return new Expr.Pi();
  }

  @Override
  default Expr name(String name) {
    return new Expr.Name(name);
  }

  @Override
  default Expr negate(Expr a) {
    return new Expr.Negate(a);
  }

  @Override
  default Expr add(Expr a, Expr b) {
    return new Expr.Sum(a, b);
  }

  @Override
  default Expr subtract(Expr a, Expr b) {
    return new Expr.Difference(a, b);
  }

  @Override
  default Expr multiply(Expr a, Expr b) {
    return new Expr.Product(a, b);
  }

  @Override
  default Expr divide(Expr a, Expr b) {
    return new Expr.Quotient(a, b);
  }

  @Override
  default Expr power(Expr base, BigFraction exponent) {
    return new Expr.Power(base, Substitution.spelled(exponent));
  }

  @Override
  default Expr power(Expr base, BigFraction exponent, Supplier<Expr> written) {
    return new Expr.Power(base, written.get());
  }

  @Override
  default Expr power(Expr base, Expr exponent) {
    return new Expr.Power(base, exponent);
  }

  @Override
  default Expr delay(String quantity, Expr lag) {
    return new Expr.Delay(quantity, lag);
  }

  @Override
  default Expr call(Function function, List<Expr> arguments) {
    return new Expr.Call(function, arguments);
  }

  @Override
  default Expr table(Expr x, Nodes nodes) {
    return new Expr.Table(x, nodes);
  }

  @Override
  default Expr compare(Relation relation, Expr a, Expr b) {
    return new Expr.Comparison(relation, a, b);
  }

  @Override
  default Expr and(Expr a, Expr b) {
    return new Expr.And(a, b);
  }

  @Override
  default Expr or(Expr a, Expr b) {
    return new Expr.Or(a, b);
  }

  @Override
  default Expr choose(Expr condition, Supplier<Expr> then, Supplier<Expr> otherwise) {
    return new Expr.Choice(condition, then.get(), otherwise.get());
  }
}
