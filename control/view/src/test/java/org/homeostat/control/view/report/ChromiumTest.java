package org.homeostat.control.view.report;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.during;
import static org.junit.jupiter.api.Assertions.*;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.view.Tank;
import org.homeostat.control.view.picture.Picture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser, started once; skipped where there is none. */
class ChromiumTest {
  private static final String BLUE = "#0072b2";
  private static final String VERMILION = "#d55e00";
  private static final int WIDE = 1280;
  private static final int PHONE = 360;
  private static final int ESCAPE = 27;
  private static final int END = 35;
  private static final int HOME = 36;
  private static final int ARROW_RIGHT = 39;

  /** A line across a plot has more points than this of its colour. */
  private static final int LINE = 100;

  /** Of a panel, in hours. */
  private static final double A_PIXEL = 0.03;

  private static final String ENDINGS = "document.querySelector('.endings').textContent";

  /** What the tests ask the page. */
  private static final String PROBES = """
      window.panel = name => document.querySelector(`figure[data-quantity='${name}']`);
      window.panels = () => [...document.querySelectorAll(".panel")].map(figure => figure.dataset.quantity);
      window.canvas = name => panel(name).querySelector("canvas");
      window.picture = name => canvas(name).toDataURL();
      window.readings = name => [...panel(name).querySelectorAll(".readings dd")].map(dd => dd.textContent);
      window.button = text => [...document.querySelectorAll("button")].find(b => b.textContent === text);
      window.parts = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
      window.points = (name, colour) => {
        const [r, g, b] = parts(colour);
        const {width, height} = canvas(name);
        const {data} = canvas(name).getContext("2d").getImageData(0, 0, width, height);
        let count = 0;
        for (let i = 0; i < data.length; i += 4) {
          count += Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 24
            && data[i + 3] > 200;
        }
        return count;
      };
      window.place = name => {
        panel(name).scrollIntoView();
        const {left, top, width} = panel(name).querySelector(".u-over").getBoundingClientRect();
        return [left, top + 30, width];
      };
      """;

  @TempDir
  private static Path folder;
  private static Browser browser;
  private static Path tank;

