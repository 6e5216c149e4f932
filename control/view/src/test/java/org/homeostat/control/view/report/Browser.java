package org.homeostat.control.view.report;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium, spoken to in the DevTools protocol: real keys, real frames, the page as it is. */
final class Browser implements AutoCloseable, WebSocket.Listener {
  private static final long SECONDS = 60;
  private static final List<String> OPTIONS = List.of("--headless", "--no-sandbox", "--disable-gpu",
      "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0",
      "--host-resolver-rules=MAP * ~NOTFOUND");

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<JsonObject> events = new CopyOnWriteArrayList<>();
  private final StringBuilder message = new StringBuilder();

  private Browser(Process process, URI page) {
    this.process = process;
    this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, this).join();
  }

  /** Starts it; it keeps what it must remember in {@code folder}. */
  static Browser started(Path executable, Path folder) throws Exception {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + folder);
    command.add("about:blank");
    Process process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile()).start();
    try {
      Browser browser = new Browser(process, page(port(process, folder)));
      List.of("Page", "Runtime", "Log", "Network").forEach(domain -> browser.ask(domain + ".enable"));
      return browser;
    } catch (Exception | Error problem) {
      process.destroyForcibly();
      throw problem;
    }
  }

  /** It writes its port into a file of its folder. */
  private static int port(Process process, Path folder) throws Exception {
    Path file = folder.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(file) || Files.readString(file).lines().count() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("chromium did not start:\n" + Files.readString(folder.resolve("log.txt")));
      }
      Thread.sleep(20);
    }
    return Integer.parseInt(Files.readAllLines(file).get(0).strip());
  }

  private static URI page(int port) throws Exception {
    URI tabs = URI.create("http://127.0.0.1:" + port + "/json/list");
    HttpRequest list = HttpRequest.newBuilder(tabs).build();
    String text = HttpClient.newHttpClient().send(list, HttpResponse.BodyHandlers.ofString()).body();
    return JsonParser.parseString(text).getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject)
        .filter(target -> target.get("type").getAsString().equals("page"))
        .map(target -> URI.create(target.get("webSocketDebuggerUrl").getAsString()))
        .findFirst().orElseThrow();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      JsonObject whole = JsonParser.parseString(message.toString()).getAsJsonObject();
      message.setLength(0);
      if (whole.has("id")) {
        Optional.ofNullable(answers.remove(whole.get("id").getAsInt())).ifPresent(a -> a.complete(whole));
      } else {
        events.add(whole);
      }
    }
    from.request(1);
    return null;
  }

  /** Asks for something with arguments: names and values in turn. */
  JsonObject ask(String method, Object... arguments) {
    JsonObject question = new JsonObject();
    JsonObject values = new JsonObject();
    for (int i = 0; i < arguments.length; i += 2) {
      values.add(arguments[i].toString(), new Gson().toJsonTree(arguments[i + 1]));
    }
    int id = asked.incrementAndGet();
    question.addProperty("id", id);
    question.addProperty("method", method);
    question.add("params", values);
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(question.toString(), true).join();
    JsonObject whole = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (whole.has("error")) {
      throw new AssertionError(method + ": " + whole.get("error"));
    }
    return whole.getAsJsonObject("result");
  }

  /** Opens a page, at a width; what was heard before is forgotten. */
  void open(Path page, int width) {
    events.clear();
    ask("Emulation.setDeviceMetricsOverride", "width", width, "height", 1000, "deviceScaleFactor", 1,
        "mobile", width < 500);
    ask("Page.navigate", "url", page.toUri().toString());
    String loaded = "document.readyState === 'complete' && location.href !== 'about:blank'";
    evaluate("new Promise(done => { const look = () => " + loaded
        + " ? done() : setTimeout(look, 10); look(); })");
    settle();
  }

  /** Two frames later. */
  void settle() {
    evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
  }

  /** What an expression of JavaScript gives in the page; a promise is waited for. */
  JsonElement evaluate(String expression) {
    JsonObject result = ask("Runtime.evaluate", "expression", expression, "awaitPromise", true,
        "returnByValue", true);
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
    }
    return result.getAsJsonObject("result").get("value");
  }

  /** Presses a key, as a hand does. */
  void press(String key, int code) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      ask("Input.dispatchKeyEvent", "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code);
    }
    settle();
  }

  /** Drags the mouse along a line, or clicks where both ends are one. */
  void drag(double from, double to, double y) {
    mouse("mouseMoved", from, y, 0);
    mouse("mousePressed", from, y, 1);
    mouse("mouseMoved", (from + to) / 2, y, 1);
    mouse("mouseMoved", to, y, 1);
    mouse("mouseReleased", to, y, 1);
    settle();
  }

  private void mouse(String type, double x, double y, int buttons) {
    ask("Input.dispatchMouseEvent", "type", type, "x", x, "y", y, "button", buttons == 0 ? "none" : "left",
        "buttons", buttons, "clickCount", buttons);
  }

  /** Shows the page on {@code screen} or in {@code print}, in a {@code light} or {@code dark} scheme. */
  void medium(String medium, String scheme) {
    ask("Emulation.setEmulatedMedia", "media", medium,
        "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme)));
    settle();
  }

  /** All that the page, or the browser about it, had to say. */
  List<String> said() {
    return Stream.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        .flatMap(this::heard).map(JsonObject::toString).toList();
  }

  /** What was told in events of a kind. */
  private Stream<JsonObject> heard(String method) {
    return events.stream().filter(event -> event.get("method").getAsString().equals(method))
        .map(event -> event.getAsJsonObject("params"));
  }

  /** The addresses of all that was asked for. */
  List<String> requested() {
    return heard("Network.requestWillBeSent")
        .map(event -> event.getAsJsonObject("request").get("url").getAsString()).toList();
  }

  /** Why each of those that were not let through was not. */
  List<String> blocked() {
    return heard("Network.loadingFailed").map(event -> event.get("blockedReason").getAsString()).toList();
  }

  /** What is seen, as PNG. */
  byte[] screenshot() {
    JsonObject shot = ask("Page.captureScreenshot", "format", "png");
    return Base64.getDecoder().decode(shot.get("data").getAsString());
  }

  @Override
  public void close() throws Exception {
    socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).join();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    socket.abort();
  }
}
