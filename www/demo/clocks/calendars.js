/**
 * The calendars of the built-in packs, and for each event a case to begin with: an example of its own document.
 * It refuses to know what comes of it.
 */

import init, { loadPack, packs } from "../../dist/clock.js";

/** @typedef {import("../../dist/clock.js").Text} Text */
/** @typedef {{ event: string | null, start: string, now: string, ends: Record<string, string>, circumstances: Record<string, number>, pauses: [string, string | null][] }} Case */
/** @typedef {{ target?: string, event?: string, start?: string, end?: string, now?: string, ends?: Record<string, string>, given?: Record<string, number>, readings?: object, parameters?: object }} Example */
/** @typedef {import("../../dist/clock.js").Calendar & { examples?: Example[], events?: Record<string, unknown>, targets?: Record<string, unknown> }} CalendarDocument */

/** All calendars that promise anything, by pack. @returns {Promise<{ id: string, title: Text, pack: Text }[]>} */
export async function listCalendars() {
  await init();
  return packs().flatMap(({ title: pack, documents }) =>
    documents.filter(({ kind }) => kind === "calendar").map(({ id, title }) => ({ id, title, pack })));
}

/** @param {string} id @returns {Promise<CalendarDocument>} */
export async function loadCalendar(id) {
  const { documents } = await loadPack(id.split("/")[0]);
  const found = documents.find((document) => document.kind === "calendar" && document.id === id);
  if (!found) throw new Error(id);
  return /** @type {CalendarDocument} */ (found);
}

/** A case of an event, or of the targets where there is none, as the document itself has one. @param {CalendarDocument} calendar @param {string | null} event @returns {Case} */
export function caseOf({ examples = [] }, event) {
  const plain = examples.filter(({ readings, parameters }) => !readings && !parameters);
  const example = (event ? plain.find((example) => example.event === event) : plain.find(({ target, start }) => target && start)) ?? plain.find(({ start }) => start);
  const { start = "2024-05-06 10:00", end, now, ends = {}, given = {} } = example ?? {};
  const last = [start, now ?? "", end ?? "", ...Object.values(ends)].map(local).sort().at(-1) ?? local(start);
  return { event, start: local(start), now: last, ends: Object.fromEntries(Object.entries(ends).map(([name, time]) => [name, local(time)])), circumstances: given, pauses: [] };
}

/** A time as a field for times holds it. @param {string} time */
const local = (time) => (time === "" ? "" : time.replace(" ", "T").slice(0, 19).padEnd(19, ":00"));
