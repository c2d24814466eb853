/**
 * The table of layers: what each of them reads, with the parts it reads otherwise marked.
 * It draws what the engine gave and nothing else. Offsets are UTF-16 code units, half-open, in the layer's own text.
 */

import { build } from "../dom.js";

/** @typedef {import("../../dist/index.js").LayerReading} LayerReading */
/** @typedef {import("./index.js").Say} Say */

/** @param {LayerReading[]} layers @param {Say} say */
export function layerTable(layers, say) {
  return build("table", { class: "layers" },
    build("thead", {}, build("tr", {}, build("th", { scope: "col" }, say("layer")), build("th", { scope: "col" }, say("reads")))),
    build("tbody", {}, ...layers.map((layer) => row(layer, say))));
}

/** @param {LayerReading} layer @param {Say} say */
function row({ layer, text, changed }, say) {
  return build("tr", { "data-layer": layer, "data-idle": changed.length === 0 ? "" : undefined },
    build("th", { scope: "row" }, build("span", { class: "layer-name" }, say(`layer-${layer}`)), build("span", { class: "layer-about" }, say(`about-${layer}`))),
    build("td", { lang: "zh-CN" }, ...marks(text, changed)));
}

/** @param {string} text @param {LayerReading["changed"]} changed */
function marks(text, changed) {
  /** @type {(Node | string)[]} */
  const pieces = [];
  let reached = 0;
  for (const [start, end] of changed) {
    pieces.push(text.slice(reached, start), build("mark", {}, text.slice(start, end)));
    reached = end;
  }
  pieces.push(text.slice(reached));
  return pieces;
}
