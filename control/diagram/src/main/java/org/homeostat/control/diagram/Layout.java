package org.homeostat.control.diagram;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where nodes, arrows and the texts on them lie: in layers from above to below, in the order of the
 * equations as far as possible, so that what closes a loop goes up. Lengths in pixels.
 *
 * @param ways the corners of each arrow, from the node it leaves to the node it ends on
 * @param labels where the text of an arrow is, if it has one
 *
 * @see "C. D. Schulze, M. Spoenemann, R. von Hanxleden: Drawing layered graphs with port constraints, Journal
 *     of Visual Languages and Computing 25 (2014) 89-106"
 */
record Layout(double width, double height, Map<String, Rectangle2D> places, Map<Wire, List<Point2D>> ways,
    Map<Wire, Rectangle2D> labels) {

  private static final double MARGIN = 8;
  private static final double BETWEEN_NODES = 26;
  private static final double BETWEEN_LAYERS = 34;

  /** So that head and sign of an arrow have a straight piece to stand at. */
  private static final double BEFORE_NODES = 24;
  private static final double BETWEEN_WIRES = 12;
  private static final double BETWEEN_ENDS = 15;

  /** What is to be laid out, each node with its size; a node comes before those that follow from it. */
  static Layout of(Map<String, Rectangle2D> sizes, Map<Wire, Rectangle2D> wires) {
    ElkNode graph = graph();
    Map<String, ElkNode> nodes = new LinkedHashMap<>();
    sizes.forEach((name, size) -> {
      ElkNode node = ElkGraphUtil.createNode(graph);
      node.setDimensions(size.getWidth(), size.getHeight());
      nodes.put(name, node);
    });
    Map<Wire, ElkEdge> edges = new LinkedHashMap<>();
    wires.forEach((wire, label) -> edges.put(wire,
        edge(nodes.get(wire.from()), nodes.get(wire.to()), label)));
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    return read(graph, nodes, edges);
  }

  private static ElkNode graph() {
    LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
    graph.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
    graph.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    graph.setProperty(LayeredOptions.SPACING_NODE_SELF_LOOP, BEFORE_NODES);
    graph.setProperty(LayeredOptions.SPACING_PORT_PORT, BETWEEN_ENDS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_WIRES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BEFORE_NODES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_WIRES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_WIRES);
    return graph;
  }

  private static ElkEdge edge(ElkNode from, ElkNode to, Rectangle2D label) {
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
    if (!label.isEmpty()) {
      // ELK passes over a label without text, whatever its size.
      ElkLabel text = ElkGraphUtil.createLabel("text", edge);
      text.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
      text.setDimensions(label.getWidth(), label.getHeight());
    }
    return edge;
  }

  private static Layout read(ElkNode graph, Map<String, ElkNode> nodes, Map<Wire, ElkEdge> edges) {
    Map<String, Rectangle2D> places = new LinkedHashMap<>();
    nodes.forEach((name, node) -> places.put(name,
        new Rectangle2D.Double(node.getX(), node.getY(), node.getWidth(), node.getHeight())));
    Map<Wire, List<Point2D>> ways = new LinkedHashMap<>();
    Map<Wire, Rectangle2D> labels = new LinkedHashMap<>();
    edges.forEach((wire, edge) -> {
      ways.put(wire, way(edge.getSections().get(0)));
      edge.getLabels().forEach(text -> labels.put(wire,
          new Rectangle2D.Double(text.getX(), text.getY(), text.getWidth(), text.getHeight())));
    });
    return new Layout(graph.getWidth(), graph.getHeight(), places, ways, labels);
  }

  private static List<Point2D> way(ElkEdgeSection section) {
    List<Point2D> way = new ArrayList<>();
    way.add(new Point2D.Double(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(bend -> way.add(new Point2D.Double(bend.getX(), bend.getY())));
    way.add(new Point2D.Double(section.getEndX(), section.getEndY()));
    return way;
  }
}
