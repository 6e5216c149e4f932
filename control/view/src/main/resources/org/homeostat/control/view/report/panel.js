"use strict";

/** One quantity over time: a plot, its caption, and a read-out of the values at the cursor. */
class Panel {
  static FONT = "12px system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
  static ROW = 15;
  static MOST_ROWS = 4;
  static DOT = 4;

  /** From zero, if the values come this close to it. */
  static NEAR_ZERO = 0.3;

  /** A range narrower than this share of its values is rounding, not a course. */
  static FLAT = 1e-6;

  /**
   * @param study the exported data
   * @param quantity one of its quantities
   * @param page told of what the reader does: moved(index), zoomed(min, max), whole()
   */
  constructor(study, quantity, page) {
    this.study = study;
    this.quantity = quantity;
    this.page = page;
    this.models = study.models.filter(model => Object.hasOwn(model.quantities, quantity.name));
    this.isLog = false;
    this.readings = this.models.map(() => element("dd"));
    this.log = element("button", {type: "button", class: "small", "aria-pressed": "false",
      onclick: () => this.setLog(!this.isLog)}, "log axis");
    this.place = element("div", {class: "plot"});
    this.figure = element("figure", {class: "panel", "data-quantity": quantity.name},
      element("figcaption", {}, element("span", {}, element("b", {}, quantity.name), " ", this.title()),
        ...this.isPositive() ? [this.log] : []),
      element("dl", {class: "readings"}, ...this.models.map((model, i) => element("div", {},
        element("dt", {}, Colours.swatch(model.ink), element("span", {class: "unseen"}, model.name)),
        this.readings[i]))),
      this.place);
  }

  title() {
    const {label, unit} = this.quantity;
    return [label, unit && "(" + unit + ")"].filter(Boolean).join(" ");
  }

  isPositive() {
    return this.models.flatMap(model => model.quantities[this.quantity.name])
      .every(value => value === null || value > 0);
  }

  setLog(isLog) {
    this.isLog = isLog;
    this.log.setAttribute("aria-pressed", String(isLog));
    this.draw();
  }

  /** Draws anew, at the size and in the colours that the page has now. */
  draw() {
    const at = this.plot && this.plot.cursor.left;
    this.plot?.destroy();
    this.plot = new uPlot(this.options(), this.data(), this.place);
    this.plot.setScale("x", this.page.view);
    this.plot.ctx.canvas.setAttribute("role", "img");
    this.describe();
    if (at >= 0) {
      this.plot.setCursor({left: at, top: 0}, false);
    }
  }

  /** Draws what the models' courses are now. */
  refresh() {
    this.plot.batch(() => {
      this.plot.setData(this.data(), false);
      this.models.forEach((model, i) => {
        this.plot.setSeries(1 + i, {show: model.isShown}, false);
        this.plot.setSeries(1 + this.models.length + i, {show: this.hasGhost(model)}, false);
      });
      this.plot.setScale("x", this.page.view);
    });
    this.describe();
  }

  /** Leaves the page. */
  leave() {
    this.figure.remove();
    this.plot.destroy();
    this.plot = undefined;
  }

  resize() {
    this.plot.setSize(this.size());
  }

  size() {
    return {width: Math.max(200, this.place.clientWidth), height: this.place.clientWidth < 400 ? 200 : 250};
  }

  /** The times, then the courses as they are, then those of the declared values. */
  data() {
    const full = values => this.study.times.map((time, i) => i < values.length ? values[i] : null);
    return [this.study.times, ...this.models.map(model => full(this.course(model))),
      ...this.models.map(model => full(model.quantities[this.quantity.name]))];
  }

  /** The values of a model as it runs now: with the sliders' values, or as declared. */
  course(model) {
    return course(model.now || model, this.quantity.name);
  }

  hasGhost(model) {
    return model.isShown && Boolean(model.now);
  }

