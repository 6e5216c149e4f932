package org.homeostat.control.identify;

import org.hipparchus.FieldElement;
import org.hipparchus.util.MathArrays;

/** A number of any field, with its slopes by the unknowns. */
record Dual<T extends FieldElement<T>>(T value, T[] slopes) {

  /** A number that no unknown moves. */
  static <T extends FieldElement<T>> Dual<T> constant(T value, int unknowns) {
    return new Dual<>(value, MathArrays.buildArray(value.getField(), unknowns));
  }

  /** The unknown of that place itself. */
  static <T extends FieldElement<T>> Dual<T> unknown(T value, int place, int unknowns) {
    Dual<T> one = constant(value, unknowns);
    one.slopes[place] = value.getField().getOne();
    return one;
  }

  Dual<T> plus(Dual<T> other) {
    T[] sum = MathArrays.buildArray(value.getField(), slopes.length);
    for (int i = 0; i < sum.length; i++) {
      sum[i] = slopes[i].add(other.slopes[i]);
    }
    return new Dual<>(value.add(other.value), sum);
  }

  Dual<T> minus(Dual<T> other) {
    return plus(other.times(value.getField().getOne().negate()));
  }

  Dual<T> times(T factor) {
    T[] scaled = MathArrays.buildArray(value.getField(), slopes.length);
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = slopes[i].multiply(factor);
    }
    return new Dual<>(value.multiply(factor), scaled);
  }

  Dual<T> times(Dual<T> other) {
    T[] product = MathArrays.buildArray(value.getField(), slopes.length);
    for (int i = 0; i < product.length; i++) {
      product[i] = slopes[i].multiply(other.value).add(value.multiply(other.slopes[i]));
    }
    return new Dual<>(value.multiply(other.value), product);
  }

  /** {@code f(this)}, given the value and the derivative of f here. */
  Dual<T> through(T result, T derivative) {
    return new Dual<>(result, times(derivative).slopes);
  }

  Dual<T> reciprocal() {
    T one = value.reciprocal();
    return through(one, one.multiply(one).negate());
  }
}
