// One message: who, when, what, and what can be done with it.
import { avatar } from "./avatar.js";
import { drawAttachment, drawBlocks, drawFile } from "./blocks.js";
import { full, time } from "./dates.js";
import { drawn, h, icon, iconButton, menu, toast } from "./dom.js";
import { act, isApp, nameOf, redraw, store } from "./store.js";
import { mrkdwn } from "./text.js";

const entered = new Map(); // what stands in a message's menus and inputs until it is used

export function placeContext(place, changedNow = true) {
  const key = place.view || `${place.channel}/${place.ts}`;
  if (!entered.has(key)) entered.set(key, {});
  const values = entered.get(key);
  const use = async (block, element, value) => {
    const reply = await act("click", { place, action_id: element.action_id, block_id: block.block_id, value, values });
    if (!reply.ok) toast(reply.words || reply.error, "bad");
  };
  return {
    place, values, use,
    changed: (block, element, value) => { values[`${block.block_id}/${element.action_id}`] = value; if (changedNow || block.dispatch_action) use(block, element, value); },
  };
}

export function forgetEntered(view) { entered.delete(view); }

function body(message, channel) {
  const place = { channel: channel.id, ts: message.ts };
  const context = placeContext(place);
  // Inputs in a message tell the app only when it asked for that.
  const inputs = { ...context, changed: (block, element, value) => { context.values[`${block.block_id}/${element.action_id}`] = value; if (block.type !== "input" || block.dispatch_action) context.use(block, element, value); } };
  return [
    message.blocks ? drawBlocks(message.blocks, inputs) : message.text ? h("div", { class: "text" }, drawn(() => mrkdwn(message.text)), message.edited ? h("small", { class: "edited" }, " (edited)") : null) : null,
    (message.attachments || []).map((one) => drawn(() => drawAttachment(one, inputs))),
    (message.files || []).map((file) => drawFile(file)),
  ];
}

export function openJson(message) { store.panel = { kind: "json", message }; redraw(); }

function tools(message, channel, inThread) {
  const alone = message.is_ephemeral;
  const more = iconButton("more", "More for this message", () => menu(more, [
    ...(alone ? [] : store.state.shortcuts.filter((one) => one.type === "message").map((one) => ({
      label: one.name, hint: store.state.app.name, icon: "bolt",
      run: async () => { const reply = await act("shortcut", { callback_id: one.callback_id, place: { channel: channel.id, ts: message.ts } }); if (!reply.ok) toast(reply.words, "bad"); },
    }))),
    alone ? null : { label: "Copy link", icon: "link", run: () => navigator.clipboard?.writeText(`${location.origin}/archives/${channel.id}/p${message.ts.replace(".", "")}`) },
    { label: "What was sent", hint: "The message's JSON", icon: "code", run: () => openJson(message) },
  ]), { "aria-haspopup": "menu", "aria-expanded": "false" });
  return h("div", { class: "tools", role: "group", "aria-label": "Message tools" },
    alone || inThread ? null : iconButton("reply", "Reply in thread", () => { store.thread = message.ts; store.panel = { kind: "thread" }; redraw(); }),
    iconButton("code", "What was sent", () => openJson(message)), more);
}

export function drawMessage(message, channel, { compact = false, inThread = false } = {}) {
  const seconds = Number(message.ts);
  const name = message.username || nameOf(message.user);
  const when = h("a", { class: "when", href: `/archives/${channel.id}/p${message.ts.replace(".", "")}`, title: full(seconds) }, time(seconds));
  const replies = message.reply_count && !inThread ? h("button", { type: "button", class: "replies", onclick: () => { store.thread = message.ts; store.panel = { kind: "thread" }; redraw(); } },
    (message.reply_users || []).slice(0, 3).map((id) => avatar(id, "tiny")), h("span", {}, `${message.reply_count} ${message.reply_count > 1 ? "replies" : "reply"}`)) : null;
  return h("article", { class: `message ${compact ? "compact" : ""} ${message.is_ephemeral ? "ephemeral" : ""}`, tabIndex: 0, dataset: { ts: message.ts }, "aria-label": `${name} at ${time(seconds)}${message.is_ephemeral ? ", only visible to you" : ""}` },
    message.is_ephemeral ? h("div", { class: "alone" }, icon("eye"), "Only visible to you") : null,
    message.thread_ts && message.thread_ts !== message.ts && !inThread ? h("div", { class: "alone" }, icon("reply"), "Replied to a thread") : null,
    h("div", { class: "row" },
      h("div", { class: "gutter" }, compact ? when : avatar(message.user)),
      h("div", { class: "content" },
        compact ? null : h("div", { class: "by" }, h("strong", {}, name), isApp(message.user) ? h("span", { class: "badge" }, "APP") : null, when),
        body(message, channel), replies)),
    tools(message, channel, inThread));
}
