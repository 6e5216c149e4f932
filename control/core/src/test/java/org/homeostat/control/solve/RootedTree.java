package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rooted tree, that is one condition for the order of a Runge-Kutta or Rosenbrock method: a root and the
 * trees that hang on it.
 *
 * @see "E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I (1993), II.2"
 */
record RootedTree(List<RootedTree> branches) {

  /** All trees with that many nodes, each once. */
  static List<RootedTree> ofOrder(int order) {
    return forests(order - 1, order - 1, Integer.MAX_VALUE).stream().map(RootedTree::new).toList();
  }

  /**
   * All ways to share out {@code nodes} nodes to trees, the largest first; trees of the size {@code largest}
   * come from the first {@code below} of their list, so that each way is found once.
   */
  private static List<List<RootedTree>> forests(int nodes, int largest, int below) {
    List<List<RootedTree>> forests = new ArrayList<>();
    if (nodes == 0) {
      forests.add(List.of());
    }
    for (int size = Math.min(nodes, largest); size >= 1; size--) {
      List<RootedTree> trees = ofOrder(size);
      int count = size == largest ? Math.min(below, trees.size()) : trees.size();
      for (int k = 0; k < count; k++) {
        for (List<RootedTree> rest : forests(nodes - size, size, k + 1)) {
          List<RootedTree> forest = new ArrayList<>(List.of(trees.get(k)));
          forest.addAll(rest);
          forests.add(forest);
        }
      }
    }
    return forests;
  }

  /** How many nodes it has. */
  int order() {
    return 1 + branches.stream().mapToInt(RootedTree::order).sum();
  }

  /** The density: the order times the densities of the branches. */
  double gamma() {
    return branches.stream().mapToDouble(RootedTree::gamma).reduce(order(), (a, b) -> a * b);
  }

  /**
   * The elementary weights of the stages: at each node the product over its branches of M times the weights
   * of the branch, where M is {@code single} at nodes with one branch and {@code several} at others.
   */
  double[] weights(double[][] single, double[][] several) {
    double[] weights = new double[single.length];
    Arrays.fill(weights, 1);
    for (RootedTree branch : branches) {
      double[] inner = branch.weights(single, several);
      double[][] m = branches.size() == 1 ? single : several;
      for (int i = 0; i < weights.length; i++) {
        double sum = 0;
        for (int j = 0; j < m[i].length; j++) {
          sum += m[i][j] * inner[j];
        }
        weights[i] *= sum;
      }
    }
    return weights;
  }

  /** As lists of lists: {@code [[][[]]]}. */
  @Override
  public String toString() {
    return branches.toString().replace(", ", "");
  }
}
