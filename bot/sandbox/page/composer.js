// The box below a conversation: messages, slash commands with suggestions, files.
import { h, freshId, icon, iconButton, toast } from "./dom.js";
import { act, store, upload } from "./store.js";

const drafts = new Map();

function peopleLike(text) {
  const wanted = text.toLowerCase();
  return Object.values(store.state.users).filter((one) => !one.deleted && one.real_name.toLowerCase().startsWith(wanted) && one.real_name.toLowerCase() !== wanted.trim())
    .map((one) => ({ name: one.real_name, title: one.is_bot ? "App" : one.profile.title }));
}

export function composer({ channel, thread = null, id = null, label }) {
  const key = `${store.me}/${channel.id}/${thread || ""}`;
  const listId = freshId("commands");
  let files = [], shown = [], at = 0;
  const box = h("textarea", { id, rows: 1, value: drafts.get(key) || "", placeholder: label, "aria-label": label, "aria-controls": listId, "aria-autocomplete": "list" });
  const list = h("div", { id: listId, class: "suggestions", role: "listbox", "aria-label": "Commands", hidden: true });
  const kept = h("div", { class: "attached" });
  const file = h("input", { type: "file", multiple: true, hidden: true, tabIndex: -1, "aria-hidden": "true", onchange: async () => { for (const one of file.files) files.push(await upload(one)); file.value = ""; drawFiles(); box.focus(); } });

  function drawFiles() {
    kept.replaceChildren(...files.map((one) => h("span", { class: "chip" }, icon("file"), one.name, h("button", { type: "button", "aria-label": `Remove ${one.name}`, onclick: () => { files = files.filter((other) => other !== one); drawFiles(); } }, "×"))));
  }
  function fit() { box.style.height = "auto"; box.style.height = `${Math.min(box.scrollHeight, 220)}px`; drafts.set(key, box.value); }
  function mark(index) {
    at = index;
    [...list.children].forEach((row, number) => { row.setAttribute("aria-selected", String(number === at)); if (number === at) { box.setAttribute("aria-activedescendant", row.id); row.scrollIntoView({ block: "nearest" }); } });
  }
  function suggest() {
    const typed = /^\/(\S*)$/.exec(box.value);
    const named = /(?:^|\s)@([\p{L} ]{0,30})$/u.exec(box.value.slice(0, box.selectionStart));
    shown = typed && !thread ? store.state.commands.filter((one) => one.command.startsWith(`/${typed[1]}`)) : named ? peopleLike(named[1]) : [];
    list.hidden = !shown.length;
    list.setAttribute("aria-label", named ? "People" : "Commands");
    list.replaceChildren(...shown.map((one) => h("div", { role: "option", id: freshId("command"), onpointerdown: (event) => { event.preventDefault(); take(one); } },
      one.command ? [h("strong", {}, one.command), " ", h("span", { class: "usage" }, one.usage_hint || ""), h("small", {}, `${one.description} · ${store.state.app.name}`)]
        : [h("strong", {}, one.name), " ", h("span", { class: "usage" }, one.title)])));
    if (shown.length) mark(0); else box.removeAttribute("aria-activedescendant");
  }
  function take(one) {
    if (one.command) box.value = `${one.command} `;
    else {
      const caret = box.selectionStart;
      const start = box.value.lastIndexOf("@", caret - 1);
      box.value = `${box.value.slice(0, start)}@${one.name} ${box.value.slice(caret)}`;
      box.setSelectionRange(start + one.name.length + 2, start + one.name.length + 2);
    }
    list.hidden = true; shown = []; fit(); box.focus(); }

  async function send() {
    const text = box.value.trim();
    if (!text && !files.length) return;
    if (text.startsWith("/")) document.dispatchEvent(new Event("command"));
    const held = files;
    box.value = ""; files = []; drawFiles(); fit(); suggest();
    const place = { channel: channel.id, ...(thread ? { thread_ts: thread } : {}) };
    let reply;
    try {
      reply = held.length ? await act("share", { ...place, text, files: held.map((one) => one.id) }) : await act("type", { ...place, text });
    } catch {
      // Nothing that was typed is lost because the sandbox is not there.
      reply = { ok: false, words: "That did not reach the sandbox. It is still in the box." };
      if (!box.value) { box.value = text; files = held; drawFiles(); fit(); }
    }
    if (!reply.ok) {
      toast(reply.words || reply.error, "bad");
      // What was typed is worth keeping when nobody answered.
      if (text.startsWith("/") && !box.value) { box.value = text; fit(); }
    }
  }
  box.addEventListener("input", () => { fit(); suggest(); });
  box.addEventListener("blur", () => { list.hidden = true; });
  box.addEventListener("keydown", (event) => {
    if (!list.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) { event.preventDefault(); mark((at + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % shown.length); }
    else if (!list.hidden && (event.key === "Tab" || (event.key === "Enter" && (!shown[at].command || shown[at].command !== box.value)))) { event.preventDefault(); take(shown[at]); }
    else if (event.key === "Escape" && !list.hidden) { list.hidden = true; event.stopPropagation(); }
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  });
  requestAnimationFrame(fit);
  return h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); send(); } }, list, kept, box,
    h("div", { class: "composer-foot" }, iconButton("clip", "Attach a file", () => file.click()), file,
      h("span", { class: "tip" }, thread ? "Commands do not work in threads" : "Type / for commands"),
      h("button", { type: "submit", class: "send", "aria-label": "Send" }, icon("send"))));
}

export async function typeFor(channel, text) {
  const reply = await act("type", { channel, text });
  if (!reply.ok) toast(reply.words || reply.error, "bad");
}
