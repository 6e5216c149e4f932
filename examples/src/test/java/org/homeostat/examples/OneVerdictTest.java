package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.homeostat.control.model.Numbers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the main job prints as its verdict, its JSON and its report say the same. */
class OneVerdictTest {
  private static final String AS_THE_MAIN_JOB =
      "compare --json --protocol fast-then-diet --until 60d --rtol 1e-11";

  private static List<String> printed;
  private static JsonObject json;
  private static Element section;

  @BeforeAll
  static void theVerdictIsSaidThreeTimes() throws Exception {
    MainJobRan job = MainJobRan.once();
    printed = job.ran().out().lines().dropWhile(line -> !line.equals("VERDICT")).skip(1)
        .takeWhile(line -> !line.isBlank()).toList();
    json = Ran.of(AS_THE_MAIN_JOB).json().getAsJsonObject("verdict");
    String html = job.report().replaceAll("(?s)<script.*?</script>", "");
    InputSource page = new InputSource(new StringReader(html.substring("<!DOCTYPE html>".length()).strip()));
    NodeList sections = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page)
        .getElementsByTagName("section");
    section = elements(sections).filter(e -> e.getAttribute("id").equals("verdict"))
        .findFirst().orElseThrow();
  }

  private static Stream<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements.stream();
  }

  /** What is printed under a title, its lines joined. */
  private static String under(String title) {
    String lead = "  " + title + " ";
    return printed.stream().dropWhile(line -> !line.startsWith(lead)).map(line -> line.replace(lead, "    "))
        .takeWhile(line -> line.startsWith("    ")).map(String::strip).collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ");
  }

  private static Stream<JsonElement> each(String member) {
    JsonArray array = json.getAsJsonArray(member);
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String joined(String member, Function<JsonObject, String> said) {
    return each(member).map(JsonElement::getAsJsonObject).map(said).collect(Collectors.joining(" "));
  }

  /** The paragraph of that class in the report. */
  private static String paragraph(String kind) {
    return elements(section.getElementsByTagName("p")).filter(p -> p.getAttribute("class").equals(kind))
        .findFirst().orElseThrow().getTextContent();
  }

  private static List<String> listed(String title) {
    Element heading = elements(section.getElementsByTagName("h3"))
        .filter(h3 -> h3.getTextContent().equals(title)).findFirst().orElseThrow();
    var next = heading.getNextSibling();
    while (!(next instanceof Element)) {
      next = next.getNextSibling();
    }
    return elements(((Element) next).getElementsByTagName("li")).map(Element::getTextContent).toList();
  }

  private static List<List<String>> rows(int table) {
    Element body = (Element) ((Element) section.getElementsByTagName("table").item(table))
        .getElementsByTagName("tbody").item(0);
    return elements(body.getElementsByTagName("tr")).map(row -> elements(row.getElementsByTagName("*"))
        .filter(cell -> cell.getTagName().matches("t[dh]")).map(Element::getTextContent).toList()).toList();
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }

  private static String number(JsonObject object, String member) {
    return Numbers.round(object.get(member).getAsDouble());
  }

  @Test
  void theStatement() {
    String statement = text(json, "statement");
    String said = printed.stream().takeWhile(line -> !line.startsWith("  valid for"))
        .map(String::strip).collect(Collectors.joining(" "));
    assertEquals(text(json, "kind") + ": " + statement, said);
    assertEquals(statement, paragraph("statement"));
  }

  @Test
  void forWhichValuesItHolds() {
    assertEquals(text(json, "validFor"), under("valid for"));
    assertEquals("Valid for " + text(json, "validFor") + ".", paragraph("scope"));
  }

  @Test
  void whatItAssumesAndSurvives() {
    for (List<String> names : List.of(
        List.of("assumptions", "assuming", "What it assumes"),
        List.of("survives", "survives", "What it survives"))) {
      List<String> said = each(names.get(0)).map(JsonElement::getAsString).toList();
      assertEquals(String.join(" ", said), under(names.get(1)));
      assertEquals(said, listed(names.get(2)));
    }
  }

  @Test
  void whatTellsTheTwoApart() {
    assertEquals(joined("separatedBy", said -> {
      JsonObject seen = said.getAsJsonObject("prediction");
      return text(said, "intervention") + ": " + text(seen, "quantity") + " " + number(seen, "a")
          + " against " + number(seen, "b") + " " + text(seen, "unit") + " at " + number(seen, "at") + " d"
          + under(seen, "") + "; " + text(seen, "animals") + " animal"
          + (text(seen, "animals").equals("1") ? "" : "s") + " would show it (10 % variation assumed)";
    }), under("told apart by"));
    assertEquals(each("separatedBy").map(JsonElement::getAsJsonObject).map(said -> {
      JsonObject seen = said.getAsJsonObject("prediction");
      return List.of(text(said, "intervention"),
          text(seen, "quantity") + " at " + number(seen, "at") + " d" + under(seen, ","),
          number(seen, "a") + " " + text(seen, "unit"), number(seen, "b") + " " + text(seen, "unit"),
          text(seen, "animals"));
    }).toList(), rows(0));
  }

  private static String under(JsonObject seen, String comma) {
    return text(seen, "under").equals("none") ? "" : comma + " under " + text(seen, "under");
  }

  @Test
  void eachRelationAndItsEvidence() {
    assertEquals(joined("relations", found -> text(found, "name") + ": " + answer(found)
        + " (" + text(found, "evidence") + "), " + text(found, "detail")), under("relations"));
    assertEquals(each("relations").map(JsonElement::getAsJsonObject).map(found -> List.of(text(found, "name"),
        answer(found), text(found, "evidence"), text(found, "detail"))).toList(), rows(1));
  }

  private static String answer(JsonObject found) {
    return found.get("holds").isJsonNull() ? "not settled" : found.get("holds").getAsBoolean() ? "yes" : "no";
  }

  @Test
  void howFarRoundingMayTellThemApart() {
    String bound = Numbers.round(json.get("roundingBound").getAsDouble(), 2);
    assertEquals("at most " + bound + " of a quantity's size, in one evaluation at the start",
        under("rounding"));
    assertEquals("Rounding alone may set shared quantities apart by " + bound
        + " of their size, in one evaluation at the start.", paragraph("note"));
  }
}
