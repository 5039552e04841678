// The side bar, and the bar on top with who acts, the time and the tools.
import { avatar } from "./avatar.js";
import { day, time } from "./dates.js";
import { h, icon, iconButton } from "./dom.js";
import { titleOf } from "./conversation.js";
import { actAs, act, nameOf, redraw, remember, store } from "./store.js";

const seen = new Map();

export function openChannel(id, tab = "messages") {
  store.channel = id;
  store.tab = tab;
  if (store.panel?.kind === "thread") { store.panel = null; store.thread = null; }
  remember(`channel.${store.me}`, id);
  const channel = store.state.channels.find((one) => one.id === id);
  if (channel?.is_im && channel.user === store.me) act("home", { tab });
  redraw();
}

function unread(channel) {
  const last = channel.messages.at(-1)?.ts || "";
  const key = `${store.me}/${channel.id}`;
  if (channel.id === store.channel || !seen.has(key)) seen.set(key, last);
  return last > seen.get(key);
}

function row(channel) {
  const mine = channel.is_im && channel.user === store.me;
  const here = channel.id === store.channel;
  const fresh = unread(channel);
  return h("li", {}, h("button", { type: "button", class: `room ${here ? "here" : ""} ${fresh ? "unread" : ""} ${channel.is_member ? "" : "not-mine"}`, "aria-current": here ? "page" : null, onclick: () => openChannel(channel.id, mine && (store.state.app.has_home || store.state.home) ? "home" : "messages") },
    channel.is_im ? avatar(mine ? store.state.app.user : channel.user, "tiny") : icon(channel.is_private ? "lock" : "hash"),
    h("span", {}, titleOf(channel)), fresh ? h("span", { class: "unseen" }, " (new messages)") : null, channel.is_archived ? h("small", {}, "archived") : null));
}

let sideSign = "";
export function drawSide() {
  const { channels, app, me, team, home } = store.state;
  const rooms = channels.filter((channel) => !channel.is_im);
  const direct = channels.filter((channel) => channel.is_im);
  const marks = channels.map((channel) => [channel.id, channel.name, channel.is_member, channel.is_archived, channel.id === store.channel, unread(channel)]);
  const sign = JSON.stringify([marks, app, me, team, Boolean(home)]);
  if (sign === sideSign) return;
  sideSign = sign;
  const side = document.getElementById("side");
  const focused = [...side.querySelectorAll("button")].indexOf(document.activeElement);
  side.replaceChildren(...[
    h("div", { class: "team" }, h("strong", {}, team.name), h("small", {}, "on this machine, not Slack")),
    h("h2", {}, "Channels"), h("ul", {}, rooms.map(row)),
    direct.some((channel) => channel.user !== me) ? [h("h2", {}, "Direct messages"), h("ul", {}, direct.filter((channel) => channel.user !== me).map(row))] : "",
    h("h2", {}, "Apps"), h("ul", {}, direct.filter((channel) => channel.user === me).map(row)),
    h("div", { class: `link ${app.connected ? "on" : "off"}`, role: "status" }, h("span", { class: "dot", "aria-hidden": "true" }), app.connected ? `${app.name} is connected` : `${app.name} is not connected`)].flat());
  if (focused >= 0) side.querySelectorAll("button")[focused]?.focus();
}

const ROLE = (user) => (user.is_admin ? "admin" : user.is_restricted ? "guest" : "member");

let topSign = "";
export function drawTop() {
  const { users, clock, faults, me } = store.state;
  const people = Object.values(users).filter((user) => !user.is_bot && !user.deleted);
  const sign = JSON.stringify([people, Math.floor(clock.now / 60), clock.offset, faults, me]);
  if (sign === topSign) return;
  topSign = sign;
  const top = document.getElementById("top");
  const had = document.activeElement?.id;
  const moved = Math.abs(clock.offset) > 1;
  const dark = document.documentElement.dataset.theme === "dark";
  top.replaceChildren(
    h("label", { class: "acting" }, avatar(me, "small"), h("span", {}, "Acting as"),
      h("select", { id: "acting", onchange: (event) => { store.panel = null; store.thread = null; actAs(event.target.value); } },
        people.map((user) => h("option", { value: user.id, selected: user.id === me }, `${nameOf(user.id)} (${ROLE(user)})`)))),
    h("span", { class: "space" }),
    h("button", { type: "button", id: "clock", class: `pill ${moved ? "warn" : ""}`, title: "The workspace's time; click to set it", onclick: () => { store.panel = { kind: "tools" }; redraw(); } }, icon("clock"), `${day(clock.now).split(",")[0].split(" ")[0]} ${time(clock.now)}`, moved ? " (set)" : ""),
    h("button", { type: "button", id: "tools", class: `pill ${faults.length ? "warn" : ""}`, onclick: () => { store.panel = store.panel?.kind === "tools" ? null : { kind: "tools" }; redraw(); } }, icon("tools"), faults.length ? `${faults.length} armed` : "Clock and faults"),
    iconButton(dark ? "sun" : "moon", dark ? "Light theme" : "Dark theme", () => setTheme(dark ? "light" : "dark"), { id: "theme" }));
  if (had) document.getElementById(had)?.focus();
}

export function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("sandbox.theme", theme);
  topSign = "";
  if (store.state) drawTop();
}
