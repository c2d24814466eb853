// Who is answering, as far as a half-filled form must know to come back to the right person: by the subject the host
// names, or else by the tab, so that the next customer at the same counter never sees the answers of the last one.
//
// Refuses to know: anything about the person. The tab's mark is random and says nothing of the device.

const MARK = "kefu-survey-tab";

/**
 * @param {string} subject as the host names it; empty if it does not, or if the form is anonymous
 */
export function respondentOf(subject) {
  return subject === "" ? `tab/${markOfTab()}` : `subject/${subject}`;
}

/** A random id; it is made anew for each response, and tells no two of them to be one person's. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @type {string | null} For pages that may not keep anything: a reload then is another respondent. */
let unkept = null;

function markOfTab() {
  try {
    const mark = sessionStorage.getItem(MARK) ?? randomId();
    sessionStorage.setItem(MARK, mark);
    return mark;
  } catch {
    unkept ??= randomId();
    return unkept;
  }
}
