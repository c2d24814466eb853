// A host as portals are: it sends on Enter, on the button and on submit, and clears the composer without any event.
//
// What was sent is in `window.sent`; every event of the component in `window.heard`.

window.sent = [];
window.heard = [];

for (const type of ["kefu-findings", "kefu-gate", "kefu-override", "kefu-error"]) {
  document.addEventListener(type, (event) => window.heard.push({ type, detail: event.detail, from: event.target.id }));
}

/** Sends what a field holds. */
function sendField(field) {
  if (field.value.trim() === "") return;
  window.sent.push(field.value);
  field.value = "";
}

/** Sends what an editor shows. */
function sendEditor(editor) {
  window.sent.push(editor.innerText);
  editor.replaceChildren();
}

for (const composer of document.querySelectorAll("textarea, [contenteditable]:not([data-editor])")) {
  const send = () => (composer.localName === "textarea" ? sendField(composer) : sendEditor(composer));
  composer.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || composer.dataset.enter === "newline") return;
    event.preventDefault();
    send();
  });
  document.querySelector(`button[data-for="${composer.id}"]`)?.addEventListener("click", send);
}

for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendField(form.elements.message);
  });
}
