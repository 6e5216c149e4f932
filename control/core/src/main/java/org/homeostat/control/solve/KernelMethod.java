package org.homeostat.control.solve;

/** Our own methods: each a {@link Kernel}, driven by a {@link March}. */
enum KernelMethod implements ByKernel {
  /** {@link Tsit5}: for fields that are not stiff, at loose tolerances. */
  TSIT5("tsit5", new ByDimension(Tsit5.class, Tsit5::new)),
  /** {@link Vern7}: for fields that are not stiff, at tight tolerances. */
  VERN7("vern7", new ByDimension(Vern7.class, Vern7::new)),
  /** {@link Rodas5P}: for stiff fields. */
  RODAS5P("rodas5p", withJacobian(new ByDimension(Rodas5P.class, Rodas5P::new))),
  /** {@link Bdf}: for large stiff fields. */
  BDF("bdf", withJacobian(Bdf::new)),
  /** {@link Radau}: for stiff fields at tight tolerances. */
  RADAU("radau", withJacobian(Radau::new));

  private final String shortName;
  private final March.Making making;

  KernelMethod(String shortName, March.Making making) {
    this.shortName = shortName;
    this.making = making;
  }

  /** Only these ask a field for its sparsity, which takes room where every entry counts. */
  private static March.Making withJacobian(March.Making making) {
    return (field, tolerance) -> {
      Problem.checkSparsity(field);
      return making.kernel(field, tolerance);
    };
  }

  @Override
  public String shortName() {
    return shortName;
  }

  @Override
  public March.Making making(boolean watched) {
    return making;
  }

  /** Its kernel, on a field. */
  Kernel kernel(VectorField field, Tolerance tolerance) {
    return making.kernel(field, tolerance);
  }
}
