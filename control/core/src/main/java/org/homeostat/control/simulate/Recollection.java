package org.homeostat.control.simulate;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.model.Memory;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.solve.Past;

/** What a run remembers that goes on where another one ended; its time 0 is the end of that. */
final class Recollection {
  private Recollection() {}

  /** What is remembered of a run: its delayed quantities as it knows them itself, others as it gives them. */
  static Memory of(Trajectory earlier, Model model) {
    List<String> signals = model.delayedQuantities();
    Memory known = earlier.phases().get(earlier.phases().size() - 1).memory();
    signals.stream().filter(name -> !earlier.model().has(name)).findFirst().ifPresent(missing -> {
      throw new ModelException(model.name(), "its equations read the past of '" + missing + "', which "
          + earlier.model().name() + " does not have. Let it go on from a run that has, or drop after(...).");
    });
    Past past = known.signals().containsAll(signals)
        ? new Later(
            known.past(), signals.stream().mapToInt(known.signals()::indexOf).toArray(), earlier.end())
        : sampled(earlier, signals);
    return new Memory(signals, past);
  }

  private static Past sampled(Trajectory earlier, List<String> signals) {
    double end = earlier.end();
    Past smooth = Past.of(-end, t -> {
      var point = earlier.everything(Math.max(0, end + t));
      return signals.stream().mapToDouble(point::get).toArray();
    });
    Past.Breaking[] breakings = Stream.concat(
            Stream.of(0.0), earlier.phases().stream().map(Phase::from)).distinct()
        .map(t -> new Past.Breaking(t - end, 0)).toArray(Past.Breaking[]::new);
    return Past.of(-end, t -> all(signals.size(), j -> smooth.signal(j, t)),
        t -> all(signals.size(), j -> smooth.rate(j, t)), breakings);
  }

  private static double[] all(int size, IntToDoubleFunction each) {
    return IntStream.range(0, size).mapToDouble(each).toArray();
  }

  /**
   * A past whose clock was set to 0 later.
   *
   * @param places which of its signals are remembered
   */
  private record Later(Past past, int[] places, double zero) implements Past {
    @Override
    public double from() {
      return past.from() - zero;
    }

    @Override
    public double signal(int j, double t) {
      return past.signal(places[j], t + zero);
    }

    @Override
    public double rate(int j, double t) {
      return past.rate(places[j], t + zero);
    }

    @Override
    public List<Breaking> breakings() {
      return past.breakings().stream()
          .map(breaking -> new Breaking(breaking.time() - zero, breaking.order())).toList();
    }
  }
}
