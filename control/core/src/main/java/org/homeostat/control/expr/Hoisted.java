package org.homeostat.control.expr;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.expr.Hoisting.Level;

/**
 * A {@link Program} taken apart by what its terms depend on: the largest terms of parameters alone are the
 * results of {@link #constants}, to be worked out once; the largest that also depend on the time are those
 * of {@link #timed}, to be worked out once for each time; {@link #rest} is the program with these values as
 * further parameters. Evaluated one after the other the three do the operations of the program on the same
 * doubles, so that the results agree to the last bit.
 *
 * <p>An arm of a choice may be taken out of it, and is then worked out though it is not chosen. That cannot
 * be observed, since nothing in the notation throws or has an effect.
 */
public final class Hoisted {
  private final Program constants;
  private final Program timed;
  private final Program rest;
  private final Map<Expr, String> places;
  private final Set<Expr> timedBefore;

  /**
   * The three programs, the name of the parameter of the rest that stands for each term taken out, and those
   * that depend on the time though they are none of these programs'.
   */
  private Hoisted(
      Program constants, Program timed, Program rest, Map<Expr, String> places, Set<Expr> timedBefore) {
    this.constants = constants;
    this.timed = timed;
    this.rest = rest;
    this.places = places;
    this.timedBefore = timedBefore;
  }

  /** The parts of {@code program}. */
  static Hoisted of(Program program) {
    return of(program, program.parameters(), Set.of(), Map.of(), Level.TIME);
  }

  /**
   * The parts of another program in the same states and parameters, on top of these: values that these parts
   * work out are taken from them. Its parameters are those of the {@link #rest} of these.
   */
  public Hoisted then(Program next) {
    Set<Expr> allTimed = new HashSet<>(timedBefore);
    allTimed.addAll(timed.results());
    return of(next, rest.parameters(), allTimed, places, Level.TIME);
  }

  /**
   * The parts of a program on top of others, whose timed terms and places are given. What depends on the time
   * is taken out, or with {@code time} the level of states stays where it is.
   */
  static Hoisted of(Program program, List<String> parameters, Set<Expr> timedBefore,
      Map<Expr, String> places, Level time) {
    Hoisting hoisting = new Hoisting(places);
    program.states().forEach(state -> hoisting.declare(state, Level.STATE));
    hoisting.declare(Program.TIME, time);
    parameters.forEach(parameter -> hoisting.declare(
        parameter, timedBefore.contains(new Expr.Name(parameter)) ? time : Level.CONSTANT));
    Program needed = program.pruned();
    needed.body().forEach(hoisting::assign);
    List<Expr> results = needed.results().stream().map(hoisting::result).toList();
    List<Expr> constantResults = hoisting.exported(Level.CONSTANT);
    List<Expr> timedResults = hoisting.exported(Level.TIME);
    List<String> known = Hoisting.with(parameters, constantResults);
    Map<Expr, String> all = new LinkedHashMap<>(places);
    all.putAll(hoisting.exportedPlaces());
    return new Hoisted(
        Program.of(List.of(), parameters, hoisting.body(Level.CONSTANT), constantResults).pruned(),
        Program.of(List.of(), known, hoisting.body(Level.TIME), timedResults).pruned(),
        Program.of(
            program.states(),
            Hoisting.with(known, timedResults),
            hoisting.body(Level.STATE),
            results).pruned(),
        all,
        timedBefore);
  }

  /** The name of each term taken out so far. */
  Map<Expr, String> places() {
    return places;
  }

  /** What depends on the parameters alone; its results are parameters of the other two. */
  public Program constants() {
    return constants;
  }

  /** What depends on the time and parameters alone; has the results of the constants as last parameters. */
  public Program timed() {
    return timed;
  }

  /** What depends on the states; its last parameters are the results of the constants, then of the timed. */
  public Program rest() {
    return rest;
  }
}
