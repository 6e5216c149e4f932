package org.homeostat.control.model;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.model.UnitPrograms.Slope;

/**
 * Works out the gathered inputs of all units before they are evaluated, and afterwards what the rates'
 * derivatives by these inputs contribute to the Jacobian. The work array has for each unit
 *
 * <pre>
 * its gathered inputs | the rates' partials by them | its outputs | their slopes | their time derivatives
 * </pre>
 */
final class Gathering {
  private final int size;
  private final int states;
  private final int inputs;
  private final int stride;
  private final int firstOutput;
  private final int firstSlope;
  private final int firstByTime;
  private final boolean[] ofStates;
  private final int[] source;
  private final double[] base;

  /** Sum k of unit i has the terms from {@code starts[i*inputs + k]} on. */
  private final int[] starts;
  private final int[] units;
  private final double[] weights;

  private final List<Slope> partials;
  private final int[] partialRow;
  private final int[] partialInput;

  /** The slopes of output a are those from {@code slopeStarts[a]} on. */
  private final int[] slopeStarts;
  private final int[] slopeState;

  Gathering(Couplings couplings, UnitPrograms programs, int states, int firstGathered) {
    size = couplings.size();
    this.states = states;
    List<Couplings.Gathered> sums = couplings.gathered();
    inputs = sums.size();
    partials = programs.partials();
    partialRow = partials.stream().mapToInt(Slope::row).toArray();
    partialInput = partials.stream().mapToInt(slope -> slope.column() - firstGathered).toArray();
    int outputs = couplings.outputs().size();
    List<Slope> slopes = programs.outputSlopes();
    firstOutput = inputs + partials.size();
    firstSlope = firstOutput + outputs;
    firstByTime = firstSlope + slopes.size();
    stride = firstByTime + outputs;
    slopeState = slopes.stream().mapToInt(Slope::column).toArray();
    slopeStarts = IntStream.rangeClosed(0, outputs)
        .map(a -> (int) slopes.stream().filter(slope -> slope.row() < a).count()).toArray();
    ofStates = new boolean[inputs];
    source = new int[inputs];
    base = new double[size * inputs];
    starts = new int[size * inputs + 1];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < inputs; k++) {
        ofStates[k] = sums.get(k).ofStates();
        source[k] = sums.get(k).source();
        base[i * inputs + k] = sums.get(k).base()[i];
        starts[i * inputs + k + 1] = Math.addExact(starts[i * inputs + k], sums.get(k).from()[i].length);
      }
    }
    units = new int[starts[size * inputs]];
    weights = new double[units.length];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < inputs; k++) {
        int length = sums.get(k).from()[i].length;
        System.arraycopy(sums.get(k).from()[i], 0, units, starts[i * inputs + k], length);
        System.arraycopy(sums.get(k).weights()[i], 0, weights, starts[i * inputs + k], length);
      }
    }
  }

  /** The places that each unit has in the work array. */
  int stride() {
    return stride;
  }

  /** Where a unit's partials begin, behind its gathered inputs. */
  int firstPartial() {
    return inputs;
  }

  /** Where a unit's outputs begin, with their slopes and time derivatives behind them. */
  int firstOutput() {
    return firstOutput;
  }

  /** The gathered inputs, from the states and the outputs. */
  void gather(double[] y, double[] work) {
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < inputs; k++) {
        int sum = i * inputs + k;
        double value = base[sum];
        for (int e = starts[sum]; e < starts[sum + 1]; e++) {
          value += weights[e] * (ofStates[k]
              ? y[units[e] * states + source[k]] : work[units[e] * stride + firstOutput + source[k]]);
        }
        work[i * stride + k] = value;
      }
    }
  }

  /** The states that row {@code state} of a unit depends on through gathered inputs, one after the other. */
  IntStream columns(int unit, int state) {
    return IntStream.range(0, partialRow.length).filter(p -> partialRow[p] == state)
        .flatMap(p -> columnsOfPartial(unit, p));
  }

  private IntStream columnsOfPartial(int unit, int p) {
    int k = partialInput[p];
    IntStream read = IntStream.range(starts[unit * inputs + k], starts[unit * inputs + k + 1])
        .map(e -> units[e] * states);
    return ofStates[k]
        ? read.map(first -> first + source[k])
        : read.flatMap(first -> IntStream.range(slopeStarts[source[k]], slopeStarts[source[k] + 1])
            .map(s -> first + slopeState[s]));
  }

  /** The entries to which {@link #scatter} adds, in its order: their rows and columns in turn. */
  IntStream entries() {
    return IntStream.range(0, size).flatMap(i -> IntStream.range(0, partialRow.length).flatMap(p ->
        columnsOfPartial(i, p).flatMap(column -> IntStream.of(i * states + partialRow[p], column))));
  }

  /** Adds to the Jacobian's entries, which are at {@code out[offset + places[...]]}. */
  void scatter(double[] work, int[] places, double[] out, int offset) {
    int next = 0;
    for (int i = 0; i < size; i++) {
      for (int p = 0; p < partialInput.length; p++) {
        int k = partialInput[p];
        double partial = work[i * stride + inputs + p];
        for (int e = starts[i * inputs + k]; e < starts[i * inputs + k + 1]; e++) {
          double slope = weights[e] * partial;
          if (ofStates[k]) {
            out[offset + places[next++]] += slope;
          } else {
            for (int s = slopeStarts[source[k]]; s < slopeStarts[source[k] + 1]; s++) {
              out[offset + places[next++]] += slope * work[units[e] * stride + firstSlope + s];
            }
          }
        }
      }
    }
  }

  /** Adds to the time derivatives of the rates, from {@code dfdt[at]} on, what outputs contribute. */
  void scatterByTime(double[] work, double[] dfdt, int at) {
    for (int i = 0; i < size; i++) {
      for (int p = 0; p < partialInput.length; p++) {
        int k = partialInput[p];
        for (int e = starts[i * inputs + k]; !ofStates[k] && e < starts[i * inputs + k + 1]; e++) {
          dfdt[at + i * states + partialRow[p]] += weights[e] * work[i * stride + inputs + p]
              * work[units[e] * stride + firstByTime + source[k]];
        }
      }
    }
  }
}
