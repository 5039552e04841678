// The middle of the page: a channel's messages and its box, or the app's Home tab.
import { avatar } from "./avatar.js";
import { drawBlocks } from "./blocks.js";
import { composer, typeFor } from "./composer.js";
import { dayName } from "./dates.js";
import { announce, byArrows, h, icon, iconButton, menu, toast } from "./dom.js";
import { drawMessage, placeContext } from "./message.js";
import { act, channelOf, nameOf, recall, redraw, remember, store } from "./store.js";

let frame = "", drawn = new Map(), lastTs = "", opening = null;

export function titleOf(channel) {
  return channel.is_im ? nameOf(channel.user === store.me ? store.state.app.user : channel.user) : channel.name;
}

function words(message) { return message.text || "a message with blocks"; }

function topLevel(message) { return !message.thread_ts || message.thread_ts === message.ts || message.is_ephemeral || message.subtype === "thread_broadcast"; }

function withMe(channel) { return channel.is_im && channel.user === store.me; }

function head(channel) {
  const app = withMe(channel);
  const more = iconButton("more", "Channel", () => menu(more, [
    !channel.has_app && !channel.is_im ? { label: `Invite ${store.state.app.name}`, icon: "bolt", run: () => act("invite-app", { channel: channel.id }) } : null,
    channel.has_app && !channel.is_im ? { label: `Remove ${store.state.app.name}`, run: () => act("remove-app", { channel: channel.id }) } : null,
    channel.is_im ? null : { label: "Leave channel", run: () => act("leave", { channel: channel.id }) },
    channel.is_im ? null : { label: channel.is_archived ? "Unarchive" : "Archive channel", danger: true, run: () => act("archive", { channel: channel.id, archived: !channel.is_archived }) },
    ...store.state.shortcuts.filter((one) => one.type === "global").map((one) => ({ label: one.name, hint: store.state.app.name, icon: "bolt", run: () => act("shortcut", { callback_id: one.callback_id }) })),
  ]), { "aria-haspopup": "menu", "aria-expanded": "false" });
  return h("div", { class: "head" },
    h("h1", {}, channel.is_im ? avatar(app ? store.state.app.user : channel.user, "small") : icon(channel.is_private ? "lock" : "hash"), titleOf(channel)),
    channel.is_im ? null : h("span", { class: "topic" }, channel.topic?.value || ""),
    channel.is_im ? null : h("span", { class: "count" }, `${channel.num_members} members`),
    app ? h("div", { class: "tabs", role: "tablist" }, ["home", "messages"].map((tab) => h("button", { type: "button", role: "tab", "aria-selected": String(store.tab === tab), onclick: () => openTab(tab) }, tab === "home" ? "Home" : "Messages"))) : null,
    more);
}

export function openTab(tab) {
  store.tab = tab;
  act("home", { tab });
  redraw();
}

// It has said what it had to say once somebody typed a command.
export function closeWelcome() {
  remember("welcomed", "yes");
  document.querySelector(".welcome")?.remove();
  document.getElementById("composer-text")?.focus();
}

function welcome(channel) {
  if (recall("welcomed") || !store.state.examples.length) return null;
  return h("section", { class: "welcome", "aria-label": "Welcome" },
    h("div", {}, h("h2", {}, "Try the bot here"),
      h("p", {}, `This is a practice workspace on this machine, not Slack: nothing you do here leaves it. ${store.state.app.name} answers as it would in Slack, and at the top you choose whether you act as an admin, a member or a guest.`),
      h("div", { class: "actions" }, store.state.examples.map((text) => h("button", { type: "button", class: "button primary", onclick: () => { closeWelcome(); typeFor(channel.id, text); } }, text)))),
    iconButton("close", "Close this welcome", closeWelcome));
}

// What stands above the first message, so that an empty channel is not a blank page.
function beginning(channel) {
  const app = store.state.app.name;
  const name = withMe(channel) ? app : titleOf(channel);
  const where = channel.is_im ? `This is between you and ${name}.` : `This is the start of #${name}.`;
  const more = withMe(channel) ? ` Commands work here too; only you and ${app} see what is said.` : channel.is_im ? "" : channel.has_app ? ` ${channel.topic?.value || ""}.` : ` ${app} is not in this channel.`;
  return h("div", { class: "beginning" }, h("h2", {}, channel.is_im ? avatar(withMe(channel) ? store.state.app.user : channel.user) : icon(channel.is_private ? "lock" : "hash"), name), h("p", {}, where + more));
}

