package org.homeostat.control.framing;

import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.homeostat.control.model.Model;
import org.homeostat.control.progress.Watcher;
import org.homeostat.control.protocol.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is proved and nothing refuted by a verdict that was cut short, wherever it is cut. */
class CancelledVerdictTest {
  private static final Model SLOWER = Loops.feedback().let("k", 0.4).named("slower");

  /** From the first look at the job to the last: each more than the one before by this factor. */
  private static final double DENSER = 3;

  private static Comparison question(Model other) {
    return Comparison.of(Loops.feedback(), other).until(days(40)).under(
        Protocol.of("loaded", Protocol.after(days(10)).set("load", 0.5)));
  }

  private static Verdict whole(Model other, AtomicInteger looks) {
    return Watcher.during(progress -> looks.incrementAndGet() > 0, question(other)::verdict);
  }

  private static void check(Model other, String kind) {
    AtomicInteger looks = new AtomicInteger();
    Verdict whole = whole(other, looks);
    assertEquals(kind, whole.kind());
    assertFalse(whole.isCancelled());
    for (double cut = 1; cut <= looks.get(); cut = Math.max(cut + 1, cut * DENSER)) {
      double last = cut;
      AtomicInteger left = new AtomicInteger();
      Comparison asked = question(other);
      Verdict verdict = Watcher.during(progress -> left.incrementAndGet() < last, () -> {
        Verdict said = asked.verdict();
        assertEquals(said, asked.verdict(), "what was said stays said while nothing else can be done");
        return said;
      });
      assertEquals("Undecided", verdict.kind(), () -> "cut at look " + last);
      assertTrue(verdict.isCancelled(), verdict.toString());
      assertEquals(whole.toString(), asked.verdict().toString(), "asked anew, nothing is left of it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Proved", "Refuted"})
  void whatIsCutShortIsUndecidedWhereverItIsCut(String kind) {
    check(kind.equals("Proved") ? Loops.setpoint() : SLOWER, kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Proved", "Refuted"})
  void anInterruptedThreadDecidesNothing(String kind) {
    Comparison asked = question(kind.equals("Proved") ? Loops.setpoint() : SLOWER);
    Thread.currentThread().interrupt();
    Verdict verdict = asked.verdict();
    assertTrue(Thread.interrupted(), "the thread is still interrupted");
    assertTrue(verdict.isCancelled(), verdict.toString());
  }

  @Test
  void aProofIsNotToldOfRunsThatWereCutBefore() {
    Comparison asked = question(Loops.setpoint());
    Verdict verdict = Watcher.during(progress -> progress.done() < 20, () -> {
      assertTrue(asked.trajectories().get(0).outcome().isCancelled());
      assertEquals(asked.trajectories(), asked.trajectories(), "what was reached is kept");
      return asked.verdict();
    });
    assertTrue(verdict.isCancelled(), "the assumptions were to be looked at along these runs");
  }

  @Test
  void runsThatWereCutRunAnewWhenTheyAreAskedForAgain() {
    Comparison asked = question(Loops.setpoint());
    assertTrue(Watcher.during(progress -> false, asked::trajectories).get(1).outcome().isCancelled());
    assertTrue(asked.trajectories().get(1).outcome().isFinished());
    assertEquals("Proved", asked.verdict().kind());
  }
}
