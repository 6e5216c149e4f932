package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The order of work in generated code: which values are kept in local variables, because they are used
 * again or would make a formula too long, and the statements that keep them or write results. What is not
 * kept is computed within the one formula that uses it, and what no result needs is not computed.
 */
final class BytecodeSchedule {

  /** Operations in one formula, past which it is kept as a value; far below what a method can hold. */
  private static final int FORMULA = 50;

  /** With this many results 0, they are filled in together. */
  private static final int MANY_ZEROS = 8;

  /**
   * Keeps a value or, if {@code result} is not {@link #NONE}, writes it as a result.
   *
   * @param inputs the kept values that it uses
   * @param bytes an upper bound on its code
   */
  record Statement(int value, int result, Set<Integer> inputs, int bytes) {
    static final int NONE = -1;
  }

  private final List<BytecodeOperation> operations;
  private final int[] uses;
  private final int[] weight;
  private final boolean[] isKept;
  private final int[] lastUse;
  private final List<Statement> statements = new ArrayList<>();
  private final int storing;
  private final int loading;
  private final boolean fillsZeros;

  private BytecodeSchedule(
      List<BytecodeOperation> operations, List<Integer> results, int storing, int loading, int manyZeros) {
    this.operations = operations;
    this.storing = storing;
    this.loading = loading;
    int count = operations.size();
    uses = new int[count];
    weight = new int[count];
    isKept = new boolean[count];
    lastUse = new int[count];
    fillsZeros = results.stream().filter(this::isZero).count() >= manyZeros;
    Map<Integer, List<Integer>> places = places(results);
    places.forEach((value, indices) -> uses[value] += indices.size());
    countUses();
    for (int value = 0; value < count; value++) {
      if (uses[value] > 0) {
        weigh(value);
        schedule(value, places.getOrDefault(value, List.of()));
      }
    }
  }

  /** The schedule of a numbered program. */
  static BytecodeSchedule of(BytecodeNumbering numbering) {
    return new BytecodeSchedule(
        numbering.operations(), numbering.results(), BytecodeOperation.MOST_BYTES, 0, MANY_ZEROS);
  }

  /** The same where results, inputs and what is handed on take more bytes; each result has a statement. */
  static BytecodeSchedule scattering(BytecodeNumbering numbering) {
    return new BytecodeSchedule(numbering.operations(), numbering.results(),
        2 * BytecodeOperation.MOST_BYTES, BytecodeOperation.WIDE_STORE, Integer.MAX_VALUE);
  }

  /** The operation that makes a value. */
  BytecodeOperation operation(int value) {
    return operations.get(value);
  }

  /** The values that some result needs. */
  IntStream used() {
    return IntStream.range(0, uses.length).filter(value -> uses[value] > 0);
  }

  /** What is to be done, in order. */
  List<Statement> statements() {
    return statements;
  }

  /** The last statement that uses a kept value. */
  int lastUse(int value) {
    return lastUse[value];
  }

  /** Whether results that are 0 have no statement, because all results are to be set to 0 at the start. */
  boolean fillsZeros() {
    return fillsZeros;
  }

  private boolean isZero(int value) {
    return operations.get(value).equals(new BytecodeOperation.Constant(0));
  }

  /** For each value, the results it is. */
  private Map<Integer, List<Integer>> places(List<Integer> results) {
    Map<Integer, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      if (!fillsZeros || !isZero(results.get(i))) {
        places.computeIfAbsent(results.get(i), value -> new ArrayList<>()).add(i);
      }
    }
    return places;
  }

  private void countUses() {
    for (int value = operations.size() - 1; value >= 0; value--) {
      if (uses[value] > 0) {
        operations.get(value).operands().forEach(operand -> uses[operand]++);
      }
    }
  }

  private void weigh(int value) {
    weight[value] = operations.get(value).weight();
    for (int operand : operations.get(value).operands()) {
      weight[value] += isKept[operand] ? 1 : weight[operand];
    }
    isKept[value] = !operations.get(value).isAtHand() && (uses[value] > 1 || weight[value] > FORMULA);
  }

  private void schedule(int value, List<Integer> results) {
    if (isKept[value] && !operations.get(value).isPassedIn()) {
      Set<Integer> inputs = new LinkedHashSet<>();
      operations.get(value).operands().forEach(operand -> addInputs(operand, inputs));
      add(value, Statement.NONE, inputs);
    }
    for (int result : results) {
      Set<Integer> inputs = new LinkedHashSet<>();
      addInputs(value, inputs);
      add(value, result, inputs);
    }
  }

  private void addInputs(int value, Set<Integer> inputs) {
    if (isKept[value]) {
      inputs.add(value);
    } else {
      operations.get(value).operands().forEach(operand -> addInputs(operand, inputs));
    }
  }

  private int bytesOfLoading(int input) {
    return operations.get(input).weight() * BytecodeOperation.MOST_BYTES + loading;
  }

  private void add(int value, int result, Set<Integer> inputs) {
    inputs.forEach(input -> lastUse[input] = statements.size());
    int bytes = storing + weight[value] * BytecodeOperation.MOST_BYTES
        + inputs.stream().mapToInt(this::bytesOfLoading).sum();
    statements.add(new Statement(value, result, inputs, bytes));
  }
}
