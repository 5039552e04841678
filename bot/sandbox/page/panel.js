// The right-hand panel: a thread, a message's JSON, or the clock and the faults.
import { composer } from "./composer.js";
import { sync } from "./conversation.js";
import { full } from "./dates.js";
import { byArrows, h, iconButton, toast } from "./dom.js";
import { drawMessage } from "./message.js";
import { channelOf, post, redraw, refresh, store } from "./store.js";

let frame = "", drawn = new Map();

function close() {
  store.panel = null;
  store.thread = null;
  redraw();
  document.getElementById("composer-text")?.focus();
}

const title = (words) => h("div", { class: "head" }, h("h2", {}, words), iconButton("close", "Close this panel", close));

function drawThread(panel) {
  const channel = channelOf(store.channel);
  const messages = channel.messages.filter((one) => one.ts === store.thread || one.thread_ts === store.thread);
  if (!messages.length) { close(); return; }
  const sign = `thread/${store.me}/${channel.id}/${store.thread}`;
  if (frame !== sign) {
    frame = sign;
    drawn = new Map();
    panel.replaceChildren(title("Thread"), h("div", { class: "messages", role: "log", "aria-label": "Thread", tabIndex: -1, onkeydown: byArrows }), channel.is_member ? composer({ channel, thread: store.thread, label: "Reply…" }) : "");
    panel.querySelector("textarea")?.focus();
  }
  const kept = new Map();
  const nodes = messages.map((message) => {
    const mark = JSON.stringify(message);
    const old = drawn.get(message.ts);
    const node = old?.mark === mark ? old.node : drawMessage(message, channel, { inThread: true });
    kept.set(message.ts, { mark, node });
    return node;
  });
  drawn = kept;
  sync(panel.querySelector(".messages"), nodes);
}

function sentForm(message) {
  const left = ["bot_profile", "team", "app_id"];
  return Object.fromEntries(Object.entries(message).filter(([key]) => !left.includes(key)));
}

function drawJson(panel) {
  const { message } = store.panel;
  const sign = `json/${message.ts || message.id}/${message.hash || ""}`;
  if (frame === sign) return;
  frame = sign;
  const text = JSON.stringify(sentForm(message), null, 2);
  const blocks = message.type === "modal" || message.type === "home" ? { type: message.type, title: message.title, submit: message.submit, close: message.close, blocks: message.blocks } : { blocks: message.blocks || [{ type: "section", text: { type: "mrkdwn", text: message.text || " " } }] };
  const builder = `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify(blocks))}`;
  panel.replaceChildren(title("What was sent"),
    h("div", { class: "panel-body" },
      h("p", {}, message.ts ? `Sent ${full(Number(message.ts))}. Screen readers read its top-level text.` : "A view as the app sent it."),
      h("div", { class: "actions" },
        h("a", { class: "button", href: builder, target: "_blank", rel: "noreferrer noopener" }, "Open in Block Kit Builder"),
        h("button", { type: "button", class: "button", onclick: () => { navigator.clipboard?.writeText(text); toast("Copied."); } }, "Copy")),
      h("pre", { class: "json", tabIndex: 0, "aria-label": "JSON" }, text)));
}

const KINDS = [
  ["drop-reply", "Carried out, but the reply is lost"], ["drop-request", "Connection lost, not carried out"],
  ["store-late", "Connection lost, carried out later"], ["rate-limited", "Too many requests (429)"], ["server-error", "Slack is broken (500)"],
  ["slow", "Slow reply"], ["token-expired", "The token expired"],
  ["socket-closed", "Socket closes in mid-command"], ["double-delivery", "Delivered twice"],
];

async function attempt(work) {
  try { await work(); await refresh(); } catch (error) { toast(error.message, "bad"); }
}

function localNow(zone, seconds) {
  const f = Object.fromEntries(new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(new Date(seconds * 1000)).map((p) => [p.type, p.value]));
  return `${f.year}-${f.month}-${f.day}T${f.hour}:${f.minute}`;
}

