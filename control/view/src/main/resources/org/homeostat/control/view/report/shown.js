"use strict";

/* What the parts of the page share: elements made without markup, numbers, colours. */

/** An element; texts among its children stay texts, so that no name in a model becomes markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

/** A number to be read, with so many digits; a dash where there is none. */
function digits(value, count = 6) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return "\u2013";
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e7) ? value.toExponential(count - 1)
    : size >= 10 ** count ? value.toFixed(0) : value.toPrecision(count);
}

/** The course of a quantity in a run, whatever it is called; no values where the run has none of it. */
function course({quantities}, name) {
  return Object.hasOwn(quantities, name) ? quantities[name] : [];
}

/** A number without zeros at its end. */
function brief(value, count = 6) {
  return String(Number(value.toPrecision(count)));
}

function withUnit(text, unit) {
  return unit ? text + "\u00a0" + unit : text;
}

/** The colours of lines, on white as everywhere, and lightened on a dark page until they stand out. */
const Colours = {
  scheme: window.matchMedia("(prefers-color-scheme: dark)"),

  of(ink) {
    return Colours.scheme.matches ? Colours.lightened(ink.colour) : ink.colour;
  },

  /** Of the page itself, by the name that its style gives it. */
  named(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  },

  lightened(colour) {
    const parts = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
    for (let share = 0; share < 1; share += 0.05) {
      const mixed = parts.map(part => Math.round(part + share * (255 - part)));
      if (Colours.contrast(mixed) >= 5) {
        return "#" + mixed.map(part => part.toString(16).padStart(2, "0")).join("");
      }
    }
    return "#ffffff";
  },

  /** Against the dark page, as WCAG 2 counts it. */
  contrast(parts) {
    const [r, g, b] = parts.map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) / (0.0085 + 0.05);
  },

  /** A piece of a model's line. */
  swatch(ink) {
    const svg = (tag, attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
      Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
      return made;
    };
    const drawn = svg("svg", {class: "swatch", viewBox: "0 0 34 8", "aria-hidden": "true"});
    drawn.append(svg("path", {d: "M0 4H34", fill: "none", stroke: ink.colour,
      "stroke-width": ink.width, "stroke-dasharray": ink.dash.join(" ")}));
    return drawn;
  },

  /** Gives every swatch of the page the colour that its line has in the plots. */
  settle() {
    for (const path of document.querySelectorAll(".swatch path")) {
      path.dataset.ink = path.dataset.ink || path.getAttribute("stroke");
      path.setAttribute("stroke", Colours.of({colour: path.dataset.ink}));
    }
  },
};
