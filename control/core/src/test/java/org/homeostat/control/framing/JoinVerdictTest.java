package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.input;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.replace;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.junit.jupiter.api.Test;

/** What is proved of models that were renamed or joined. */
class JoinVerdictTest {

  /** Two stores with a tube between them. */
  private static Model pair(Model left, Model right) {
    return Model.join(withInlet(left), withInlet(right)).prefixed("a", "b")
        .with(parameter("c", 0, "1/d", "exchange").nonNegative())
        .connecting("a_q = c*(b_y - a_y)", "b_q = c*(a_y - b_y)").named("pair");
  }

  private static Model withInlet(Model store) {
    return store.with(input("q", 0, "g/d", "inlet"), replace("dy/dt = u - k*y - load + q"));
  }

  @Test
  void renamingBackGivesAModelThatIsProvedTheSame() {
    Model model = Loops.feedback();
    Map<String, String> back = model.quantities().stream().map(Quantity::name)
        .collect(Collectors.toMap(name -> "x_" + name, name -> name));
    Verdict verdict = Equivalence.between(model, model.prefixed("x").renamed(back)).verdict();
    assertInstanceOf(Verdict.Proved.class, verdict, verdict::toString);
  }

  @Test
  void aRenamedModelIsTheSameUnderItsMap() {
    Model model = Loops.feedback();
    Model renamed = model.prefixed("x").renamed("x_y", "y");
    Verdict verdict = Equivalence.between(model, renamed).given(model.parameters().stream()
        .map(parameter -> "x_" + parameter + " = " + parameter).toArray(String[]::new)).verdict();
    assertInstanceOf(Verdict.Proved.class, verdict, verdict::toString);
  }

  @Test
  void twinsThatAreJoinedAreTwins() {
    Model one = pair(Loops.feedback(), Loops.feedback());
    Model two = pair(Loops.setpoint(), Loops.feedback());
    Verdict verdict = Equivalence.between(two, one).verdict();
    assertInstanceOf(Verdict.Proved.class, verdict, verdict::toString);
  }

  @Test
  void aPairThatWasJoinedElsewhereIsNotTheSame() {
    Model one = pair(Loops.feedback(), Loops.feedback()).let("c", 1);
    Model two = pair(Loops.feedback(), Loops.feedback().startingAt("y", 3)).let("c", 1);
    assertInstanceOf(Verdict.Refuted.class, Equivalence.between(one, two).verdict());
  }
}
