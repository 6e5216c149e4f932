package org.homeostat.control.view.report;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.during;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Source;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.view.Drawn;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
  private static final int LARGEST = 500_000;
  private static final Comparison TANK = Tank.study();
  private static final String PAGE = Report.of(TANK).html();

  /** Whatever would make a browser fetch something. */
  private static final Pattern LOADS = Pattern.compile(
      "<link|<img|<iframe|<object|<embed|@import|\\bsrc=|\\bhref=(?!\"#)|url\\((?!#)",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"study\">(.*?)</script>", Pattern.DOTALL);

  private static Document parsed(String html) throws Exception {
    assertTrue(html.startsWith("<!DOCTYPE html>\n"));
    return Drawn.parsed(withoutScripts(html).substring("<!DOCTYPE html>".length()).strip());
  }

  /** What the page says, without what it runs. */
  private static String withoutScripts(String html) {
    return DATA.matcher(SCRIPT.matcher(html).replaceAll("")).replaceFirst("");
  }

  private static String policy(String html) {
    return html.replaceFirst("(?s).*Content-Security-Policy\" content=\"([^\"]*)\".*", "$1")
        .replace("&#39;", "'");
  }

  @Test
  void everyElementIsClosed() throws Exception {
    Document page = parsed(Report.of(TANK).withCommand("a < b && c").html());
    assertEquals("html", page.getDocumentElement().getTagName());
    assertEquals(1, page.getElementsByTagName("h1").getLength());
    assertTrue(page.getElementsByTagName("math").getLength() > 4);
  }

  @Test
  void theVerdictComesFirstAndInWords() {
    Comparison study = TANK;
    String html = PAGE;
    assertTrue(html.contains("<strong>Proved</strong>"));
    assertTrue(html.contains(Html.escaped(study.verdict().statement())));
    assertTrue(html.indexOf("id=\"verdict\"") < html.indexOf("id=\"courses\""));
    assertTrue(html.indexOf("id=\"courses\"") < html.indexOf("id=\"numbers\""));
    study.verdict().assumptions().forEach(text -> assertTrue(html.contains(Html.escaped(text)), text));
    study.verdict().survives().forEach(text -> assertTrue(html.contains(Html.escaped(text)), text));
    study.verdict().separatedBy().forEach(
        separation -> assertTrue(html.contains(Html.escaped(separation.intervention()))));
    assertTrue(html.contains("What would tell the two apart"));
  }

  @Test
  void itShowsHowTheModelsDifferAndWhatTheyShare() {
    String html = PAGE;
    int differ = html.indexOf("Where they differ");
    int shared = html.indexOf("The same in both");
    assertTrue(0 < differ && differ < shared);
    assertTrue(html.substring(differ, shared).contains("e = r - V"));
    assertTrue(html.substring(shared).contains("dV/dt = q - k*V   # inflow less leak"));
  }

  @Test
  void itTellsTheRestBeforeAndAfter() {
    Protocol leak = Protocol.of("leak", after(1).set("k", 1));
    String html = Report.of(Tank.study().under(leak)).html();
    assertTrue(html.contains("<span class=\"n\">4.000000</span>"));
    assertTrue(html.contains("<span class=\"n\">3.000000</span>"));
  }

  @Test
  void nothingIsLoaded() {
    String html = withoutScripts(PAGE);
    assertFalse(LOADS.matcher(html).find());
    assertTrue(policy(html).startsWith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"));
    assertFalse(html.contains("<script"));
    String bare = html.replaceAll("xmlns(:\\w+)?=\"http://www\\.w3\\.org/[^\"]*\"", "");
    assertFalse(bare.contains("http:") || bare.contains("https:"));
  }

  @Test
  void onlyItsOwnScriptsRunEachByItsHash() throws Exception {
    String html = PAGE;
    List<String> hashes = new ArrayList<>();
    Matcher scripts = SCRIPT.matcher(html);
    while (scripts.find()) {
      byte[] text = scripts.group(1).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
    assertEquals(6, hashes.size(), "uPlot, what runs the loop, four of the page");
    assertTrue(policy(html).contains("script-src " + String.join(" ", hashes) + ";"));
    assertFalse(policy(html).contains("unsafe-eval"));
  }

  @Test
  void thePlottingLibraryComesWithItsLicence() {
    String html = PAGE;
    assertTrue(html.contains("The MIT License (MIT)\n\nCopyright (c) 2022 Leon Sorokin"));
    assertTrue(html.contains("var uPlot="));
  }

  @Test
  void itsPartsAreLinkedInTheirOrder() throws Exception {
    String html = PAGE;
    List<String> links = new ArrayList<>();
    Matcher link = Pattern.compile("href=\"#(\\w+)\"").matcher(html);
    while (link.find()) {
      links.add(link.group(1));
    }
    assertEquals(List.of("main", "verdict", "courses", "numbers", "equations", "run", "references"), links);
    for (int i = 1; i < links.size(); i++) {
      String id = "id=\"" + links.get(i) + "\"";
      assertTrue(html.contains("<section " + id), id);
      assertTrue(i == 1 || html.indexOf("id=\"" + links.get(i - 1) + "\"") < html.indexOf(id), id);
    }
  }

  @Test
  void headingsStepDownOneByOne() {
    String html = withoutScripts(PAGE);
    Matcher heading = Pattern.compile("<h([1-6])[ >]").matcher(html);
    int last = 0;
    while (heading.find()) {
      int level = Integer.parseInt(heading.group(1));
      assertTrue(level <= last + 1, "h" + level + " after h" + last);
      last = level;
    }
  }

  @Test
  void noTextBecomesMarkup() throws Exception {
    String nasty = "\"'><script>alert(1)</script>&amp;";
    Source source = Source.of("Au" + nasty, 2020, "T" + nasty, "J" + nasty, "10.1/" + nasty);
    Model model = Model.of("a" + nasty, time("1"),
        state("x", 1, "1", "m" + nasty).source(source),
        parameter("k", 1, "1", nasty).assumed(nasty),
        auxiliary("y", "1", nasty),
        equations("dx/dt = -k*x   # " + nasty + "\ny = x"));
    Comparison study = Comparison.of(model, model.named("b" + nasty).let("k", 2)).until(3)
        .under(Protocol.of("p" + nasty, during(1, 2).hold("y", 0)));
    String html = Report.of(study).withCommand("run " + nasty).html();
    assertFalse(withoutScripts(html).contains("<script"));
    assertFalse(LOADS.matcher(withoutScripts(html)).find());
    assertFalse(html.contains("<script>alert"));
    assertEquals(study.models().get(0).name() + " and " + study.models().get(1).name(),
        parsed(html).getElementsByTagName("h1").item(0).getTextContent());
  }

  @Test
  void itDrawsWhatItIsAskedToAndElseWhatAllModelsShare() {
    assertEquals(2, figures(Report.of(TANK)));
    String html = Report.of(TANK).showing("e").html();
    assertTrue(html.contains("aria-label=\"e under drought\""));
    assertEquals(1, figures(Report.of(TANK).showing("e")));
  }

  private static int figures(Report report) {
    return report.html().split("<figure>", -1).length - 1;
  }

  @Test
  void anUnknownQuantityIsAnsweredWithTheNearest() {
    Report report = Report.of(TANK);
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> report.showing("V", "Q"));
    assertTrue(problem.getMessage().endsWith("Did you mean 'q'?"), problem.getMessage());
  }

  @Test
  void anUnknownParameterForASliderIsAnsweredWithTheNearest() {
    Report report = Report.of(TANK);
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> report.withSliders("g", "topp"));
    assertTrue(problem.getMessage().endsWith("Did you mean 'top'?"), problem.getMessage());
  }

  @Test
  void moreVerdictsHaveALineEach() {
    Model leakier = Tank.feedback().named("leakier").let("k", 0.6);
    Comparison more = Comparison.of(Tank.feedback(), Tank.setpoint(), leakier).until(2);
    String html = Report.of(TANK).withGrid(more.verdicts()).html();
    assertTrue(html.contains("tank.feedback and leakier"));
    assertTrue(html.contains("<strong>Refuted:</strong> not identical, except after refitting"), html);
    assertFalse(html.contains("<th scope=\"row\">tank.feedback and tank.setpoint"),
        "the first is told in full");
  }

  @Test
  void itSaysWhatCouldNotBeDoneAndWhichRunEndedEarly() {
    Protocol clamp = Protocol.of("clamp", after(1).hold("e", -3.5));
    String html = Report.of(Tank.study().under(clamp).until(20)).html();
    assertTrue(html.contains("Not done to tank.feedback, which lacks the quantity: hold e at -3.5."));
    String dry = Report.of(Tank.study().under(Protocol.of("dry", after(1).hold("q", 0))).until(20)).html();
    assertTrue(dry.contains("tank.feedback runs dry at 5.16 h."), "as the trajectory says it");
    assertTrue(dry.contains("<td>runs dry at 5.16 h</td>"), "without its name where that stands beside");
  }

  @Test
  void aRunThatStopsWhereItStartsIsToldWithWhatItHas() throws Exception {
    Model undefined = Model.of("undefined", time("h"), state("x", 1, "L", ""),
        parameter("c", -1, "L", ""), parameter("k", 1, "1/h", ""), equations("dx/dt = k*x*log(x/c)"));
    Comparison study = Comparison.of(undefined).until(5);
    String html = Report.of(study).html();
    parsed(html);
    assertTrue(html.contains("undefined stopped at 0 h of 5 h: dx/dt is NaN"));
    assertFalse(html.contains("..</p>"), "one full stop");
    assertTrue(StudyData.of(study).json().contains("and c \\u003d -1 L\""), "none in the data");
  }

  @Test
  void itSaysHowItWasRun() {
    String html = Report.of(TANK).withCommand("homeostat compare a b").html();
    assertTrue(html.contains("auto, relative tolerance 1e-9, absolute tolerance 1e-12"));
    assertTrue(html.contains("<code>homeostat compare a b</code>"));
    assertTrue(html.contains("Java " + System.getProperty("java.version")));
  }

  @Test
  void itIsSmall() {
    int size = PAGE.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(size < LARGEST, size + " bytes");
  }

  @Test
  void ofOneModelAllButTheVerdictIsTold() throws Exception {
    String html = Report.of(Comparison.of(Tank.feedback()).until(5)).withCommand("homeostat run").html();
    parsed(html);
    for (String section : List.of("courses", "numbers", "equations", "run", "references")) {
      assertTrue(html.contains("id=\"" + section + "\""), section);
    }
    assertTrue(html.contains("One model, run for 5 h, left alone."));
    for (String ofTwo : List.of("id=\"verdict\"", "same", "differ", "side by side")) {
      assertFalse(withoutScripts(html.substring(html.indexOf("<body"))).contains(ofTwo), ofTwo);
    }
  }

  @Test
  void aFileIsThePage(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    Report report = Report.of(TANK);
    report.write(file);
    assertEquals(report.html(), Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFolderInItsPlaceIsNamedAndStays(@TempDir Path folder) throws IOException {
    Path taken = Files.createDirectory(folder.resolve("report.html"));
    Report report = Report.of(TANK);
    UncheckedIOException problem = assertThrows(UncheckedIOException.class, () -> report.write(taken));
    assertEquals("cannot write " + taken + ": it is a folder. Name a file in it.", problem.getMessage());
    try (var files = Files.list(folder)) {
      assertEquals(List.of(taken), files.toList());
    }
  }
}
