package org.homeostat.control.diagram;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/**
 * A quantity in a diagram.
 *
 * @param error whether it is a reference less something sensed
 * @param meaning what it is, in lines short enough for the picture
 */
record Node(String name, Kind kind, boolean error, List<String> meaning) {
  private static final int LETTERS = 22;
  private static final int LINES = 3;

  /** What role it plays. */
  enum Kind {
    STATE("state"), AUXILIARY("follows from others"), INPUT("from outside"), PARAMETER("parameter");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  static Node of(Model model, String name, boolean error) {
    if (name.equals("t")) {
      return new Node(name, Kind.INPUT, false, List.of("time"));
    }
    Quantity quantity = model.quantity(name);
    return new Node(name, kind(model, quantity), error, wrapped(quantity.meaning()));
  }

  private static Kind kind(Model model, Quantity quantity) {
    return switch (quantity.kind()) {
      case STATE -> Kind.STATE;
      case PARAMETER -> Kind.PARAMETER;
      case AUXILIARY -> Kind.AUXILIARY;
      case INPUT -> model.definition(quantity.name()).isPresent() ? Kind.AUXILIARY : Kind.INPUT;
    };
  }

  /** Whole words in few lines; what does not fit ends in an ellipsis. */
  static List<String> wrapped(String meaning) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : meaning.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > LETTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    if (lines.size() > LINES) {
      lines.set(LINES - 1, lines.get(LINES - 1) + "\u2026");
      return List.copyOf(lines.subList(0, LINES));
    }
    return lines.get(0).isEmpty() ? List.of() : List.copyOf(lines);
  }
}
