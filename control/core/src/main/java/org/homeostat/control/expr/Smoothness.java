package org.homeostat.control.expr;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Whether a formula is smooth wherever it is defined: free of kinks, jumps and choices. */
public final class Smoothness {
  private static final Set<Function> ROUGH = EnumSet.of(
      Function.POS, Function.ABS, Function.MIN, Function.MAX, Function.SIGN, Function.FLOOR);

  private Smoothness() {}

  /** Whether no function with a kink or a jump, no condition and no choice stands in the formula. */
  public static boolean of(Expr formula) {
    Looking looking = new Looking();
    formula.fold(looking);
    return looking.smooth;
  }

  private static final class Looking implements Rebuilding {
    private boolean smooth = true;

    @Override
    public Expr table(Expr x, Nodes nodes) {
      smooth = false;
      return new Expr.Table(x, nodes);
    }

    @Override
    public Expr call(Function function, List<Expr> arguments) {
      smooth &= !ROUGH.contains(function);
      return new Expr.Call(function, arguments);
    }

    @Override
    public Expr compare(Relation relation, Expr a, Expr b) {
      smooth = false;
      return new Expr.Comparison(relation, a, b);
    }

    @Override
    public Expr choose(Expr condition, Supplier<Expr> then, Supplier<Expr> otherwise) {
      smooth = false;
      return new Expr.Choice(condition, then.get(), otherwise.get());
    }
  }
}
