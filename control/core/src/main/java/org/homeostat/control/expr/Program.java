package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of assignments in the order they are evaluated, and the results that are wanted of them: what a
 * model's equations are once they have been sorted. Assignments are evaluated once each and never put
 * into one another, so a program, its {@link #jacobian} and its {@link #timeDerivative} stay as small as
 * they are written.
 *
 * <p>The {@link #interpreted} and the {@link #compiled} evaluator of a program agree to the last bit; the
 * first is ready at once and is the oracle of the second, which runs as fast as the same formulas written
 * in Java.
 *
 * @param states names whose values are the evaluator's {@code y}
 * @param parameters names whose values are the evaluator's {@code p}
 * @param body each name assigned once; a value may use states, parameters, the time {@code t}, and
 *     earlier names
 * @param results may use the same and every name of the body
 */
public record Program(
    List<String> states, List<String> parameters, List<Assignment> body, List<Expr> results) {

  /** The name of the time, which every program may use. */
  static final String TIME = "t";

  /** Checks that every name is declared once, and before it is used. */
  public Program {
    states = List.copyOf(states);
    parameters = List.copyOf(parameters);
    body = List.copyOf(body);
    results = List.copyOf(results);
    Set<String> known = new HashSet<>(Set.of(TIME));
    states.forEach(state -> declare(state, known));
    parameters.forEach(parameter -> declare(parameter, known));
    for (Assignment assignment : body) {
      checkKnown(assignment.value(), known, "the assignment of '" + assignment.name() + "'");
      declare(assignment.name(), known);
    }
    for (int i = 0; i < results.size(); i++) {
      checkKnown(results.get(i), known, "result " + i);
    }
  }

  /**
   * A program.
   *
   * @throws IllegalArgumentException if a name is used that is not a state, a parameter, {@code t} or
   *     assigned earlier, or is declared twice
   */
  public static Program of(
      List<String> states, List<String> parameters, List<Assignment> body, List<Expr> results) {
    return new Program(states, parameters, body, results);
  }

  /** An evaluator that walks the formulas: ready at once, and slower by a factor of several. */
  public Evaluator interpreted() {
    return Interpreter.of(this);
  }

  /**
   * An evaluator in bytecode, which takes a few milliseconds to make. Results agree with
   * {@link #interpreted} to the last bit. A program beyond what one class file can hold (tens of
   * thousands of different constants) is interpreted.
   */
  public Evaluator compiled() {
    return Bytecode.evaluator(this);
  }

  /**
   * As {@link #compiled}, but result i goes to {@code out[parameters().size() + i]}, and {@code out} may be
   * {@code p}: what one program works out is then at hand as further parameters of the next.
   */
  public Evaluator appending() {
    return Bytecode.appending(this);
  }

  /**
   * The derivatives of the results with respect to the states, row by row: result {@code i*n + j} of the
   * new program is the derivative of this one's result i with respect to state j of n. Assignments are
   * differentiated one by one and the derivatives named, as in {@code d BM/d FM}; those that vanish
   * identically do not appear.
   */
  public Program jacobian() {
    return ChainRule.differentiate(this, states);
  }

  /**
   * The derivatives of the results with respect to the time at which they are evaluated; the states are
   * held.
   */
  public Program timeDerivative() {
    return ChainRule.differentiate(this, List.of(TIME));
  }

  /**
   * What a solver needs at one point, in one program: the results, their {@link #jacobian} and their
   * {@link #timeDerivative}, one after the other. What they have in common is worked out once.
   */
  public Program linearized() {
    return ChainRule.linearize(this);
  }

  /** This program taken apart by what its terms depend on, for many evaluations at the same parameters. */
  public Hoisted hoisted() {
    return Hoisted.of(this);
  }

  /** Whether the time occurs in a result, or in an assignment that a result needs. */
  public boolean dependsOnTime() {
    Program needed = pruned();
    return needed.body.stream().anyMatch(assignment -> Names.of(assignment.value()).contains(TIME))
        || needed.results.stream().anyMatch(result -> Names.of(result).contains(TIME));
  }

  /** Whether a result is the literal 0, as the entries of a sparse {@link #jacobian} are. */
  public boolean isZero(int result) {
    return ChainRule.isZero(results.get(result));
  }

  /** This program with some of its results only, in the order of these indices. */
  public Program only(int... chosen) {
    return new Program(states, parameters, body, Arrays.stream(chosen).mapToObj(results::get).toList())
        .pruned();
  }

  /** This program without the assignments that no result needs. */
  Program pruned() {
    Set<String> needed = new HashSet<>();
    results.forEach(result -> needed.addAll(Names.of(result)));
    List<Assignment> live = new ArrayList<>();
    for (int i = body.size() - 1; i >= 0; i--) {
      if (needed.contains(body.get(i).name())) {
        live.add(body.get(i));
        needed.addAll(Names.of(body.get(i).value()));
      }
    }
    Collections.reverse(live);
    return new Program(states, parameters, live, results);
  }

  private static void declare(String name, Set<String> known) {
    if (!known.add(name)) {
      throw new IllegalArgumentException(
          name.equals(TIME)
              ? "'t' is the time, and cannot be declared."
              : "'" + name + "' is declared twice.");
    }
  }

  private static void checkKnown(Expr value, Set<String> known, String place) {
    for (String name : Names.of(value)) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(place + " uses '" + name + "', which is not declared before it.");
      }
    }
  }
}