  options() {
    const soft = Colours.named("--soft");
    const line = Colours.named("--line");
    const axis = {stroke: soft, font: Panel.FONT, labelFont: Panel.FONT,
      grid: {stroke: line, width: 1}, ticks: {show: false}};
    return {
      ...this.size(),
      legend: {show: false},
      padding: [() => 6 + this.rows * Panel.ROW, 14, 0, 4],
      scales: {
        x: {time: false},
        y: {distr: this.isLog ? 3 : 1, range: (plot, low, high) => this.range(low, high)},
      },
      axes: [
        {...axis, grid: {show: false}, size: 26, labelSize: 18, labelGap: 0,
          label: withUnit("time", this.unitInBrackets()),
          values: (plot, splits, i, space, step) => splits.map(split => Panel.tick(split, step))},
        {...axis,
          size: (plot, texts) => 14 + Math.max(20, ...(texts || []).map(text => Panel.width(plot, text))),
          values: (plot, splits, i, space, step) =>
            splits.map(split => this.isLog ? Panel.decade(split) : Panel.tick(split, step))},
      ],
      series: [{},
        ...this.models.map(model => ({stroke: Colours.of(model.ink), width: model.ink.width,
          dash: model.ink.dash, show: model.isShown, pxAlign: 0, points: {show: false}})),
        ...this.models.map(model => ({stroke: Colours.of(model.ink), width: 1, alpha: 0.75,
          show: this.hasGhost(model), pxAlign: 0, points: {show: false}}))],
      cursor: {
        y: false,
        drag: {x: true, y: false, dist: 6},
        bind: {dblclick: () => () => this.page.whole()},
        sync: {key: "study", scales: ["x", null], filters: {pub: type => /^mouse(move|leave)$/.test(type)}},
      },
      hooks: {
        drawClear: [plot => this.shade(plot)],
        draw: [plot => this.endings(plot)],
        setCursor: [plot => plot.cursor.idx === null || this.page.moved(plot.cursor.idx)],
        setScale: [(plot, scale) => scale === "x" && this.page.zoomed(plot.scales.x.min, plot.scales.x.max)],
      },
    };
  }

  unitInBrackets() {
    return this.study.time.unit && "(" + this.study.time.unit + ")";
  }

  /** The range of the axis of values: from zero if they come close to it. */
  range(low, high) {
    if (low === null || high === null) {
      return this.isLog ? [1, 10] : [0, 1];
    }
    const size = Math.max(Math.abs(low), Math.abs(high));
    if (this.isLog) {
      return [low / 1.1, high * 1.1];
    }
    if (high - low <= Panel.FLAT * size) {
      return size === 0 ? [-0.05, 1] : [low - 0.05 * size, high + 0.05 * size];
    }
    const room = 0.05 * (high - low);
    return [low >= 0 && low < Panel.NEAR_ZERO * high ? -0.03 * high : low - room, high + room];
  }

  /** With as many decimals as the step between ticks has. */
  static tick(value, step) {
    let decimals = 0;
    while (decimals < 6 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6) {
      decimals++;
    }
    const isPower = value !== 0 && (decimals > 5 || Math.abs(value) >= 1e6);
    return isPower ? Panel.power(value) : value.toFixed(decimals);
  }

  static decade(value) {
    return value === null ? "" : value < 1e-3 || value >= 1e6 ? Panel.power(value) : brief(value, 3);
  }

  static power(value) {
    return Number(value.toPrecision(4)).toExponential().replace("e+", "e");
  }

  static width(plot, text) {
    plot.ctx.save();
    plot.ctx.font = Panel.FONT;
    const width = plot.ctx.measureText(text).width;
    plot.ctx.restore();
    return width;
  }

  /** How many rows the windows' labels take above the plot. */
  get rows() {
    return Math.min(Panel.MOST_ROWS, this.study.windows.length);
  }

