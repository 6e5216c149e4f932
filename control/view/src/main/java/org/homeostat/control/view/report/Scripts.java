package org.homeostat.control.view.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The scripts of a page, in order, and the data they read. The page allows these texts by their hashes and
 * no other script, whatever stands in its names.
 *
 * @param data a JSON document without {@code <}
 */
record Scripts(List<String> texts, String data) {

  Scripts {
    if (data.contains("<") || texts.stream().anyMatch(Scripts::leaves)) {
      throw new AssertionError("a script would end before its end");
    }
  }

  /** Whether a text would end its element, or begin a comment in it. */
  private static boolean leaves(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("</script") || lower.contains("<script") || lower.contains("<!--");
  }

  /** The policy of a page with these scripts: it loads nothing, sends nothing, and runs nothing else. */
  String policy() {
    return "default-src 'none'; style-src 'unsafe-inline'; script-src "
        + texts.stream().map(Scripts::hash).collect(Collectors.joining(" "))
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  /** The elements, to stand at the end of the page. */
  String html() {
    return "<script type=\"application/json\" id=\"study\">" + data + "</script>\n"
        + texts.stream().map(text -> Html.element("script", text)).collect(Collectors.joining("\n"));
  }
}
