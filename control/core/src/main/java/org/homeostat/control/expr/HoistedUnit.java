package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeostat.control.expr.Hoisting.Level;

/**
 * The program of one unit among many, taken apart by what its terms depend on: what all units share (first
 * constants, then what depends on the time), what a unit has for itself (the same two), and the rest. Terms
 * are given names; evaluated one after the other the five do the operations of the program on the same
 * doubles.
 *
 * <p>Terms of the time and of what a unit has for itself are taken out only where a function is among them,
 * as in {@code sin(w*t + phase)}: to put a value away for each unit costs more than a few multiplications.
 *
 * @param shared the program with the own parameters among its states, taken apart
 * @param own the rest of that, taken apart once more
 * @param sharedNames all that units have in common, those of later programs too
 * @param ownNames what a unit has for itself, up to this program
 */
public record HoistedUnit(Hoisted shared, Hoisted own, List<String> sharedNames, List<String> ownNames) {

  /**
   * The parts of several programs in the same states and parameters, each on top of those before it.
   *
   * @param own the parameters that differ from unit to unit
   */
  public static List<HoistedUnit> of(List<Program> programs, List<String> own) {
    List<Hoisted> shared = shared(programs, own);
    List<HoistedUnit> units = of(programs.get(0).states(), shared, own, Level.TIME);
    return units.stream().anyMatch(unit -> isCostly(unit.own.timed()))
        ? units : of(programs.get(0).states(), shared, own, Level.STATE);
  }

  private static List<HoistedUnit> of(
      List<String> states, List<Hoisted> shared, List<String> own, Level time) {
    List<String> sharedNames = shared.get(shared.size() - 1).rest().parameters();
    Set<Expr> timed = new HashSet<>();
    shared.forEach(part -> timed.addAll(part.timed().results()));
    List<String> ownNames = own;
    Map<Expr, String> places = Map.of();
    List<HoistedUnit> units = new ArrayList<>();
    for (Hoisted part : shared) {
      Program rest = part.rest();
      Program unit = Program.of(states, Hoisting.joined(sharedNames, own), rest.body(), rest.results());
      Hoisted taken =
          Hoisted.of(unit, Hoisting.joined(sharedNames, ownNames), Set.copyOf(timed), places, time);
      places = taken.places();
      timed.addAll(taken.timed().results());
      ownNames = Hoisting.with(Hoisting.with(ownNames, taken.constants().results()), taken.timed().results());
      units.add(new HoistedUnit(part, taken, sharedNames, ownNames));
    }
    return List.copyOf(units);
  }

  /** The own parameters are as good as states to what is shared. */
  private static List<Hoisted> shared(List<Program> programs, List<String> own) {
    List<Hoisted> all = new ArrayList<>();
    for (Program program : programs) {
      List<String> shared = new ArrayList<>(program.parameters());
      shared.removeAll(own);
      Program seen =
          Program.of(Hoisting.joined(program.states(), own), shared, program.body(), program.results());
      all.add(all.isEmpty() ? seen.hoisted() : all.get(all.size() - 1).then(seen));
    }
    return all;
  }

  private static boolean isCostly(Program program) {
    AtomicBoolean found = new AtomicBoolean();
    program.body().forEach(line -> line.value().fold(new Costs(found)));
    return found.get();
  }

  /** The name under which a term that has been taken out is known. */
  public static String name(Expr term) {
    return ((Expr.Name) term).name();
  }

  /** Notes functions that cost more than a comparison or a root. */
  private record Costs(AtomicBoolean found) implements Rebuilding {

    @Override
    public Expr power(Expr base, Expr exponent) {
      found.set(true);
      return base;
    }

    @Override
    public Expr table(Expr x, Nodes nodes) {
      found.set(true);
      return x;
    }

    @Override
    public Expr call(Function function, List<Expr> arguments) {
      switch (function) {
        case EXP, LOG, TANH, SIN, COS, HILL, SOFTPLUS, SIGMOID -> found.set(true);
        case SQRT, ABS, MIN, MAX, SIGN, FLOOR, POS -> { }
      }
      return arguments.get(0);
    }
  }
}
