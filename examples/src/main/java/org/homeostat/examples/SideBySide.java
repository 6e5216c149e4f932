package org.homeostat.examples;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/**
 * Values of several models in a table: what two or more of them have, each quantity in the unit of the first
 * that has it. As many models as a terminal has room for, then the next ones below.
 */
record SideBySide(List<Model> models, List<Map<String, Double>> columns) {

  @Override
  public String toString() {
    List<Quantity> rows = rows();
    int most = IntStream.iterate(models.size(), width -> width > 1, width -> width - 1)
        .filter(width -> tables(rows, width).allMatch(table -> table.width() <= Wrap.WIDTH))
        .findFirst().orElse(1);
    int even = ceiling(models.size(), ceiling(models.size(), most));
    return tables(rows, even).map(Table::toString).collect(Collectors.joining("\n"));
  }

  private static int ceiling(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private Stream<Table> tables(List<Quantity> rows, int width) {
    return IntStream.iterate(0, from -> from < models.size(), from -> from + width)
        .mapToObj(from -> table(rows, from, Math.min(models.size(), from + width)));
  }

  private Table table(List<Quantity> rows, int from, int to) {
    Table table = new Table()
        .row("", models.subList(from, to).stream().map(StudyText::shortName).toList());
    for (Quantity quantity : rows) {
      table.row(quantity.name() + StudyText.unit(quantity), quantity.name(),
          IntStream.range(from, to).mapToObj(i -> value(i, quantity)).toList());
    }
    return table;
  }

  /** States and auxiliaries of more than one model, in units that convert; each as first declared. */
  private List<Quantity> rows() {
    return IntStream.range(0, models.size()).boxed()
        .flatMap(i -> observed(models.get(i))
            .filter(quantity -> models.subList(0, i).stream().noneMatch(model -> shows(model, quantity)))
            .filter(quantity -> models.subList(i + 1, models.size()).stream()
                .anyMatch(model -> shows(model, quantity))))
        .toList();
  }

  private static Stream<Quantity> observed(Model model) {
    return Stream.concat(model.states().stream(), model.auxiliaries().stream()).map(model::quantity);
  }

  private static boolean shows(Model model, Quantity wanted) {
    return observed(model).anyMatch(
        own -> own.name().equals(wanted.name()) && own.unit().isCommensurable(wanted.unit()));
  }

  /** The quantity in one of the columns, alone; empty where the model lacks it, or has no such values. */
  private Map<String, Double> value(int i, Quantity wanted) {
    Map<String, Double> value = new HashMap<>();
    Double own = columns.get(i).get(wanted.name());
    if (own != null && shows(models.get(i), wanted)) {
      value.put(wanted.name(),
          own * models.get(i).quantity(wanted.name()).unit().factorTo(wanted.unit()));
    }
    return value;
  }
}
