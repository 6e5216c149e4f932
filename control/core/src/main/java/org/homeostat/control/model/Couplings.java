package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is linked to whom in a network, as arrays. An input that is one state of another unit is
 * <em>linked</em>; one that is a weighted sum, or an auxiliary of other units (an <em>output</em>), is
 * <em>gathered</em> before the units are evaluated.
 */
final class Couplings {
  private final int size;
  private final List<Direct> linked = new ArrayList<>();
  private final List<Gathered> gathered = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();

  /**
   * An input that is a state of another unit.
   *
   * @param state the place of the state among a unit's
   * @param from for each unit the other one, negative for none
   * @param optional whether there is a unit with none
   */
  record Direct(String input, int state, int[] from, boolean optional) {}

  /**
   * An input that is worked out from states or outputs of other units.
   *
   * @param source the place of the state among a unit's, or of the output among the outputs
   * @param from for each unit the others
   * @param weights of each of these
   * @param base what the sum begins with, for each unit
   */
  record Gathered(
      String input, boolean ofStates, int source, int[][] from, double[][] weights, double[] base) {}

  Couplings(int size) {
    this.size = size;
  }

  void add(Direct input) {
    linked.add(input);
  }

  void add(Gathered input) {
    gathered.add(input);
  }

  /** The place of an auxiliary among the outputs. */
  int output(String auxiliary) {
    if (!outputs.contains(auxiliary)) {
      outputs.add(auxiliary);
    }
    return outputs.indexOf(auxiliary);
  }

  int size() {
    return size;
  }

  List<Direct> linked() {
    return linked;
  }

  List<Gathered> gathered() {
    return gathered;
  }

  /** The auxiliaries that other units read. */
  List<String> outputs() {
    return outputs;
  }

  /** Where in the state vector each link of each unit reads, those of one unit together. */
  int[] sources(int states) {
    int[] sources = new int[size * linked.size()];
    for (int unit = 0; unit < size; unit++) {
      for (int k = 0; k < linked.size(); k++) {
        int from = linked.get(k).from[unit];
        sources[unit * linked.size() + k] = from < 0 ? -1 : from * states + linked.get(k).state;
      }
    }
    return sources;
  }
}
