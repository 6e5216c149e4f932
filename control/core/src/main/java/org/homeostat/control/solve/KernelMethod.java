package org.homeostat.control.solve;


/** Our own one-step methods: each a {@link Kernel}, driven by a {@link March}. */
enum KernelMethod implements Method {
  /** {@link Tsit5}: for fields that are not stiff, at loose tolerances. */
  TSIT5("tsit5", new ByDimension(Tsit5.class, Tsit5::new)),
  /** {@link Vern7}: for fields that are not stiff, at tight tolerances. */
  VERN7("vern7", new ByDimension(Vern7.class, Vern7::new)),
  /** {@link Rodas5P}: for stiff fields. */
  RODAS5P("rodas5p", new ByDimension(Rodas5P.class, Rodas5P::new));

  /** Over fewer last digits of the time there is no room for steps. */
  private static final int FEWEST_DIGITS = 64;

  private final String shortName;
  private final March.Making making;

  KernelMethod(String shortName, March.Making making) {
    this.shortName = shortName;
    this.making = making;
  }

  @Override
  public String shortName() {
    return shortName;
  }

  @Override
  public Solution integrate(Problem problem, Tolerance tolerance, Monitor monitor) {
    if (Dash.spans(problem.t0(), problem.t1(), FEWEST_DIGITS)) {
      return Dash.across(problem, new Watch(problem), shortName);
    }
    Track track = new Track(problem.t0(), problem.y0());
    March march = new March(problem, tolerance, monitor, making, track);
    Outcome outcome = march.go();
    track.close();
    return new Solution(outcome, track, march.statistics(shortName), march.events());
  }

  @Override
  public Samples sample(Problem problem, double[] times, Tolerance tolerance, Monitor monitor) {
    Sampler sampler = new Sampler(times, problem.t0(), problem.y0());
    if (Dash.spans(problem.t0(), problem.t1(), FEWEST_DIGITS)) {
      return Dash.across(problem, new Watch(problem), shortName).sampled(sampler);
    }
    March march = new March(problem, tolerance, monitor, making, sampler);
    Outcome outcome = march.go();
    return sampler.samples(outcome, march.statistics(shortName));
  }
}
