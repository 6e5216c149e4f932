package org.homeostat.control.defence;

import java.util.Locale;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/** What a {@link Defence} prints. */
final class DefenceText {
  private final Defence defence;
  private final StringBuilder text = new StringBuilder();

  DefenceText(Defence defence) {
    this.defence = defence;
    Model model = defence.model();
    text.append(model.name()).append(": how strongly ").append(defence.quantity()).append(" is defended");
    line("operating point " + Phrases.at(defence.operatingPoint())
        + (defence.load().isAdded() ? "" : ", " + defence.load().on() + " = "
            + Numbers.round(model.value(defence.load().on())) + Phrases.unit(model, defence.load().on())));
    line("per unit of a load that stays, on " + defence.load().text() + named(defence.load().unit()));
    closed();
    if (!defence.opened().isEmpty()) {
      opened();
    }
    defence.step().ifPresent(this::step);
  }

  private static String named(Unit unit) {
    return unit.isDimensionless() ? "" : ", in " + unit;
  }

  private void line(String what) {
    text.append("\n  ").append(what);
  }

  private void row(String what, String value) {
    line(String.format(Locale.ROOT, "  %-22s %s", what, value));
  }

  private String offset(double value) {
    Unit own = defence.model().quantity(defence.quantity()).unit();
    return ratio(value, own, defence.load().unit());
  }

  private String slope(double value) {
    return ratio(value, defence.load().unit(), defence.model().quantity(defence.quantity()).unit());
  }

  private static String ratio(double value, Unit above, Unit below) {
    return Numbers.round(value)
        + (above.isDimensionless() && below.isDimensionless() ? "" : " " + above + " per " + below);
  }

  private void closed() {
    double offset = defence.offset();
    row("closed loop", Double.isInfinite(offset)
        ? "no rest under the load: nothing brings " + defence.quantity() + " back"
        : offset == 0 ? "0: nothing remains"
        : offset(offset) + "; restoring slope " + slope(1 / offset));
  }

  private void opened() {
    String where = "opened at " + String.join(", ", defence.opened());
    double open = defence.openOffset();
    double closed = defence.offset();
    if (Double.isInfinite(open)) {
      row(where, "no rest under the load: the opened plant has no leak");
      line(Double.isInfinite(closed) ? "" : "the loop removes all of what would grow without end (share 1, no"
          + " finite open-loop gain)"
          + (closed == 0 ? "" : ", and still leaves an offset of " + offset(closed)));
    } else {
      row(where, offset(open));
      row("passive slope", slope(defence.passiveSlope()));
      row("active slope", closed == 0 ? "infinite" : slope(defence.activeSlope()));
      line("the loop removes " + percent(defence.share()) + " of the displacement at this operating point;"
          + " Guyton's gain " + Numbers.round(defence.gain())
          + " (correction over the error that remains)");
      line(defence.isOpenStable() ? "" : "opened there, the plant is not stable: its offset is a slope, not a"
          + " rest that could be reached");
    }
  }

  private static String percent(double share) {
    return Numbers.round(100 * share, 3) + " %";
  }

  private void step(Defence.Step step) {
    Optional<String> open = step.open().isEmpty() ? Optional.empty()
        : Optional.of(", to " + Numbers.round(step.open().getAsDouble()) + " opened: "
            + percent(step.share()) + " removed over the whole step");
    line(defence.load().text() + " up to " + Numbers.show(step.load()) + ": " + defence.quantity()
        + " goes from "
        + Numbers.round(step.from()) + " to " + Numbers.round(step.closed()) + " closed" + open.orElse(""));
  }

  @Override
  public String toString() {
    return text.toString().replaceAll("\n +(?=\n|$)", "");
  }
}
