package org.homeostat.control.expr;

import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DMUL;
import static org.objectweb.asm.Opcodes.DNEG;
import static org.objectweb.asm.Opcodes.DSUB;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * Numbers the values of a whole program: the same operation on the same values has one number, so that it
 * is computed once. Operands have smaller numbers than what is made of them. Nothing is reassociated or
 * evaluated ahead.
 */
final class BytecodeNumbering implements Algebra<Integer> {

  private final List<BytecodeOperation> operations = new ArrayList<>();
  private final Map<BytecodeOperation, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final List<Integer> results = new ArrayList<>();

  private BytecodeNumbering() {}

  /** The values of a program. */
  static BytecodeNumbering of(Program program) {
    BytecodeNumbering numbering = new BytecodeNumbering();
    numbering.names.put(Program.TIME, numbering.number(new BytecodeOperation.Time()));
    numbering.declare(program.states(), BytecodePart.STATES);
    numbering.declare(program.parameters(), BytecodePart.PARAMETERS);
    numbering.assign(program);
    return numbering;
  }

  /** The values of a program of one unit among many. */
  static BytecodeNumbering of(UnitProgram unit) {
    BytecodeNumbering numbering = new BytecodeNumbering();
    numbering.names.put(Program.TIME, numbering.number(new BytecodeOperation.Time()));
    UnitInputs inputs = unit.inputs();
    numbering.declare(inputs.shared(), BytecodeUnitFrame.SHARED);
    numbering.declare(inputs.own(), BytecodeUnitFrame.OWN);
    numbering.declare(inputs.states(), BytecodeUnitFrame.STATES);
    numbering.declare(inputs.gathered(), BytecodeUnitFrame.WORK);
    for (int link = 0; link < inputs.linked().size(); link++) {
      String name = inputs.linked().get(link);
      List<Integer> absent = Optional.ofNullable(inputs.absent().get(name)).map(numbering.names::get).stream()
          .toList();
      numbering.names.put(name, numbering.number(new BytecodeOperation.Linked(link, absent)));
    }
    numbering.assign(unit.program());
    return numbering;
  }

  private void assign(Program program) {
    for (Assignment assignment : program.body()) {
      names.put(assignment.name(), assignment.value().fold(this));
    }
    program.results().forEach(result -> results.add(result.fold(this)));
  }

  /** Every operation at the place of its value's number. */
  List<BytecodeOperation> operations() {
    return operations;
  }

  /** The numbers of the program's results. */
  List<Integer> results() {
    return results;
  }

  private void declare(List<String> inputs, int array) {
    for (int i = 0; i < inputs.size(); i++) {
      names.put(inputs.get(i), number(new BytecodeOperation.Element(array, i)));
    }
  }

  private Integer number(BytecodeOperation operation) {
    Integer known = numbers.putIfAbsent(operation, operations.size());
    if (known != null) {
      return known;
    }
    operations.add(operation);
    return operations.size() - 1;
  }

  private Integer constant(double value) {
    return number(new BytecodeOperation.Constant(value));
  }

  private Integer arithmetic(int opcode, Integer... operands) {
    return number(new BytecodeOperation.Arithmetic(opcode, List.of(operands)));
  }

  @Override
  public Integer number(BigDecimal value) {
    return constant(value.doubleValue());
  }

  @Override
  public Integer pi() {
    return constant(Math.PI);
  }

  @Override
  public Integer name(String name) {
    return names.get(name);
  }

  @Override
  public Integer negate(Integer a) {
    return arithmetic(DNEG, a);
  }

  @Override
  public Integer add(Integer a, Integer b) {
    return arithmetic(DADD, a, b);
  }

  @Override
  public Integer subtract(Integer a, Integer b) {
    return arithmetic(DSUB, a, b);
  }

  @Override
  public Integer multiply(Integer a, Integer b) {
    return arithmetic(DMUL, a, b);
  }

  @Override
  public Integer divide(Integer a, Integer b) {
    return arithmetic(DDIV, a, b);
  }

  @Override
  public Integer power(Integer base, BigFraction exponent) {
    return Real.isSquared(exponent)
        ? multiplied(base, exponent.getNumeratorAsInt())
        : power(base, constant(exponent.doubleValue()));
  }

  /** The multiplications of {@link Real#power(double, int)}; powers of one base share them. */
  private Integer multiplied(Integer x, int n) {
    if (n < 0) {
      return arithmetic(DDIV, constant(1), multiplied(x, -n));
    }
    if (n == 0) {
      return constant(1);
    }
    if (n == 1) {
      return x;
    }
    if (n % 2 == 1) {
      return arithmetic(DMUL, multiplied(x, n - 1), x);
    }
    Integer half = multiplied(x, n / 2);
    return arithmetic(DMUL, half, half);
  }

  @Override
  public Integer power(Integer base, Integer exponent) {
    return number(new BytecodeOperation.Call(Math.class, "pow", List.of(base, exponent)));
  }

  @Override
  public Integer delay(String quantity, Integer lag) {
    throw new NoPast(quantity);
  }

  @Override
  public Integer call(Function function, List<Integer> arguments) {
    return switch (function) {
      case EXP, LOG, SQRT, ABS, MIN, MAX, TANH, SIN, COS, FLOOR ->
          call(Math.class, function.text(), arguments);
      case SIGN -> call(Math.class, "signum", arguments);
      case POS, HILL, SOFTPLUS, SIGMOID -> call(Real.class, function.text(), arguments);
    };
  }

  private Integer call(Class<?> owner, String method, List<Integer> arguments) {
    return number(new BytecodeOperation.Call(owner, method, arguments));
  }

  @Override
  public Integer table(Integer x, Nodes nodes) {
    return number(new BytecodeOperation.Table(nodes, List.of(x)));
  }

  @Override
  public Integer compare(Relation relation, Integer a, Integer b) {
    return number(new BytecodeOperation.Comparison(relation, List.of(a, b)));
  }

  @Override
  public Integer and(Integer a, Integer b) {
    return number(new BytecodeOperation.Connective(true, List.of(a, b)));
  }

  @Override
  public Integer or(Integer a, Integer b) {
    return number(new BytecodeOperation.Connective(false, List.of(a, b)));
  }

  @Override
  public Integer choose(Integer condition, Supplier<Integer> then, Supplier<Integer> otherwise) {
    return number(new BytecodeOperation.Choice(List.of(condition, then.get(), otherwise.get())));
  }
}
