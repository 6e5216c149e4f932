package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Algebra;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Relation;

/**
 * A formula's value in decimal arithmetic of eighty digits, which shares nothing with the intervals that
 * proofs and witnesses are made of.
 *
 * @param names what names are
 */
record DfpValue(java.util.function.Function<String, Dfp> names) implements Algebra<Dfp> {
  private static final DfpField FIELD = new DfpField(80);
  private static final Dfp ONE = FIELD.getOne();

  static Dfp exactly(BigFraction value) {
    return FIELD.newDfp(value.getNumerator().toString())
        .divide(FIELD.newDfp(value.getDenominator().toString()));
  }

  @Override
  public Dfp number(BigDecimal value) {
    return FIELD.newDfp(value.toPlainString());
  }

  @Override
  public Dfp pi() {
    return FIELD.getPi();
  }

  @Override
  public Dfp name(String name) {
    return names.apply(name);
  }

  @Override
  public Dfp negate(Dfp a) {
    return a.negate();
  }

  @Override
  public Dfp add(Dfp a, Dfp b) {
    return a.add(b);
  }

  @Override
  public Dfp subtract(Dfp a, Dfp b) {
    return a.subtract(b);
  }

  @Override
  public Dfp multiply(Dfp a, Dfp b) {
    return a.multiply(b);
  }

  @Override
  public Dfp divide(Dfp a, Dfp b) {
    return a.divide(b);
  }

  @Override
  public Dfp power(Dfp base, BigFraction exponent) {
    return power(base, exactly(exponent));
  }

  @Override
  public Dfp power(Dfp base, Dfp exponent) {
    if (exponent.rint().equals(exponent)) {
      return DfpMath.pow(base, exponent.intValue());
    }
    return base.isZero() ? base : DfpMath.exp(exponent.multiply(DfpMath.log(base)));
  }

  @Override
  public Dfp delay(String quantity, Dfp lag) {
    throw new UnsupportedOperationException("a point has no past");
  }

  @Override
  public Dfp call(Function function, List<Dfp> x) {
    Dfp u = x.get(0);
    return switch (function) {
      case EXP -> DfpMath.exp(u);
      case LOG -> DfpMath.log(u);
      case SQRT -> u.sqrt();
      case TANH -> ONE.subtract(DfpMath.exp(u.multiply(2)).add(ONE).reciprocal().multiply(2));
      case SIGMOID -> DfpMath.exp(u.negate()).add(ONE).reciprocal();
      case HILL -> power(u, x.get(2)).divide(power(x.get(1), x.get(2)).add(power(u, x.get(2))));
      default -> throw new UnsupportedOperationException(function.text());
    };
  }

  @Override
  public Dfp compare(Relation relation, Dfp a, Dfp b) {
    throw new UnsupportedOperationException("laws with conditions are evaluated exactly");
  }

  @Override
  public Dfp and(Dfp a, Dfp b) {
    throw new UnsupportedOperationException("laws with conditions are evaluated exactly");
  }

  @Override
  public Dfp or(Dfp a, Dfp b) {
    throw new UnsupportedOperationException("laws with conditions are evaluated exactly");
  }

  @Override
  public Dfp choose(Dfp condition, Supplier<Dfp> then, Supplier<Dfp> otherwise) {
    throw new UnsupportedOperationException("laws with conditions are evaluated exactly");
  }
}
