// The page put together: whoever acts sees the workspace; every change draws what differs.
import { closeWelcome, drawConversation, showMessage } from "./conversation.js";
import { toast } from "./dom.js";
import { drawModal } from "./modal.js";
import { drawPanel } from "./panel.js";
import { drawSide, drawTop, openChannel, setTheme } from "./sidebar.js";
import { actAs, channelOf, onChange, recall, store } from "./store.js";

setTheme(localStorage.getItem("sandbox.theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));

const wanted = /^\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?/.exec(location.pathname);
let asked = wanted?.[2] ? `${wanted[2]}.${wanted[3]}` : null;

onChange(() => {
  if (!channelOf(store.channel)) {
    const kept = wanted?.[1] || recall(`channel.${store.me}`);
    const member = store.state.channels.filter((channel) => channel.is_member && !channel.is_im);
    store.channel = (channelOf(kept) || member.find((channel) => channel.has_app && !channel.is_general) || member[0] || store.state.channels[0]).id;
  }
  document.title = `${channelOf(store.channel).name || store.state.app.name} · ${store.state.team.name}`;
  drawTop(); drawSide(); drawConversation(); drawPanel(); drawModal();
  if (asked) { showMessage(asked); asked = null; }
});

// Whatever fails on the way to the sandbox is said, not swallowed.
window.addEventListener("unhandledrejection", (event) => toast(`That did not work: ${event.reason?.message || event.reason}`, "bad"));
document.addEventListener("command", closeWelcome);
document.addEventListener("click", (event) => {
  const target = event.target.closest("a[data-channel]");
  if (target && channelOf(target.dataset.channel)) { event.preventDefault(); openChannel(target.dataset.channel); }
});

const response = await fetch("/sandbox/people");
const people = await response.json();
const asPerson = new URLSearchParams(location.search).get("as") || recall("as");
await actAs(people.some((person) => person.id === asPerson) ? asPerson : people[0].id);
setInterval(() => { if (store.state) { store.state.clock.now += 30; drawTop(); } }, 30000);
document.body.classList.add("ready");
