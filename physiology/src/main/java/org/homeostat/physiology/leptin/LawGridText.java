package org.homeostat.physiology.leptin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.unit.Unit;

/**
 * A grid in words: a column for each law; for each protocol one line where the framings agree in every law,
 * and two where they do not.
 */
final class LawGridText {
  private static final String GAP = " ";
  private static final Unit DAY = Unit.parse("d");

  private LawGridText() {}

  static String terminal(LawGrid grid) {
    List<List<String>> lines = lines(grid);
    int[] widths = IntStream.range(0, lines.get(0).size())
        .map(column -> lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0)).toArray();
    String table = lines.stream().map(line -> IntStream.range(0, widths.length)
            .mapToObj(i -> i < 2 ? left(line.get(i), widths[i]) : right(line.get(i), widths[i]))
            .collect(Collectors.joining(GAP)).stripTrailing())
        .collect(Collectors.joining("\n"));
    return (title(grid) + "\n\n" + table + "\n\n" + legend(grid)).stripTrailing();
  }

  static String markdown(LawGrid grid) {
    List<List<String>> lines = new ArrayList<>(lines(grid));
    lines.add(1, lines.get(0).stream().map(any -> "---").toList());
    return lines.stream().map(line -> line.stream().map(cell -> cell.strip().replace("*", "\\*"))
        .collect(Collectors.joining(" | ", "| ", " |"))).collect(Collectors.joining("\n"));
  }

  private static String title(LawGrid grid) {
    return "Fat mass (g) after " + Numbers.round(grid.until().in(DAY)) + " d, or the day of starvation";
  }

  private static List<List<String>> lines(LawGrid grid) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Stream.concat(Stream.of("", ""), grid.laws().stream().map(Law::name)).toList());
    for (Protocol protocol : done(grid)) {
      List<TwinFates> row = grid.row(protocol);
      if (row.stream().noneMatch(TwinFates::partCompany)) {
        lines.add(line(protocol.name(), "both", row, TwinFates::setpointText));
      } else {
        lines.add(line(protocol.name(), "setpoint", row, TwinFates::setpointText));
        lines.add(line("", "feedback", row, TwinFates::feedbackText));
      }
    }
    return lines;
  }

  private static List<Protocol> done(LawGrid grid) {
    return grid.protocols().subList(0, grid.protocols().size() - grid.notDone().size());
  }

  private static List<String> line(
      String protocol, String framing, List<TwinFates> row, Function<TwinFates, String> text) {
    return Stream.concat(Stream.of(protocol, framing), row.stream().map(text)).toList();
  }

  private static String legend(LawGrid grid) {
    List<String> cells = grid.cells().stream()
        .flatMap(cell -> Stream.of(cell.setpointText(), cell.feedbackText())).toList();
    List<String> legend = new ArrayList<>();
    explain(legend, cells, "*",
        "the twins part company: they differ, or only one of them has what is acted on");
    explain(legend, cells, "(", "this framing has no such node: what comes of all else that is done");
    explain(legend, cells, "-", "the law has no such node in either framing");
    explain(legend, cells, "day", "starved on that day: no fat is left");
    explain(legend, cells, "stops", "the run could not go on beyond that day");
    if (!grid.notDone().isEmpty()) {
      legend.add("cancelled before: "
          + grid.notDone().stream().map(Protocol::name).collect(Collectors.joining(", ")));
    }
    legend.addAll(grid.cells().stream().flatMap(cell -> Stream.of(cell.setpoint(), cell.feedback()))
        .filter(fate -> fate.kind() == Fate.Kind.STOPPED).map(Fate::told).distinct().toList());
    return String.join("\n", legend);
  }

  private static void explain(List<String> legend, List<String> cells, String sign, String meaning) {
    if (cells.stream().anyMatch(cell -> cell.startsWith(sign) || cell.endsWith(sign))) {
      legend.add(left(sign.equals("(") ? "( )" : sign, 5) + GAP + meaning);
    }
  }

  private static String left(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String right(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
