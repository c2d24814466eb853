// A ProseMirror host: Enter sends, history is ProseMirror's own.

import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

window.sent = [];

const send = (state, dispatch) => {
  window.sent.push(state.doc.textBetween(0, state.doc.content.size, "\n"));
  dispatch?.(state.tr.delete(0, state.doc.content.size));
  return true;
};

// Tests are quicker than people: the default delay would make one step of the typing and the replacement.
const steps = { newGroupDelay: 1 };
const keys = { Enter: send, "Shift-Enter": baseKeymap.Enter, "Mod-z": undo, "Mod-y": redo };

/** Mounts an editor, as a host does each time its view is built anew. */
window.mount = () => {
  const place = document.getElementById("editor");
  place.replaceChildren();
  const plugins = [history(steps), keymap(keys), keymap(baseKeymap)];
  const attributes = { role: "textbox", "aria-multiline": "true", "aria-label": "回复" };
  window.view = new EditorView(place, { state: EditorState.create({ schema, plugins }), attributes });
};
window.mount();
window.docText = () => window.view.state.doc.textBetween(0, window.view.state.doc.content.size, "\n");
