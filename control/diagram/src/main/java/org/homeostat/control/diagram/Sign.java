package org.homeostat.control.diagram;

/** Which way a quantity moves what it drives. */
public enum Sign {
  /** More of it never makes less of the other. */
  RAISES("+"),
  /** More of it never makes more of the other. */
  LOWERS("-"),
  /** Now the one and now the other, or not known. */
  EITHER("?");

  private final String mark;

  Sign(String mark) {
    this.mark = mark;
  }

  /** One character: +, - or a question mark. */
  public String mark() {
    return mark;
  }
}
