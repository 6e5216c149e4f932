package org.homeostat.control.framing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.noise.Scheme;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/**
 * One noise for several models: paths on one clock, the method that suits all, the steps that suffice all.
 */
final class CommonNoise {
  private CommonNoise() {}

  /** The noise with method and steps settled; a model that it does not suit says why. */
  static Noise of(Noise given, List<Model> models, Time until) {
    Unit unit = models.get(0).timeUnit();
    Noise clocked = unit.isDimensionless() || given.clock().isPresent() ? given : given.clock(unit);
    List<Noise> settled = models.stream().map(model -> settled(clocked, model, until)).toList();
    Scheme scheme = settled.stream().map(noise -> noise.scheme().orElseThrow())
        .min(Comparator.naturalOrder()).orElseThrow();
    double step = Double.POSITIVE_INFINITY;
    for (int i = 0; i < models.size(); i++) {
      Unit own = models.get(i).timeUnit();
      step = Math.min(step, settled.get(i).step().orElseThrow().in(own) * own.factorTo(unit));
    }
    return clocked.by(scheme)
        .step(new Time(step, unit.isDimensionless() ? Optional.empty() : Optional.of(unit)));
  }

  private static Noise settled(Noise noise, Model model, Time until) {
    return Simulation.of(model).until(until).noisy(noise).settled().noise().orElseThrow();
  }
}
