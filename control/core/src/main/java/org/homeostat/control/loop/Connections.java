package org.homeostat.control.loop;

import java.util.List;
import java.util.stream.IntStream;

/** Systems led into one another: series, parallel, feedback. */
final class Connections {
  private Connections() {}

  /** y = u. */
  static LinearSystem identity(int size) {
    return LinearSystem.gain(Block.identity(size).entries());
  }

  static LinearSystem series(LinearSystem first, LinearSystem next) {
    Shapes.checkEqual("outputs", first.outputs().size(), "inputs of what follows", next.inputs().size());
    LinearSystem both = first.append(next);
    int m = first.inputs().size();
    int p = first.outputs().size();
    double[][] link = new double[both.inputs().size()][both.outputs().size()];
    IntStream.range(0, p).forEach(k -> link[m + k][k] = 1);
    return channels(both.closed(link), 0, m, p, both.outputs().size())
        .named(both.states(), first.inputs(), next.outputs());
  }

  static LinearSystem parallel(LinearSystem one, LinearSystem other) {
    int m = one.inputs().size();
    int p = one.outputs().size();
    Shapes.checkEqual("inputs", m, "inputs of the other", other.inputs().size());
    Shapes.checkEqual("outputs", p, "outputs of the other", other.outputs().size());
    LinearSystem fork = LinearSystem.gain(Block.identity(m).above(Block.identity(m)).entries());
    LinearSystem sum = LinearSystem.gain(Block.identity(p).beside(Block.identity(p)).entries());
    LinearSystem both = one.append(other);
    return fork.series(both).series(sum).named(both.states(), one.inputs(), one.outputs());
  }

  static LinearSystem feedback(LinearSystem forward, LinearSystem back) {
    int m = forward.inputs().size();
    int p = forward.outputs().size();
    Shapes.checkEqual("outputs", p, "inputs of the feedback", back.inputs().size());
    Shapes.checkEqual("inputs", m, "outputs of the feedback", back.outputs().size());
    LinearSystem both = forward.append(back);
    double[][] link = new double[both.inputs().size()][both.outputs().size()];
    IntStream.range(0, p).forEach(k -> link[m + k][k] = 1);
    IntStream.range(0, m).forEach(k -> link[k][p + k] = -1);
    return channels(both.closed(link), 0, m, 0, p);
  }

  private static LinearSystem channels(LinearSystem system, int input, int inputEnd, int output, int end) {
    return system.from(names(system.inputs(), input, inputEnd)).to(names(system.outputs(), output, end));
  }

  private static String[] names(List<String> all, int from, int to) {
    return all.subList(from, to).toArray(String[]::new);
  }
}
