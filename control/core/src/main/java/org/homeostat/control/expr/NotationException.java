package org.homeostat.control.expr;

/**
 * What is wrong in a line of the notation, and where: a sentence, the line, and carets under the part that is
 * meant.
 *
 * <pre>
 * there is no operator between '2' and 'x'. To multiply, write 2*x.
 *     y = 2x + 1
 *         ^^
 * </pre>
 */
public final class NotationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;
  private static final String INDENT = "    ";

  private final String problem;
  private final String line;
  private final int from;
  private final int to;

  /**
   * A problem with the part of a line between two columns, which count from 0.
   *
   * @param from the first column, inclusive
   * @param to the last column, exclusive; at least one caret is drawn
   */
  public NotationException(String problem, String line, int from, int to) {
    super(problem + "\n" + underlined(line, from, to));
    this.problem = problem;
    this.line = line;
    this.from = from;
    this.to = to;
  }

  /**
   * The line, indented, and below it carets under the columns {@code from} inclusive to {@code to} exclusive.
   */
  public static String underlined(String line, int from, int to) {
    return INDENT + line + "\n" + INDENT + " ".repeat(from) + "^".repeat(Math.max(1, to - from));
  }

  /** The sentence alone. */
  public String problem() {
    return problem;
  }

  /** The line as it was read; an equation continued over several lines is one line here. */
  public String line() {
    return line;
  }

  /** The first column that is meant, counted from 0. */
  public int from() {
    return from;
  }

  /** The column after the last that is meant. */
  public int to() {
    return to;
  }
}