  /** The protocol's windows, and above the plot what each does. */
  shade(plot) {
    const {ctx, bbox} = plot;
    const ratio = uPlot.pxRatio;
    const right = bbox.left + bbox.width;
    const top = bbox.top - this.rows * Panel.ROW * ratio;
    const seen = this.study.windows.map(({from, to, text}) => ({text,
      begin: Math.max(bbox.left, plot.valToPos(from, "x", true)),
      end: Math.min(right, plot.valToPos(to, "x", true))}))
      .filter(({begin, end}) => begin <= right && end >= bbox.left);
    ctx.save();
    ctx.fillStyle = Colours.named("--window");
    for (const {begin, end} of seen) {
      ctx.fillRect(begin, top, Math.max(end - begin, ratio), bbox.top + bbox.height - top);
    }
    ctx.fillStyle = Colours.named("--soft");
    ctx.font = Panel.FONT.replace(/\d+/, String(11 * ratio));
    ctx.textBaseline = "top";
    ctx.textAlign = "left";
    const taken = Array(this.rows).fill(-Infinity);
    for (const {begin, text} of seen) {
      const label = Panel.fitting(ctx, text, bbox.width);
      const width = ctx.measureText(label).width;
      const x = Math.min(begin + 3 * ratio, right - width);
      const row = taken.findIndex(end => end + 10 * ratio <= x);
      if (row >= 0) {
        ctx.fillText(label, x, top + (row * Panel.ROW + 2) * ratio);
        taken[row] = x + width;
      }
    }
    ctx.restore();
  }

  static fitting(ctx, text, width) {
    let label = text;
    while (label.length > 2 && ctx.measureText(label).width > width) {
      label = label.slice(0, -2).trimEnd() + "\u2026";
    }
    return label;
  }

  /** A dot where a run came to its end before the time asked for. */
  endings(plot) {
    this.models.forEach((model, i) => {
      const values = plot.data[1 + i];
      const last = values.findLastIndex(value => value !== null);
      if (model.isShown && last >= 0 && (model.now || model).ended) {
        plot.ctx.beginPath();
        plot.ctx.fillStyle = Colours.of(model.ink);
        plot.ctx.arc(plot.valToPos(plot.data[0][last], "x", true), plot.valToPos(values[last], "y", true),
          Panel.DOT * uPlot.pxRatio, 0, 2 * Math.PI);
        plot.ctx.fill();
      }
    });
  }

  /** Shows the values at a place of the grid. */
  read(index) {
    this.models.forEach((model, i) => {
      const declared = model.quantities[this.quantity.name][index];
      const value = this.course(model)[index] ?? null;
      this.readings[i].textContent = withUnit(digits(value), value === null ? "" : this.quantity.unit);
      if (model.now) {
        this.readings[i].append(element("small", {}, " declared " + digits(declared)));
      }
      this.readings[i].parentElement.hidden = !model.isShown;
    });
  }

  moveTo(time) {
    this.plot.setCursor({left: this.plot.valToPos(time, "x"), top: 0});
  }

  zoomTo(view) {
    this.plot.setScale("x", view);
  }

  /** Tells those who do not see the plot what it shows. */
  describe() {
    const {name, unit} = this.quantity;
    const courses = this.models.filter(model => model.isShown).map(model => {
      const values = this.course(model).filter(value => value !== null);
      return values.length === 0 ? model.name + " has no values"
        : model.name + " from " + digits(values[0], 4) + " to "
          + withUnit(digits(values[values.length - 1], 4), unit)
          + ", lowest " + digits(values.reduce((a, b) => Math.min(a, b)), 4)
          + ", highest " + digits(values.reduce((a, b) => Math.max(a, b)), 4);
    });
    this.plot.ctx.canvas.setAttribute("aria-label", name + " " + this.title() + " over "
      + withUnit(brief(this.study.time.until), this.study.time.unit) + ": " + courses.join("; ") + ".");
  }
}
