package org.homeostat.control.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
  /** Positions are rounded to some hundredths of a pixel at most. */
  private static final double ROUNDING = 0.1;

  private static final List<Laid> LAID =
      Stream.of(Loops.thermostat(), Loops.feedback(), Loops.with("x"), Loops.ring(12), Loops.ring(100))
          .map(model -> new Laid(model, layout(model))).toList();

  /** A model and where all its parts are. */
  private record Laid(Model model, Layout layout) {
    @Override
    public String toString() {
      return model.name() + " of " + layout.places().size();
    }
  }

  static Stream<Laid> models() {
    return LAID.stream();
  }

  private static Layout layout(Model... models) {
    return Drawing.of(Stream.of(models).map(model -> Wires.of(model, false)).toList()).layout();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noNodeLiesOnAnother(Laid laid) {
    List<Rectangle2D> places = new ArrayList<>(laid.layout().places().values());
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(places.get(i).intersects(places.get(j)), places.get(i) + " on " + places.get(j));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyArrowGoesFromItsNodeToItsNodeAndThroughNoOther(Laid laid) {
    Layout layout = laid.layout();
    long arrows = Loops.influences(laid.model()).stream().map(Wire::of).distinct().count();
    assertEquals(arrows, layout.ways().size());
    layout.ways().forEach((wire, way) -> {
      Point2D end = way.get(way.size() - 1);
      assertTrue(isOnEdge(way.get(0), layout.places().get(wire.from())), () -> wire + " begins " + way);
      assertTrue(isOnEdge(end, layout.places().get(wire.to())), () -> wire + " ends at " + end);
      layout.places().forEach((name, place) ->
          assertFalse(crosses(way, place), () -> wire + " runs through " + name));
    });
  }

  @ParameterizedTest
  @MethodSource("models")
  void everythingIsInThePicture(Laid laid) {
    Layout layout = laid.layout();
    Rectangle2D all = new Rectangle2D.Double(0, 0, layout.width() + ROUNDING, layout.height() + ROUNDING);
    layout.places().forEach((name, place) -> assertTrue(all.contains(place), name));
    layout.labels().forEach((wire, place) -> assertTrue(all.contains(place), wire::toString));
    layout.ways().values().forEach(way -> way.forEach(corner -> assertTrue(all.contains(corner))));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theTextsOnArrowsLieOnNoNode(Laid laid) {
    Layout layout = laid.layout();
    layout.labels().forEach((wire, place) ->
        layout.places().forEach((name, node) ->
            assertFalse(node.intersects(place), () -> wire + " on " + name)));
  }

  @Test
  void theSameModelIsLaidOutTheSameWay() {
    assertEquals(layout(Loops.ring(12)), layout(Loops.ring(12)));
  }

  @Test
  void twoModelsHaveOneLayoutOfAllThatEitherHas() {
    Map<String, Rectangle2D> places = layout(Loops.thermostat(), Loops.feedback()).places();
    assertEquals(List.of("out", "Tset", "T", "e", "heat"), List.copyOf(places.keySet()));
  }

  private static boolean isOnEdge(Point2D point, Rectangle2D place) {
    Rectangle2D inside = grown(place, -ROUNDING);
    return grown(place, ROUNDING).contains(point) && !inside.contains(point);
  }

  private static boolean crosses(List<Point2D> way, Rectangle2D place) {
    Rectangle2D inside = grown(place, -ROUNDING);
    return Stream.iterate(1, i -> i < way.size(), i -> i + 1)
        .anyMatch(i -> new Line2D.Double(way.get(i - 1), way.get(i)).intersects(inside));
  }

  private static Rectangle2D grown(Rectangle2D place, double by) {
    return new Rectangle2D.Double(
        place.getX() - by, place.getY() - by, place.getWidth() + 2 * by, place.getHeight() + 2 * by);
  }
}
