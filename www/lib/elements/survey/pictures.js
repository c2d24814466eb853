// Stars and faces, drawn: no font has to have them, and they take the colour of the text, also where colours are forced.

const SPACE = "http://www.w3.org/2000/svg";

export const star = () => picture(draw("path", { d: "M12 2.6l2.9 6 6.6.9-4.8 4.6 1.2 6.5L12 17.5l-5.9 3.1 1.2-6.5L2.5 9.5l6.6-.9z" }));

/** @param {number} share how content the face is, from 0 to 1 */
export function face(share) {
  const bend = (share * 2 - 1) * 4;
  const corner = 16 - bend / 2;
  return picture(
    draw("circle", { class: "head", cx: 12, cy: 12, r: 10 }),
    draw("circle", { class: "eye", cx: 8.4, cy: 9.6, r: 1.2 }),
    draw("circle", { class: "eye", cx: 15.6, cy: 9.6, r: 1.2 }),
    draw("path", { class: "mouth", d: `M7.4 ${corner}Q12 ${corner + bend * 1.4} 16.6 ${corner}` }),
  );
}

/** @param {...SVGElement} parts */
function picture(...parts) {
  const svg = draw("svg", { class: "picture", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" });
  svg.append(...parts);
  return svg;
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function draw(tag, attributes) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SPACE, tag));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
