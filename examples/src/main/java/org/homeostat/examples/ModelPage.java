package org.homeostat.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;
import org.homeostat.control.unit.Unit;
import org.homeostat.physiology.Catalogue;

/** The catalogue in Markdown: a page that lists all models, and one for each system with all they declare. */
final class ModelPage {
  private static final String GENERATED = "<!-- Written by `models %s--markdown`. -->\n";

  private static final String MARKS = """

      Each number says where it is from, and how it came to us: `[read]` as the source has it,
      `[derived]` computed from what the source has, `[abstract only]` where no more could be read,
      `[reconstructed]` a reading of a source that is not clear, `[from memory, unverified]` a hint,
      and `[assumed]` ours, with the reason. What *follows* from the others has no source of its own;
      its value is that at the start.
      """;

  private static final int DECLARED = 10;
  private static final int COMPUTED = 6;

  private ModelPage() {}

  /** Every model by its system, with where to read more. */
  static String index() {
    StringBuilder page = new StringBuilder(String.format(GENERATED, ""));
    page.append("# Models\n\nEvery model that can be named. `models NAME` prints one, `run NAME` runs it,"
        + " `Catalogue.model(\"NAME\")` makes it.\n`X.feedback` and `X.setpoint` are twins: one law written"
        + " in two ways. A link leads to equations, values and sources.\n" + MARKS);
    for (String system : systems()) {
      page.append("\n## ").append(system).append("\n\n| model | what it is |\n| --- | --- |\n");
      of(system).forEach(entry -> page.append("| [").append(entry.name()).append("](catalogue/")
          .append(system).append(".md#").append(anchor(entry.name())).append(") | ")
          .append(plain(entry.description())).append(" |\n"));
    }
    return page.toString();
  }

  /** All models of a system, and what they are taken from. */
  static String system(String system) {
    StringBuilder page = new StringBuilder(String.format(GENERATED, system + " "));
    page.append("# Models of ").append(system)
        .append("\n\n[All systems, and what the words in brackets mean](../catalogue.md)\n");
    of(system).forEach(entry -> page.append("\n").append(model(entry)));
    List<String> references = of(system).flatMap(entry -> entry.make().quantities().stream())
        .flatMap(quantity -> quantity.source().stream()).filter(source -> !source.authors().isEmpty())
        .map(Source::reference).distinct().sorted().toList();
    page.append("\n## References\n\n");
    references.forEach(reference -> page.append("- ").append(plain(reference)).append("\n"));
    return page.toString();
  }

  /** One model: its equations, and each quantity with value, unit, domain and source. */
  static String model(Catalogue.Entry<Model> entry) {
    Model model = entry.make();
    List<String> lines = new ArrayList<>(List.of("## " + entry.name(), "",
        plain(entry.description()) + "; " + time(model.timeUnit()), "", "```"));
    model.toString().lines().skip(1).map(line -> line.replaceFirst("^  ", "")).forEach(lines::add);
    lines.addAll(List.of("```", "", "| quantity | kind | value | what it is | from |",
        "| --- | --- | --- | --- | --- |"));
    Map<String, Double> start = model.evaluate(0, model.start());
    model.quantities().forEach(quantity -> lines.add(row(model, quantity, start)));
    return String.join("\n", lines) + "\n";
  }

  private static String time(Unit unit) {
    return unit.isDimensionless() ? "time without a unit" : "time in " + unit;
  }

  private static String row(Model model, Quantity quantity, Map<String, Double> start) {
    boolean follows = model.definition(quantity.name()).isPresent();
    String kind = follows ? "follows" : quantity.kind().text();
    String source = quantity.source().map(Source::toString).orElse("");
    return Stream.of("`" + quantity.name() + "`", kind, plain(value(quantity, start)),
            plain(quantity.meaning() + ModelSheet.domain(quantity)), plain(source))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** With so many digits that the last ones are the same on every machine. */
  private static String value(Quantity quantity, Map<String, Double> start) {
    double number = quantity.value().orElseGet(() -> ModelSheet.settled(start.get(quantity.name())));
    String text = Numbers.round(number, quantity.value().isPresent() ? DECLARED : COMPUTED);
    return quantity.unit().isDimensionless() ? text : text + " " + quantity.unit();
  }

  /** Text in which Markdown sees no marks of its own. */
  private static String plain(String text) {
    return text.replaceAll("([\\\\*_|<\\[\\]`])", "\\\\$1");
  }

  private static String anchor(String heading) {
    return heading.replace(".", "").toLowerCase(Locale.ROOT);
  }

  static List<String> systems() {
    return Catalogue.models().stream().map(entry -> Catalogue.system(entry.name())).distinct().toList();
  }

  private static Stream<Catalogue.Entry<Model>> of(String system) {
    return Catalogue.models().stream().filter(entry -> Catalogue.system(entry.name()).equals(system));
  }
}
