// Modals: the topmost view of the stack, as a dialog.
import { drawBlocks } from "./blocks.js";
import { h, iconButton, toast } from "./dom.js";
import { forgetEntered, openJson, placeContext } from "./message.js";
import { act, store } from "./store.js";
import { plain } from "./text.js";

let shown = null; // { id, hash, dialog, errors }

async function submit(view) {
  const context = placeContext({ view: view.id }, false);
  const button = shown.dialog.querySelector("[type=submit]");
  button.disabled = true;
  try {
    const reply = await act("submit", { view: view.id, values: context.values });
    if (reply.ok) return;
    shown.errors = reply.errors || {};
    if (!reply.errors) { shown.dialog.querySelector(".modal-error").textContent = reply.words; return; }
    draw(view);
    shown.dialog.querySelector(".has-error input, .has-error textarea, .has-error select")?.focus();
  } catch (error) { toast(error.message, "bad"); } finally { button.disabled = false; }
}

function draw(view) {
  // Inputs in a modal wait for its submission; elements outside inputs act at once.
  const base = placeContext({ view: view.id }, false);
  const context = { ...base, errors: shown.errors, changed: (block, element, value) => {
    base.values[`${block.block_id}/${element.action_id}`] = value;
    if (block.type !== "input" || block.dispatch_action) base.use(block, element, value);
  } };
  const scroll = shown.dialog.querySelector(".modal-body")?.scrollTop || 0;
  shown.dialog.replaceChildren(h("form", { method: "dialog", noValidate: true, onsubmit: (event) => { event.preventDefault(); submit(view); } },
    h("header", {}, h("h2", { id: "modal-title" }, plain(view.title.text)),
      iconButton("code", "What was sent", () => { openJson(view); }), iconButton("close", "Close", () => act("close", { view: view.id }))),
    h("div", { class: "modal-body" }, drawBlocks(view.blocks, context)),
    h("div", { class: "modal-error", role: "alert" }),
    h("footer", {}, h("button", { type: "button", class: "button", onclick: () => act("close", { view: view.id }) }, plain(view.close?.text || (view.submit ? "Cancel" : "Close"))),
      view.submit ? h("button", { type: "submit", class: "button primary", disabled: view.submit_disabled }, plain(view.submit.text)) : null)));
  shown.dialog.querySelector(".modal-body").scrollTop = scroll;
}

export function drawModal() {
  const view = store.state.modals.at(-1);
  if (!view) {
    if (shown) { const { id, dialog } = shown; shown = null; forgetEntered(id); dialog.close(); dialog.remove(); document.getElementById("composer-text")?.focus(); }
    return;
  }
  if (shown?.dialog.open && shown.id === view.id && shown.hash === view.hash) return;
  if (shown && shown.id !== view.id && !store.state.modals.some((one) => one.id === shown.id)) forgetEntered(shown.id);
  if (!shown) {
    const closeTopmost = () => { const topmost = store.state.modals.at(-1); if (topmost) act("close", { view: topmost.id }); };
    // A browser lets a page hold back Escape only if the person did something since; else it closes the dialog by itself.
    const dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title",
      oncancel: (event) => { if (event.cancelable) { event.preventDefault(); closeTopmost(); } },
      onclose: () => { if (shown?.dialog === dialog) closeTopmost(); } });
    document.getElementById("modals").append(dialog);
    shown = { dialog };
    dialog.showModal();
  }
  if (!shown.dialog.open) shown.dialog.showModal();
  Object.assign(shown, { id: view.id, hash: view.hash, errors: {} });
  draw(view);
  shown.dialog.querySelector("[autofocus], .modal-body input, .modal-body textarea")?.focus();
}
