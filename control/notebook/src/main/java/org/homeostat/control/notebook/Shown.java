package org.homeostat.control.notebook;

import java.util.List;
import java.util.Map;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;

/** How values of one type are shown: in several forms at once, of which the page takes the best. */
record Shown<T>(Class<T> type, List<Form<T>> forms) implements DisplayRenderer {

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <T> Shown<T> as(Class<T> type, Form<T>... forms) {
    return new Shown<>(type, List.of(forms));
  }

  @Override
  public Class<?> rendererClass() {
    return type;
  }

  /** Whether there is such a form; the kernel asks with null where nobody asked for one. */
  @Override
  public boolean canRender(String asked) {
    return asked == null || forms.stream().anyMatch(form -> form.type().equals(asked));
  }

  @Override
  public DisplayData render(String asked, Object value) {
    return data(asked, type.cast(value));
  }

  private DisplayData data(String asked, T value) {
    DisplayData data = DisplayData.fromText(value.toString());
    for (Form<T> form : forms) {
      if (asked == null ? !form.asked() : form.type().equals(asked)) {
        String sent = form.content().apply(value);
        data.putData(form.type(), sent);
        Map<String, Object> about = form.about().apply(value, sent);
        if (!about.isEmpty()) {
          data.putMetaData(form.type(), about);
        }
      }
    }
    return data;
  }
}