// What the clock says in a zone, turned back into a moment.
function moment(zone, local) {
  let seconds = Date.parse(`${local}Z`) / 1000;
  const wanted = seconds;
  for (let turn = 0; turn < 3; turn += 1) seconds += wanted - Date.parse(`${localNow(zone, seconds)}Z`) / 1000;
  return seconds;
}

function drawTools(panel) {
  const { clock, faults, users, me } = store.state;
  const zone = users[me].tz;
  const sign = `tools/${me}/${Math.floor(clock.now / 60)}/${clock.offset}/${JSON.stringify(faults)}`;
  if (frame === sign || (panel.contains(document.activeElement) && frame.startsWith("tools") && document.activeElement.matches("input,select") && JSON.stringify(faults) === panel.dataset.faults)) return;
  frame = sign;
  panel.dataset.faults = JSON.stringify(faults);
  const when = h("input", { type: "datetime-local", id: "set-clock", value: localNow(zone, clock.now) });
  const nextMonday = () => { const at = new Date(`${localNow(zone, clock.now)}Z`); at.setUTCDate(at.getUTCDate() + ((8 - at.getUTCDay()) % 7 || 7)); return `${at.toISOString().slice(0, 10)}T09:00`; };
  const set = (local) => attempt(() => post("/sandbox/clock", { now: new Date(moment(zone, local) * 1000).toISOString().replace("Z", "+00:00") }));
  const kind = h("select", { id: "fault-kind" }, KINDS.map(([value, label]) => h("option", { value }, label)));
  const on = h("input", { type: "text", id: "fault-on", value: "*", "aria-describedby": "fault-note" });
  const seconds = h("input", { type: "number", id: "fault-seconds", value: "5", min: "0", step: "any" });
  panel.replaceChildren(title("Clock and faults"), h("div", { class: "panel-body" },
    h("section", {}, h("h3", {}, "What time is it?"), h("p", {}, `The bot tells the time by this workspace. Times are in ${zone.replace("_", " ")}.`),
      h("label", { htmlFor: "set-clock" }, "It is now"), when,
      h("div", { class: "actions" }, h("button", { type: "button", class: "button primary", onclick: () => set(when.value) }, "Set"),
        h("button", { type: "button", class: "button", onclick: () => set(nextMonday()) }, "Monday 09:00"),
        h("button", { type: "button", class: "button", onclick: () => attempt(() => post("/sandbox/clock", { advance: 3600 })) }, "An hour later"),
        h("button", { type: "button", class: "button", onclick: () => attempt(() => post("/sandbox/clock", { reset: true })) }, "Real time"))),
    h("section", {}, h("h3", {}, "What goes wrong?"), h("p", { id: "fault-note" }, "The next call that fits meets the fault. “*” fits any; otherwise name a method, such as chat.postMessage, or an envelope, such as slash_commands."),
      h("label", { htmlFor: "fault-kind" }, "Fault"), kind, h("label", { htmlFor: "fault-on" }, "On"), on, h("label", { htmlFor: "fault-seconds" }, "Seconds"), seconds,
      h("div", { class: "actions" }, h("button", { type: "button", class: "button primary", onclick: () => attempt(() => post("/sandbox/faults", { kind: kind.value, on: on.value, seconds: Number(seconds.value) })) }, "Arm"),
        h("button", { type: "button", class: "button", onclick: () => attempt(async () => { await fetch("/sandbox/faults", { method: "DELETE" }); }) }, "Disarm all"),
        h("button", { type: "button", class: "button", onclick: () => attempt(() => post("/sandbox/refresh", {})) }, "Ask the app to reconnect")),
      h("ul", { class: "armed" }, faults.map((fault) => h("li", {}, `${fault.kind} on ${fault.on}, ${fault.times} time${fault.times > 1 ? "s" : ""}`))))));
}

export function drawPanel() {
  const panel = document.getElementById("panel");
  panel.hidden = !store.panel;
  document.body.classList.toggle("with-panel", Boolean(store.panel));
  if (!store.panel) { frame = ""; panel.replaceChildren(); return; }
  if (store.panel.kind === "thread") drawThread(panel);
  else if (store.panel.kind === "json") drawJson(panel);
  else drawTools(panel);
}
