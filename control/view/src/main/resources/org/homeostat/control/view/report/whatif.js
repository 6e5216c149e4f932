"use strict";

/** Sliders: the loop runs again in the page, and the declared run stays as a thin line. */
class WhatIf {
  /** What is said aloud waits until the slider rests. */
  static REST = 500;

  constructor(study, redraw) {
    this.study = study;
    this.redraw = redraw;
    this.said = element("p", {role: "status", class: "said"});
    this.rows = study.sliders.map((slider, i) => this.row(slider, i));
    this.section = this.rows.length > 0 ? this.drawn()
      : element("p", {class: "note"}, "No sliders: " + (study.fixed
        || "no parameter was named, or found, that moves what is shown."));
  }

  drawn() {
    return element("section", {class: "sliders", "aria-labelledby": "what-if"},
      element("h3", {id: "what-if"}, "What if"),
      element("p", {class: "note"}, "A slider runs the loop again, here in the page, with another value in"
        + " every model that has the parameter; the run with the declared values stays as a thin line."
        + " Verdict and tables are about the declared values, whatever the sliders say."),
      element("div", {class: "rows"}, ...this.rows.map(row => row.markup)),
      element("button", {type: "button", onclick: () => this.reset()}, "back to the declared values"),
      this.said);
  }

  row(slider, i) {
    const id = "slider-" + i;
    const value = element("output", {for: id, "aria-live": "off"});
    const input = element("input", {id, type: "range", min: slider.low, max: slider.high, step: "any",
      oninput: () => this.moved(row)});
    input.value = slider.value;
    const row = {slider, input, value, declared: input.value, markup: element("div", {class: "row"},
      element("label", {for: id}, element("b", {}, slider.name), " ", slider.meaning,
        ...slider.gauge ? [element("small", {}, " (a gauge: moves nothing that all models have)")] : []),
      value, input)};
    this.tell(row);
    return row;
  }

  tell({slider, input, value}) {
    value.textContent = withUnit(brief(Number(input.value), 4), slider.unit);
    input.setAttribute("aria-valuetext", value.textContent);
  }

  moved(row) {
    this.tell(row);
    this.schedule();
  }

  reset() {
    for (const row of this.rows) {
      row.input.value = row.slider.value;
      this.tell(row);
    }
    this.schedule();
  }

  /** Runs in the next frame, once for all that moved before it. */
  schedule() {
    this.frame = this.frame ?? requestAnimationFrame(() => {
      this.frame = undefined;
      this.run();
    });
  }

  /** The rows that are not at their declared value, which a slider may have with a digit less. */
  changed() {
    return this.rows.filter(({input, declared}) => input.value !== declared);
  }

  run() {
    const changed = this.changed();
    this.study.models.forEach((model, i) => {
      const own = changed.filter(({slider}) => slider.models.includes(i));
      model.now = own.length === 0 ? null : this.rerun(i, own);
    });
    this.redraw();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.say(changed), WhatIf.REST);
  }

  rerun(i, own) {
    const values = Object.fromEntries(own.map(({slider, input}) => [slider.name, Number(input.value)]));
    try {
      return homeostat.run(i, values);
    } catch (problem) {
      return {quantities: {}, ended: "cannot be run with these values: " + problem.message};
    }
  }

  /** The values at the end, now and as declared, of the quantities that are shown. */
  say(changed) {
    if (changed.length === 0) {
      this.said.textContent = "All as declared.";
      return;
    }
    const set = changed.map(({slider, value}) => slider.name + " = " + value.textContent).join(", ");
    const models = this.study.models.filter(model => model.now);
    const told = [...new Set(models.map(model => this.ends(model)))];
    const lines = told.length === 1 && models.length > 1
      ? [(models.length === 2 ? "both: " : "all: ") + told[0]]
      : models.map(model => model.name + ": " + this.ends(model));
    const isEarly = models.some(model => model.ended || model.now.ended);
    this.said.replaceChildren("With " + set + ", at "
      + (isEarly ? "the end" : withUnit(brief(this.study.time.until), this.study.time.unit)) + ", ",
      ...lines.flatMap((line, i) => i ? [element("br"), line] : [line]));
  }

  ends(model) {
    const last = (run, name) => course(run, name).findLast(value => value !== null);
    const changes = this.study.quantities
      .filter(({name}) => document.querySelector("figure[data-quantity='" + name + "']"))
      .filter(({name}) => Object.hasOwn(model.quantities, name))
      .map(({name, unit}) => ({name, unit, was: digits(last(model, name), 4),
        is: digits(last(model.now, name), 4)}))
      .filter(({was, is}) => was !== is)
      .map(({name, unit, was, is}) => name + " " + was + " \u2192 " + withUnit(is, unit));
    const {ended} = model.now;
    return (ended ? ended.replace(model.name, "").trim() + "; " : "")
      + (changes.length ? changes.join(", ") : "nothing that is shown changes") + ".";
  }
}
