package org.homeostat.control.notebook;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One form in which a value can be shown.
 *
 * @param type its MIME type
 * @param content what is sent; binary content in base 64
 * @param asked whether it is sent only where somebody asks for this type
 * @param about what a notebook should know of value and content: size, text for those who do not see it
 */
record Form<T>(String type, Function<T, String> content, boolean asked,
    BiFunction<T, String, Map<String, Object>> about) {

  /** A form that is sent with every display of the value. */
  static <T> Form<T> of(String type, Function<T, String> content) {
    return new Form<>(type, content, false, (value, sent) -> Map.of());
  }

  /** A form for {@code display("text/html", value)} and the like. */
  static <T> Form<T> onRequest(String type, Function<T, String> content) {
    return new Form<>(type, content, true, (value, sent) -> Map.of());
  }

  Form<T> about(BiFunction<T, String, Map<String, Object>> other) {
    return new Form<>(type, content, asked, other);
  }
}
