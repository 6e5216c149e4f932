package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.homeostat.control.loop.Crossing;
import org.homeostat.control.loop.FrequencyResponse;
import org.homeostat.control.loop.LoopGain;
import org.homeostat.control.loop.Margins;
import org.homeostat.control.unit.Unit;
import org.jfree.chart.LegendItem;

/** Named loop gains over one range of frequencies: what Bode's and Nyquist's pictures are drawn from. */
record Loops(List<String> names, List<LoopGain> gains, Optional<double[]> range) {

  /** A response is followed from far below its slowest rate to far above its fastest; so much is left out. */
  private static final double FAR = 100;

  /** Crossings have so much room beside them. */
  private static final double ROOM = 3;

  static Loops of(String name, LoopGain gain) {
    return new Loops(List.of(name), List.of(gain), Optional.empty());
  }

  Loops and(String name, LoopGain gain) {
    if (!gain.system().time().isSame(time())) {
      throw new IllegalArgumentException("the frequencies of '" + name + "' are in "
          + FrequencyAxis.unit(gain.system().time()) + " and those of '" + names.get(0) + "' in "
          + FrequencyAxis.unit(time()) + "; one axis shows one unit. Say the unit with in(...).");
    }
    List<String> more = new ArrayList<>(names);
    List<LoopGain> all = new ArrayList<>(gains);
    more.add(name);
    all.add(gain);
    return new Loops(List.copyOf(more), List.copyOf(all), range);
  }

  /** Over these frequencies, in radians per unit of time. */
  Loops between(double low, double high) {
    if (!(low > 0 && high > low && high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("frequencies are shown from one above 0 to a higher one, not from "
          + low + " to " + high + ".");
    }
    return new Loops(names, gains, Optional.of(new double[] {low, high}));
  }

  Unit time() {
    return gains.get(0).system().time();
  }

  /** Those asked for; or those at which something happens, crossings among them. */
  double[] frequencies(List<Margins> margins) {
    return range.orElseGet(() -> {
      double low = Double.POSITIVE_INFINITY;
      double high = 0;
      for (LoopGain gain : gains) {
        double[] all = FrequencyResponse.of(gain.system()).frequencies();
        low = Math.min(low, all[0] * FAR);
        high = Math.max(high, all[all.length - 1] / FAR);
      }
      double[] crossings = margins.stream().flatMapToDouble(Loops::crossings).toArray();
      return new double[] {
          Math.min(Math.min(low, high / 2), Arrays.stream(crossings).min().orElse(low) / ROOM),
          Math.max(Math.max(high, low * 2), Arrays.stream(crossings).max().orElse(high) * ROOM)};
    });
  }

  /** Those that matter: the ones that bound the gain, and all at which the gain is 1. */
  private static DoubleStream crossings(Margins margins) {
    return DoubleStream.concat(
        DoubleStream.concat(margins.up().stream().mapToDouble(Crossing::frequency),
            margins.down().stream().mapToDouble(Crossing::frequency)),
        margins.gainCrossings().stream().mapToDouble(Crossing::frequency))
        .filter(w -> w > 0 && w < Double.POSITIVE_INFINITY);
  }

  List<LegendItem> legend() {
    List<Ink> inks = Ink.of(names);
    return IntStream.range(0, inks.size())
        .mapToObj(i -> Sheet.line(
            Sheet.label(names.get(i)), inks.get(i).colour(), inks.get(i).stroke())).toList();
  }

  /** Which of them are not stable when closed. */
  String words(List<Margins> margins) {
    String unstable = IntStream.range(0, names.size()).filter(i -> !margins.get(i).isStable())
        .mapToObj(names::get).collect(Collectors.joining(", "));
    return unstable.isEmpty() ? "" : "Not stable when closed: " + unstable
        + (names.size() == 1 ? ". What is marked are crossings, not margins" : "");
  }
}
