package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;

/**
 * The poles and transmission zeros of an undelayed system from all its inputs to all its outputs, and the
 * modes that cancel between: those that no input moves, and those that no output shows.
 *
 * <p>A zero is an s at which the transfer matrix loses rank. How many zeros lie at infinity makes no
 * difference to the finite ones. Whether a mode cancels is decided to about eleven digits.
 *
 * @param minimal the system without what cancels
 * @param poles the eigenvalues of its A
 * @param zeros its transmission zeros
 * @param unmoved the modes that no input moves
 * @param unseen the modes that no output shows; a mode may be both
 */
public record PolesAndZeros(LinearSystem minimal, List<Complex> poles, List<Complex> zeros,
    List<Complex> unmoved, List<Complex> unseen) {

  /**
   * Those of a system.
   *
   * @throws IllegalArgumentException for a delayed one, which has infinitely many
   */
  public static PolesAndZeros of(LinearSystem system) {
    if (system.isDelayed()) {
      throw new IllegalArgumentException("with " + String.join(", ", system.delayedTerms()) + " there are"
          + " infinitely many poles. CharacteristicRoots gives the rightmost; pade(n) an approximation.");
    }
    LinearSystem balanced = Scaling.of(system);
    Block[] m = balanced.blocks();
    Block unmoved = Staircase.unseen(m[0].transpose(), m[1].transpose());
    Block unseen = Staircase.unseen(m[0], m[2]);
    LinearSystem minimal = minimal(balanced, unmoved);
    Block[] core = minimal.blocks();
    Block[] regular = Staircase.regular(core[0], core[1], core[2], core[3]);
    Block inverse = regular[3].inverse().orElseThrow();
    Block dynamics = regular[0].minus(regular[1].times(inverse).times(regular[2]));
    return new PolesAndZeros(minimal, Eigenvalues.of(core[0]), Eigenvalues.of(dynamics),
        values(m[0], unmoved), values(m[0], unseen));
  }

  private static LinearSystem minimal(LinearSystem system, Block unmoved) {
    LinearSystem moved = unmoved.columns() == 0 ? system : onto(system, Staircase.beside(unmoved));
    Block unseen = Staircase.unseen(moved.blocks()[0], moved.blocks()[2]);
    return unseen.columns() == 0 ? moved : onto(moved, Staircase.beside(unseen));
  }

  /** The part of a system in the space of an orthonormal basis. */
  private static LinearSystem onto(LinearSystem system, Block basis) {
    Block[] m = system.blocks();
    Block turned = basis.transpose();
    List<String> states = IntStream.rangeClosed(1, basis.columns()).mapToObj(i -> "mode" + i).toList();
    return LinearSystem.of(new Ports(states, system.inputs(), system.outputs(), List.of()),
        turned.times(m[0]).times(basis), turned.times(m[1]), m[2].times(basis), m[3], new double[0],
        system.time());
  }

  private static List<Complex> values(Block a, Block basis) {
    return Eigenvalues.of(basis.transpose().times(a).times(basis));
  }

  /** All cancelled modes, each with why, and whether it decays. */
  public List<String> cancelled() {
    List<String> all = new ArrayList<>();
    unmoved.forEach(mode -> all.add(phrase(mode) + ", which no input moves"));
    unseen.forEach(mode -> all.add(phrase(mode) + ", which no output shows"));
    return all;
  }

  private static String phrase(Complex mode) {
    return ComplexText.of(mode) + (mode.getRealPart() < 0 ? " (stable)" : " (not stable)");
  }

  /** Whether all modes that cancel decay. */
  public boolean cancelsStableModesOnly() {
    return IntStream.range(0, 2).boxed().flatMap(k -> (k == 0 ? unmoved : unseen).stream())
        .allMatch(mode -> mode.getRealPart() < 0);
  }

  @Override
  public String toString() {
    return "poles " + listed(poles) + "\nzeros " + listed(zeros)
        + cancelled().stream().map(mode -> "\ncancelled: " + mode).collect(Collectors.joining());
  }

  private static String listed(List<Complex> values) {
    return values.isEmpty() ? "none" : values.stream().map(ComplexText::of).collect(Collectors.joining(", "));
  }
}
