package org.homeostat.examples;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The prose and the code of a notebook, and what its cells say, one entry for each output. */
record Notebook(List<String> prose, List<String> code, List<Output> outputs) {

  /**
   * One output of a cell.
   *
   * @param source the cell's code
   * @param forms what it says, by MIME type; of an error its name and message, by {@code error}
   */
  record Output(String source, Map<String, String> forms) {}

  static Notebook read(Path file) throws IOException {
    List<String> prose = new ArrayList<>();
    List<String> code = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    JsonObject notebook = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    for (JsonElement cell : notebook.getAsJsonArray("cells")) {
      JsonObject written = cell.getAsJsonObject();
      String source = text(written.get("source"));
      if (written.get("cell_type").getAsString().equals("code")) {
        code.add(source);
        written.getAsJsonArray("outputs").forEach(output ->
            outputs.add(new Output(source, forms(output.getAsJsonObject()))));
      } else {
        prose.add(source);
      }
    }
    return new Notebook(prose, code, outputs);
  }

  private static Map<String, String> forms(JsonObject output) {
    Map<String, String> forms = new TreeMap<>();
    switch (output.get("output_type").getAsString()) {
      case "stream" -> forms.put("stream " + output.get("name").getAsString(), text(output.get("text")));
      case "error" -> forms.put("error",
          output.get("ename").getAsString() + ": " + output.get("evalue").getAsString());
      default -> output.getAsJsonObject("data").entrySet().forEach(
          form -> forms.put(form.getKey(), text(form.getValue())));
    }
    return forms;
  }

  /** Notebooks keep text as a list of lines, or as one text. */
  private static String text(JsonElement text) {
    return text instanceof JsonArray lines
        ? StreamSupport.stream(lines.spliterator(), false).map(JsonElement::getAsString)
            .collect(Collectors.joining())
        : text.getAsString();
  }
}