function drawMessages(channel, list) {
  const at = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const messages = channel.messages.filter(topLevel);
  opening ??= beginning(channel);
  const nodes = [opening];
  const kept = new Map();
  let before = null;
  for (const message of messages) {
    const seconds = Number(message.ts);
    const name = dayName(seconds);
    if (!before || dayName(Number(before.ts)) !== name) nodes.push(h("div", { class: "day", role: "separator" }, h("span", {}, name)));
    const compact = Boolean(before) && before.user === message.user && !message.is_ephemeral && !before.is_ephemeral && seconds - Number(before.ts) < 300 && !message.blocks && nodes.at(-1)?.className !== "day";
    const sign = JSON.stringify([message, compact, store.state.commands.length, name]);
    const old = drawn.get(message.ts);
    const node = old?.sign === sign ? old.node : drawMessage(message, channel, { compact });
    kept.set(message.ts, { sign, node });
    nodes.push(node);
    before = message;
  }
  drawn = kept;
  sync(list, nodes);
  const newest = messages.at(-1);
  if (newest && newest.ts > lastTs) {
    if (lastTs && newest.user !== store.me) announce(`${nameOf(newest.user)}: ${words(newest)}`);
    lastTs = newest.ts;
    if (at || newest.user === store.me || newest.is_ephemeral) requestAnimationFrame(() => { list.scrollTop = list.scrollHeight; });
  } else if (at) requestAnimationFrame(() => { list.scrollTop = list.scrollHeight; });
}

// Put these children in place, touching only what differs, so that focus and open menus stay.
export function sync(parent, nodes) {
  nodes.forEach((node, index) => { if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] || null); });
  while (parent.children.length > nodes.length) parent.lastElementChild.remove();
}

function home() {
  const view = store.state.home;
  if (!view) return h("div", { class: "home empty" }, h("p", {}, `${store.state.app.name} has not published a Home tab for you yet.`));
  return h("div", { class: "home" }, drawBlocks(view.blocks, placeContext({ view: view.id })));
}

function foot(channel) {
  if (channel.is_archived) return h("div", { class: "closed" }, "This channel is archived.");
  if (!channel.is_member) return h("div", { class: "closed" }, `You are looking at #${channel.name}. `, h("button", { type: "button", class: "button primary", onclick: () => act("join", { channel: channel.id }) }, "Join channel"));
  return composer({ channel, id: "composer-text", label: channel.is_im ? `Message ${titleOf(channel)}` : `Message #${channel.name}` });
}

export function drawConversation() {
  const main = document.getElementById("main");
  const channel = channelOf(store.channel);
  const onHome = withMe(channel) && store.tab === "home";
  const sign = JSON.stringify([store.me, channel.id, channel.is_member, channel.is_archived, channel.has_app, channel.num_members, onHome, store.tab, store.state.app.name, store.state.commands.length]);
  if (sign !== frame) {
    frame = sign;
    drawn = new Map();
    opening = null;
    lastTs = "";
    const list = h("div", { class: "messages", role: "log", "aria-label": `Messages in ${titleOf(channel)}`, "aria-live": "off", tabIndex: -1, onkeydown: byArrows });
    main.replaceChildren(head(channel), ...(onHome ? [h("div", { class: "home-frame" })] : [welcome(channel) || "", h("div", { class: "filler" }), list, foot(channel)]));
    requestAnimationFrame(() => { list.scrollTop = list.scrollHeight; });
  }
  if (onHome) {
    const place = main.querySelector(".home-frame");
    const hash = store.state.home?.hash || "none";
    if (place.dataset.hash !== hash) { place.dataset.hash = hash; place.replaceChildren(home()); }
  } else drawMessages(channel, main.querySelector(".messages"));
}

export function showMessage(ts) {
  const node = drawn.get(ts)?.node;
  if (node) { node.classList.add("found"); node.scrollIntoView({ block: "center" }); node.focus(); } else toast("That message is not here any more.");
}

