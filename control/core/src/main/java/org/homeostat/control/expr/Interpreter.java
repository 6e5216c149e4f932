package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * Evaluates a {@link Program} line by line, as it is written: each formula is a tree of small functions
 * of one array that holds the time, the states, the parameters and the values assigned so far. It is the
 * oracle of {@link Bytecode}.
 */
final class Interpreter implements Algebra<Interpreter.Node> {

  /** What a formula is worth, given the value of every name. */
  interface Node {
    double at(double[] values);
  }

  private final Map<String, Integer> slots = new HashMap<>();

  private Interpreter() {}

  static Evaluator of(Program program) {
    Interpreter interpreter = new Interpreter();
    interpreter.declare(Program.TIME);
    program.states().forEach(interpreter::declare);
    program.parameters().forEach(interpreter::declare);
    program.body().forEach(assignment -> interpreter.declare(assignment.name()));
    return evaluator(
        program.states().size(),
        program.parameters().size(),
        program.body().stream().map(assignment -> assignment.value().fold(interpreter)).toArray(Node[]::new),
        program.results().stream().map(result -> result.fold(interpreter)).toArray(Node[]::new));
  }

  private static Evaluator evaluator(int states, int parameters, Node[] body, Node[] results) {
    int inputs = 1 + states + parameters;
    return (t, y, p, out) -> {
      double[] values = new double[inputs + body.length];
      values[0] = t;
      System.arraycopy(y, 0, values, 1, states);
      System.arraycopy(p, 0, values, 1 + states, parameters);
      for (int i = 0; i < body.length; i++) {
        values[inputs + i] = body[i].at(values);
      }
      for (int i = 0; i < results.length; i++) {
        out[i] = results[i].at(values);
      }
    };
  }

  private void declare(String name) {
    slots.put(name, slots.size());
  }

  @Override
  public Node number(BigDecimal value) {
    double number = value.doubleValue();
    return values -> number;
  }

  @Override
  public Node pi() {
    return values -> Math.PI;
  }

  @Override
  public Node name(String name) {
    int slot = slots.get(name);
    return values -> values[slot];
  }

  @Override
  public Node negate(Node a) {
    return values -> -a.at(values);
  }

  @Override
  public Node add(Node a, Node b) {
    return values -> a.at(values) + b.at(values);
  }

  @Override
  public Node subtract(Node a, Node b) {
    return values -> a.at(values) - b.at(values);
  }

  @Override
  public Node multiply(Node a, Node b) {
    return values -> a.at(values) * b.at(values);
  }

  @Override
  public Node divide(Node a, Node b) {
    return values -> a.at(values) / b.at(values);
  }

  @Override
  public Node power(Node base, BigFraction exponent) {
    if (Real.isSquared(exponent)) {
      int n = exponent.getNumeratorAsInt();
      return values -> Real.power(base.at(values), n);
    }
    double n = exponent.doubleValue();
    return values -> Math.pow(base.at(values), n);
  }

  @Override
  public Node power(Node base, Node exponent) {
    return values -> Math.pow(base.at(values), exponent.at(values));
  }

  @Override
  public Node delay(String quantity, Node lag) {
    throw new NoPast(quantity);
  }

  @Override
  public Node call(Function function, List<Node> arguments) {
    if (arguments.size() == 1) {
      Node x = arguments.get(0);
      return values -> Real.apply(function, x.at(values));
    }
    return values -> Real.apply(function, arguments.stream().mapToDouble(node -> node.at(values)).toArray());
  }

  @Override
  public Node compare(Relation relation, Node a, Node b) {
    return values -> truth(relation.holds(a.at(values), b.at(values)));
  }

  @Override
  public Node and(Node a, Node b) {
    return values -> truth(isTrue(a, values) && isTrue(b, values));
  }

  @Override
  public Node or(Node a, Node b) {
    return values -> truth(isTrue(a, values) || isTrue(b, values));
  }

  @Override
  public Node choose(Node condition, Supplier<Node> then, Supplier<Node> otherwise) {
    Node yes = then.get();
    Node no = otherwise.get();
    return values -> isTrue(condition, values) ? yes.at(values) : no.at(values);
  }

  private static boolean isTrue(Node condition, double[] values) {
    return condition.at(values) != 0;
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }
}
