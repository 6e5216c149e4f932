package org.homeostat.control.framing;

import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;

/** How verdicts are said: on a terminal, and as LaTeX. */
class VerdictTextTest {
  private static final Protocol LOADED = Protocol.of("loaded", after(days(0)).set("load", 0.75));

  private static Verdict twins() {
    return Equivalence.between(Loops.setpoint(), Loops.feedback())
        .until(days(40)).challenged(LOADED).verdict();
  }

  /** A verdict with a finding of every relation and evidence, and every character that LaTeX reads. */
  private static Verdict all() {
    List<Finding> findings = List.of(
        new Finding(Relation.IDENTICAL, Optional.of(false), Evidence.PROOF, "unequal in dx_1/dt & 50 % of y"),
        new Finding(Relation.ON_INVARIANT_SET, Optional.of(true), Evidence.CERTIFIED,
            "on F = 0.4*exp(L/10.4)"),
        new Finding(Relation.LIMIT, Optional.of(true), Evidence.MEASURED, "tau -> 0, of order 1.00 +- 0.02"),
        new Finding(Relation.DIFFERENT, Optional.empty(), Evidence.PROOF, "a < b^2, ~{#1} \\ $"));
    Account account = new Account("a_1", "b", Relation.IDENTICAL, "these values", "a_1 and b differ.",
        List.of("k5 + Lset - e is not 0 (checked along runs)", "the starts agree"), List.of(),
        List.of(new Separation("holding e_2 at 0", Optional.empty())), findings, OptionalDouble.of(2.6e-15));
    return new Verdict.Refuted(account,
        new Witness("diet", "x_1", Unit.parse("g"), Unit.parse("d"), 12, 1.5, 2));
  }

  private static String file(String name) throws IOException {
    try (InputStream in = VerdictTextTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aTerminalIsToldAllOfItInLinesOfAHundredColumns() throws IOException {
    String text = twins().text() + "\n\n" + all().text() + "\n";
    assertEquals(file("verdict.txt"), text.replaceAll("\\d\\.\\de-1\\d", "#"), "rounding is not compared");
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
  }

  @Test
  void latexIsToldTheSameAndReadsNoneOfItAsACommand() throws IOException {
    String latex = all().toLatex();
    assertEquals(file("verdict.tex"), latex);
    assertTrue(latex.contains(all().relations().get(1).toLatex()));
  }

  @Test
  void itsLatexIsWellFormed() {
    for (Verdict verdict : List.of(twins(), all())) {
      String bare = verdict.toLatex().replaceAll("\\\\[\\\\{}$&%#_]", "");
      assertEquals(count("\\{", bare), count("\\}", bare));
      assertEquals(0, count("\\$", bare) % 2);
      assertEquals(count("\\\\begin", bare), count("\\\\end", bare));
      String text = bare.replaceAll("\\$[^$]*\\$", "");
      assertEquals(0, count("[_^#%~]", text), text);
      assertTrue(verdict.toLatex().lines().filter(line -> line.endsWith("\\\\"))
          .allMatch(line -> count("(?<!\\\\)&", line) == 3), verdict.toLatex());
    }
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}
