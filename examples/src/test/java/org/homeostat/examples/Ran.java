package org.homeostat.examples;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** What the command line answered. */
record Ran(int status, String out, String err) {

  /** Runs the command line as a shell would: arguments parted by blanks. */
  static Ran of(String line) {
    return in(Path.of(""), line.isEmpty() ? new String[0] : line.split(" "));
  }

  /** Runs the command line in a folder. */
  static Ran in(Path folder, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Homeostat.run(args, folder, new PrintWriter(out), new PrintWriter(err));
    return new Ran(status, out.toString(), err.toString());
  }

  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }

  /** One model of the document, by its place. */
  JsonObject model(int place) {
    return json().getAsJsonArray("models").get(place).getAsJsonObject();
  }
}
