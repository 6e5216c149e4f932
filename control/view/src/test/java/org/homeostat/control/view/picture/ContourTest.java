package org.homeostat.control.view.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.homeostat.control.view.course.Curve;
import org.junit.jupiter.api.Test;

class ContourTest {
  /** What is left of functions of order one at their zeros: a few roundings. */
  private static final double ROUNDING = 1e-12;

  /** A square of the grid. */
  private static final double SQUARE = 0.1;

  private static List<Curve> zeros(DoubleBinaryOperator function, double low, double high) {
    double[] grid = Plane.grid(low, high, (int) Math.round((high - low) / SQUARE) + 1);
    double[][] values = new double[grid.length][grid.length];
    for (int i = 0; i < grid.length; i++) {
      for (int j = 0; j < grid.length; j++) {
        values[i][j] = function.applyAsDouble(grid[i], grid[j]);
      }
    }
    return Contour.zeros(function, grid, grid, values);
  }

  @Test
  void everyPointIsAZeroAndARoundLineCloses() {
    DoubleBinaryOperator circle = (x, y) -> x * x + y * y - 2;
    List<Curve> lines = zeros(circle, -2, 2);
    assertEquals(1, lines.size());
    Curve line = lines.get(0);
    int last = line.x().length - 1;
    assertEquals(line.x()[0], line.x()[last]);
    assertEquals(line.y()[0], line.y()[last]);
    for (int k = 0; k <= last; k++) {
      assertEquals(0, circle.applyAsDouble(line.x()[k], line.y()[k]), ROUNDING);
    }
  }

  @Test
  void linesThatComeNearEachOtherStayApart() {
    List<Curve> lines = zeros((x, y) -> x * y - 1e-3, -1, 1);
    assertEquals(2, lines.size());
    lines.forEach(line -> assertEquals(line.x().length, Arrays.stream(line.x())
        .filter(x -> x > 0 == line.x()[0] > 0).count()));
  }

  @Test
  void aPoleIsNoZero() {
    assertEquals(List.of(), zeros((x, y) -> 1 / (x - 0.33), -1, 1));
  }

  @Test
  void whereTheFunctionIsNotThereNoLineIs() {
    List<Curve> lines = zeros((x, y) -> Math.sqrt(x) - Math.sqrt(0.42), -1, 1);
    assertEquals(1, lines.size());
    assertEquals(0.42, lines.get(0).x()[0], ROUNDING);
  }

  @Test
  void aRimOfZerosIsALineAndHidesNoOther() {
    List<Curve> lines = zeros((x, y) -> y * (0.55 - x), 0, 1);
    assertEquals(2, lines.size());
    assertTrue(Arrays.stream(lines.get(0).y()).allMatch(y -> y == 0));
    assertTrue(Arrays.stream(lines.get(1).x()).allMatch(x -> Math.abs(x - 0.55) < ROUNDING));
    assertEquals(1, lines.get(1).high());
  }
}
