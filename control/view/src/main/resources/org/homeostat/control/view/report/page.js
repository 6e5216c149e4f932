"use strict";

/** The courses of a study as plots that answer: zoom, cursor, which models, which quantities, sliders. */
class Page {
  /** How much closer one step of the zoom goes. */
  static CLOSER = 2;

  constructor(study, place) {
    this.study = study;
    this.place = place;
    this.drawn = place.dataset.shown.split(" ");
    this.all = {min: 0, max: study.time.until};
    this.view = this.all;
    this.index = this.lastIndex();
    study.models.forEach(model => Object.assign(model, {isShown: true, now: null}));
    this.panels = new Map();
    this.grid = element("div", {class: "panels"});
    this.time = element("output", {for: "cursor", "aria-live": "off"});
    this.endings = element("p", {class: "note endings"});
    this.cursor = element("input", {id: "cursor", type: "range", min: 0, max: study.times.length - 1, step: 1,
      value: this.index, oninput: () => this.go(Number(this.cursor.value))});
    this.whatIf = new WhatIf(study, () => this.refresh());
    place.append(this.toolbar(), this.whatIf.section, this.endings, this.reader(), this.grid);
    place.hidden = false;
    document.documentElement.classList.add("live");
    study.quantities.filter(quantity => this.drawn.includes(quantity.name))
      .forEach(quantity => this.show(quantity, true));
    this.listen();
    this.read();
  }

  /** Where the longest run is over. */
  lastIndex() {
    const courses = this.study.models.flatMap(model => Object.values(model.quantities));
    return Math.max(0, ...courses.map(values => values.findLastIndex(value => value !== null)));
  }

  listen() {
    window.addEventListener("beforeprint", () =>
      document.querySelectorAll("main details:not(.choice)").forEach(details => details.open = true));
    this.place.addEventListener("keydown", event => event.key === "Escape" && this.whole());
    Colours.settle();
    Colours.scheme.addEventListener("change", () => {
      Colours.settle();
      this.shown().forEach(panel => panel.draw());
    });
    new ResizeObserver(() => this.shown().forEach(panel => panel.resize())).observe(this.grid);
  }

  /** The panels that are on the page, in the order of the quantities. */
  shown() {
    return [...this.panels.values()].filter(panel => panel.figure.isConnected);
  }

  toolbar() {
    const models = this.study.models.map(model => element("button", {type: "button", "aria-pressed": "true",
      class: "model", onclick: event => this.toggle(model, event.currentTarget)},
      Colours.swatch(model.ink), model.name));
    const zoom = [["zoom in", () => this.scale(1 / Page.CLOSER)], ["zoom out", () => this.scale(Page.CLOSER)],
      ["reset zoom", () => this.whole()]]
      .map(([text, act]) => element("button", {type: "button", onclick: act}, text));
    return element("div", {class: "toolbar"},
      element("div", {role: "group", "aria-label": "Models shown"}, ...models),
      element("div", {role: "group", "aria-label": "Zoom in time"}, ...zoom),
      this.choice());
  }

  /** Which quantities have a panel. */
  choice() {
    const boxes = this.study.quantities.map(quantity => element("label", {},
      element("input", {type: "checkbox", value: quantity.name, checked: this.drawn.includes(quantity.name),
        onchange: event => this.show(quantity, event.currentTarget.checked)}),
      " ", element("b", {}, quantity.name), " ", quantity.label));
    return element("details", {class: "choice"}, element("summary", {}, "quantities shown"),
      element("fieldset", {}, element("legend", {class: "unseen"}, "Quantities shown"), ...boxes));
  }

  /** The cursor, for a hand, a key and a finger. */
  reader() {
    return element("div", {class: "reader"},
      element("label", {for: "cursor"}, "Values at"), this.cursor, this.time);
  }

  show(quantity, isShown) {
    if (!this.panels.has(quantity)) {
      this.panels.set(quantity, new Panel(this.study, quantity, this));
    }
    const panel = this.panels.get(quantity);
    if (!isShown) {
      panel.leave();
      return;
    }
    const place = this.study.quantities.indexOf(quantity);
    const next = this.shown().find(other => this.study.quantities.indexOf(other.quantity) > place);
    this.grid.insertBefore(panel.figure, next ? next.figure : null);
    panel.draw();
    panel.read(this.index);
  }

  toggle(model, button) {
    model.isShown = !model.isShown;
    button.setAttribute("aria-pressed", String(model.isShown));
    this.refresh();
  }

  /** Draws what has changed: which models are shown, and where the sliders are. */
  refresh() {
    this.quietly(() => this.shown().forEach(panel => panel.refresh()));
    this.read();
  }

  read() {
    this.time.textContent = withUnit(brief(this.study.times[this.index], 5), this.study.time.unit);
    this.cursor.value = this.index;
    this.cursor.setAttribute("aria-valuetext", this.time.textContent);
    this.endings.textContent = this.study.models.filter(model => model.isShown)
      .map(model => (model.now || model).ended).filter(Boolean).map(ended => ended + ".").join(" ");
    this.shown().forEach(panel => panel.read(this.index));
  }

  /** A plot's cursor went to a place of the grid. */
  moved(index) {
    if (!this.isQuiet && index !== this.index) {
      this.index = index;
      this.read();
    }
  }

  /** The cursor is sent to a place of the grid; the plots follow if it is out of their sight. */
  go(index) {
    this.index = index;
    this.read();
    const time = this.study.times[index];
    const half = (this.view.max - this.view.min) / 2;
    if (time < this.view.min || time > this.view.max) {
      this.zoom(time - half, time + half);
    }
    this.quietly(() => this.shown().forEach(panel => panel.moveTo(time)));
  }

  /** A plot was zoomed: all others follow. */
  zoomed(min, max) {
    if (!this.isQuiet && min !== undefined && min !== null) {
      this.zoom(min, max);
    }
  }

  /** Shows these times, moved into the run where they stand out of it. */
  zoom(min, max) {
    const span = Math.min(max - min, this.all.max);
    const from = Math.max(0, Math.min(min, this.all.max - span));
    this.view = {min: from, max: from + span};
    this.quietly(() => this.shown().forEach(panel => panel.zoomTo(this.view)));
  }

  /** Closer to the cursor, or away from it. */
  scale(factor) {
    const at = this.study.times[this.index];
    const centre = at >= this.view.min && at <= this.view.max ? at : (this.view.min + this.view.max) / 2;
    this.zoom(centre - (centre - this.view.min) * factor, centre + (this.view.max - centre) * factor);
  }

  whole() {
    this.zoom(this.all.min, this.all.max);
  }

  /** Without listening to what the plots tell of it. */
  quietly(act) {
    const before = this.isQuiet;
    this.isQuiet = true;
    act();
    this.isQuiet = before;
  }
}

const page = new Page(homeostat.study, document.getElementById("plots"));
