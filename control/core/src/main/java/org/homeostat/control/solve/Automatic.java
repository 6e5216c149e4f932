package org.homeostat.control.solve;

/**
 * The method that chooses among ours, and changes while it runs: {@link Auto}.
 *
 * @param standing where it starts: what a run before this one has found out
 */
record Automatic(Standing standing) implements ByKernel {

  /** Without a run before it. */
  static final Automatic FRESH = new Automatic(Standing.START);

  @Override
  public String shortName() {
    return "auto";
  }

  @Override
  public March.Making making(boolean watched) {
    return (field, tolerance) -> new Auto(field, tolerance, Explicit.at(tolerance, watched), standing);
  }

  @Override
  public Method after(Solution before) {
    Choices choices = before.statistics().choices();
    return choices.isEmpty() ? this : new Automatic(choices.standing());
  }
}