  @BeforeAll
  static void openBrowser() throws Exception {
    browser = Chromium.started(folder);
    tank = folder.resolve("tank.html");
    Report.of(Tank.study()).withSliders("k").write(tank);
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  /** Opens the report of the tank. */
  private static void open(int width) {
    browser.open(tank, width);
    browser.evaluate(PROBES);
  }

  private static void open(Report report) {
    Path page = folder.resolve("other.html");
    report.write(page);
    browser.open(page, WIDE);
    browser.evaluate(PROBES);
  }

  private static int number(String expression) {
    return browser.evaluate(expression).getAsInt();
  }

  private static int points(String quantity, String colour) {
    return number("points('" + quantity + "', '" + colour + "')");
  }

  private static boolean is(String expression) {
    return browser.evaluate(expression).getAsBoolean();
  }

  private static String text(String expression) {
    return browser.evaluate(expression).getAsString().replace('\u00a0', ' ');
  }

  private static List<String> texts(String expression) {
    return browser.evaluate(expression).getAsJsonArray().asList().stream().map(JsonElement::getAsString)
        .map(text -> text.replace('\u00a0', ' ')).toList();
  }

  private static void click(String expression) {
    browser.evaluate(expression + ".click()");
    browser.settle();
  }

  private static void focus(String selector) {
    browser.evaluate("document.querySelector(\"" + selector + "\").focus()");
  }

  @Test
  void thePlotsDrawInTheColoursOfTheFramings() {
    open(WIDE);
    assertEquals(List.of("V", "q"), texts("panels()"));
    assertTrue(points("V", BLUE) > LINE);
    assertTrue(points("V", VERMILION) > LINE);
    assertEquals("img", text("canvas('V').getAttribute('role')"));
    assertEquals(List.of("0.0", "2.5", "5.0"), texts("[0, 2.5, 5].map(value => Panel.tick(value, 2.5))"));
    assertEquals(List.of("0.04", "20", "2e6"),
        List.of(text("Panel.tick(0.04, 0.02)"), text("Panel.tick(20, 10)"), text("Panel.tick(2e6, 1e6)")));
    assertEquals("V volume (L) over 12 h: tank.feedback from 4.000 to 4.000 L, lowest 2.426, highest 4.000;"
        + " tank.setpoint from 4.000 to 4.000 L, lowest 2.426, highest 4.000.",
        text("canvas('V').ariaLabel"));
  }

  @Test
  void nothingIsSaidAndNothingAskedFor() {
    open(WIDE);
    assertEquals(List.of(), browser.said());
    assertEquals(List.of(tank.toUri().toString()), browser.requested());
    assertEquals(0, number("performance.getEntriesByType('resource').length"));
  }

  @Test
  void aModelIsHiddenAndShownAgain() {
    open(WIDE);
    click("button('tank.feedback')");
    assertEquals("false", text("button('tank.feedback').ariaPressed"));
    assertEquals(0, points("V", BLUE));
    assertTrue(points("V", VERMILION) > LINE);
    click("button('tank.feedback')");
    assertTrue(points("V", BLUE) > LINE);
  }

  @Test
  void theCursorIsReadOutInAllPanels() {
    open(WIDE);
    assertEquals(List.of("4.00000 L", "4.00000 L"), texts("readings('V')"), "at the end of the run");
    focus("#cursor");
    browser.press("Home", HOME);
    assertEquals("0 h", text("document.querySelector('.reader output').textContent"));
    assertEquals(List.of("4.00000 L", "4.00000 L"), texts("readings('V')"));
    JsonArray plot = browser.evaluate("place('V')").getAsJsonArray();
    double x = plot.get(0).getAsDouble() + plot.get(2).getAsDouble() / 2;
    browser.drag(x, x, plot.get(1).getAsDouble());
    assertEquals("6 h", text("document.querySelector('.reader output').textContent"));
    assertEquals(List.of("3.98252 L", "3.98252 L"), texts("readings('V')"));
    assertEquals("2.01748 L/h", texts("readings('q')").get(0), "the other panel follows: 6 - V");
  }

  @Test
  void aDragZoomsAllPanelsAndEscapeGoesBack() {
    open(WIDE);
    JsonArray plot = browser.evaluate("place('V')").getAsJsonArray();
    double left = plot.get(0).getAsDouble();
    double width = plot.get(2).getAsDouble();
    browser.drag(left + width / 4, left + width / 2, plot.get(1).getAsDouble());
    browser.evaluate("window.zoomed = page.shown().map(p => [p.plot.scales.x.min, p.plot.scales.x.max])");
    assertEquals(3, browser.evaluate("zoomed[0][0]").getAsDouble(), A_PIXEL);
    assertEquals(6, browser.evaluate("zoomed[0][1]").getAsDouble(), A_PIXEL);
    assertTrue(is("String(zoomed[0]) === String(zoomed[1])"), "the other panel goes along");
    focus("#cursor");
    browser.press("Escape", ESCAPE);
    assertTrue(is("page.shown().every(p => p.plot.scales.x.min === 0 && p.plot.scales.x.max === 12)"));
    click("button('zoom in')");
    assertTrue(is("page.shown().every(p => p.plot.scales.x.max - p.plot.scales.x.min === 6)"));
    click("button('reset zoom')");
    assertTrue(is("page.shown().every(p => p.plot.scales.x.min === 0 && p.plot.scales.x.max === 12)"));
  }

  @Test
  void anArrowKeyOnASliderRunsTheLoopAgain() {
    open(WIDE);
    String declared = text("picture('V')");
    assertEquals("k leak", text("document.querySelector('.row label').textContent"));
    focus(".row input");
    browser.press("End", END);
    assertEquals("1 1/h", text("document.activeElement.ariaValueText"));
    assertNotEquals(declared, text("picture('V')"));
    assertEquals("3.00000 L declared 4.00000", texts("readings('V')").get(0), "6 L / (1 + k/g)");
    String told = "document.querySelector('.said').textContent";
    browser.evaluate("new Promise(done => { const look = () => " + told
        + " ? done() : setTimeout(look, 20); look(); })");
    assertEquals("With k = 1 1/h, at 12 h, both: V 4.000 \u2192 3.000 L, q 2.000 \u2192 3.000 L/h.",
        text(told));
    click("button('back to the declared values')");
    assertEquals(declared, text("picture('V')"));
    assertEquals("4.00000 L", texts("readings('V')").get(0));
    focus(".row input");
    browser.press("ArrowRight", ARROW_RIGHT);
    assertNotEquals(declared, text("picture('V')"), "a little");
  }

  @Test
  void aSliderThatStandsStillMovesNothing() {
    Model fine = Tank.feedback().let("g", 0.3369967697376554);
    open(Report.of(Comparison.of(fine).until(4)).withSliders("g", "k"));
    focus(".row:last-child input");
    browser.press("End", END);
    assertEquals(List.of("k"), texts("page.whatIf.changed().map(row => row.slider.name)"),
        "though a slider has its value with fewer digits");
    click("button('back to the declared values')");
    assertEquals(List.of(), texts("page.whatIf.changed().map(row => row.slider.name)"));
    assertTrue(is("page.study.models[0].now === null"));
  }

  @Test
  void aQuantityMayBeCalledAsWhatEveryObjectHas() {
    Model other = Tank.feedback().named("other").with(
        auxiliary("constructor", "L", "as much"), equations("constructor = V"));
    open(Report.of(Comparison.of(Tank.feedback(), other).until(4)).showing("V", "constructor")
        .withSliders("k"));
    assertEquals(1, texts("readings('constructor')").size(), "one model has it");
    focus(".row input");
    browser.press("End", END);
    assertEquals(List.of(), browser.said());
  }

  @Test
  void whatIsDrawnAgainIsTheSame() {
    open(WIDE);
    String drawn = text("picture('V')");
    browser.evaluate("page.refresh()");
    browser.settle();
    assertEquals(drawn, text("picture('V')"), "the words over the windows, too");
  }

  @Test
  void anAxisWithNothingOnItIsDrawnAllTheSame() {
    open(WIDE);
    click("panel('V').querySelector('button')");
    click("button('tank.feedback')");
    click("button('tank.setpoint')");
    assertTrue(is("[...panel('V').querySelectorAll('.readings div')].every(reading => reading.hidden)"));
    assertTrue(is("page.panels.values().next().value.isLog"));
    assertEquals(List.of(), browser.said());
  }

  @Test
  void axesTurnLogarithmicAndMoreQuantitiesAreShown() {
    open(WIDE);
    String linear = text("picture('V')");
    click("panel('V').querySelector('button')");
    assertNotEquals(linear, text("picture('V')"));
    assertTrue(is("panel('q').querySelector('button') === null"), "q comes to 0");
    click("document.querySelector(\".choice input[value='e']\")");
    assertEquals(List.of("V", "q", "e"), texts("panels()"));
    assertEquals(1, texts("readings('e')").size(), "only setpoint has an error");
  }

  @Test
  void aRunThatEndsEarlyIsDrawnToItsEndAndThatIsSaid() {
    open(Report.of(Tank.study().under(Protocol.of("dry", after(1).hold("q", 0))).until(20)).withSliders("k"));
    assertTrue(points("V", BLUE) > LINE);
    assertEquals("tank.feedback runs dry at 5.16 h. tank.setpoint runs dry at 5.16 h.", text(ENDINGS));
    assertEquals("5.15 h", text("document.querySelector('.reader output').textContent"),
        "the cursor stands where there are values");
    focus(".row input");
    browser.press("End", END);
    assertEquals("tank.feedback runs dry at 2.84 h. tank.setpoint runs dry at 2.84 h.", text(ENDINGS),
        "at 1 + ln((3 + exp(-2))/0.5): an hour down towards 3 L, then at the rate k = 1/h");
    assertEquals(List.of(), browser.said());
  }

  @Test
  void whatCannotRunInThePageHasASentenceInPlaceOfSliders() {
    Model noisy = Tank.feedback().with(parameter("s", 0.1, "1/h^(1/2)", "noise")).noisy("V", "s*V");
    open(Report.of(Comparison.of(noisy).until(4).noisy(Noise.seed(3).step(0.0625))));
    assertTrue(points("V", BLUE) > LINE, "of one model, too");
    assertEquals(0, number("document.querySelectorAll('.row').length"));
    assertTrue(text("document.getElementById('plots').textContent").contains("noise"));
    assertEquals(List.of(), browser.said());
  }

  @Test
  void aPhoneShowsItWithoutScrollingSideways() {
    open(PHONE);
    assertEquals(PHONE, number("window.innerWidth"));
    assertEquals(PHONE, number("document.documentElement.scrollWidth"));
    assertTrue(is("canvas('V').getBoundingClientRect().right <= innerWidth"));
    assertTrue(points("V", BLUE) > LINE);
  }

  @Test
  void onADarkPageTheLinesAreLighter() {
    open(WIDE);
    browser.medium("screen", "dark");
    assertEquals(0, points("V", BLUE));
    assertTrue(points("V", text("Colours.of({colour: '" + BLUE + "'})")) > LINE);
    assertTrue(is("['#0072b2', '#003e63', '#4d4d4d'].every("
        + "colour => Colours.contrast(parts(Colours.lightened(colour))) >= 4.5)"));
    browser.medium("screen", "light");
    assertTrue(points("V", BLUE) > LINE);
  }

  @Test
  void onPaperStandStillPictures() {
    open(WIDE);
    String shown = "[...document.querySelectorAll('.figures svg')]"
        + ".filter(picture => picture.getBoundingClientRect().width > 0).length";
    assertEquals(0, number(shown));
    browser.medium("print", "light");
    assertEquals(2, number(shown));
    assertEquals(0, number("document.getElementById('plots').getBoundingClientRect().width"));
    browser.medium("screen", "light");
  }

  @Test
  void noNameBecomesMarkup() {
    String nasty = "<img src=x onerror=\"hacked=1\">'</script><script>hacked=1</script><!-- &lt;";
    Model model = Model.of("a" + nasty, time("1"), state("x", 1, "1", "m" + nasty),
        parameter("k", 1, "1", nasty).assumed(nasty), auxiliary("y", "1", nasty),
        equations("dx/dt = -k*x   # " + nasty + "\ny = x"));
    Comparison study = Comparison.of(model, model.named("b" + nasty).let("k", 2)).until(3)
        .under(Protocol.of("p" + nasty, during(1, 2).hold("y", 0)));
    open(Report.of(study).withCommand("run " + nasty).withSliders("k"));
    assertTrue(is("typeof hacked === 'undefined'"));
    assertEquals(0, number("document.querySelectorAll('img').length"));
    assertEquals("a" + nasty, text("document.querySelector('button.model').textContent"));
    assertEquals("k " + nasty, text("document.querySelector('.row label').textContent"));
    assertEquals(List.of(), browser.said());
    assertEquals(1, browser.requested().size());
  }

  @Test
  void aScriptThatIsNotThePagesOwnDoesNotRun() throws Exception {
    Path page = folder.resolve("injected.html");
    Files.writeString(page, Files.readString(tank)
        .replace("<main", "<script>window.hacked = 1</script><img src=\"missing.png\"/><main"));
    browser.open(page, WIDE);
    assertTrue(is("typeof hacked === 'undefined'"));
    assertFalse(browser.said().isEmpty(), "the browser tells of it");
    assertEquals(List.of("csp"), browser.blocked(), "nor is anything loaded");
  }

  @Test
  void aPictureStandsAlone() throws Exception {
    Path page = folder.resolve("tank.svg");
    Picture.of(Tank.study(), "V").write(page);
    browser.open(page, WIDE);
    assertEquals(List.of(), browser.said());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    assertTrue(colours.contains(0x0072B2), "feedback is blue");
    assertTrue(colours.contains(0xD55E00), "setpoint is vermilion");
  }
}
