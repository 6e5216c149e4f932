package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Canonical;

/**
 * The coarsest partitions of states, refining a given one, that equations respect: forward, where the sum
 * over each block obeys an equation in these sums; backward, where states of one block that are equal once
 * stay equal. Both by splitting blocks until none needs it.
 *
 * @see <a href="https://doi.org/10.1073/pnas.1702697114">Cardelli, Tribastone, Tschaikowski, Vandin, Maximal
 *     aggregation of polynomial dynamical systems, PNAS 114 (2017) 10029-10034</a>
 */
final class Equivalences {
  private final Field field;

  Equivalences(Field field) {
    this.field = field;
  }

  /** The forward one that also determines these functions: each has one slope along all states of a block. */
  Partition forward(Partition first, List<Fractions> kept) {
    Partition partition = first;
    Partition before;
    do {
      before = partition;
      List<Fractions> functions = new ArrayList<>(kept);
      before.blocks().forEach(block -> functions.add(field.rate(Combination.sum(block))));
      partition = before.split((a, b) ->
          functions.stream().allMatch(function -> field.isAlike(function, a, b)));
    } while (partition.size() > before.size());
    return partition;
  }

  /** The backward one: on states that are equal in each block, their derivatives are equal in each block. */
  Partition backward(Partition first) {
    Partition partition = first;
    Partition before;
    do {
      before = partition;
      Field onDiagonal = onDiagonal(before);
      partition = before.split((a, b) -> isEqual(onDiagonal, a, b));
    } while (partition.size() > before.size());
    return partition;
  }

  /** The field where all states of a block are what its first one is. */
  Field onDiagonal(Partition partition) {
    Map<String, Canonical.Form> equal = new HashMap<>();
    field.states().forEach(state -> equal.put(state, field.free(partition.representative(state))));
    return field.of(field.model(), equal);
  }

  private static boolean isEqual(Field onDiagonal, String a, String b) {
    Optional<Fractions> first = onDiagonal.rateIfAny(a);
    Optional<Fractions> second = onDiagonal.rateIfAny(b);
    return first.isPresent() && second.isPresent() && onDiagonal.isSame(first.get(), second.get());
  }
}
