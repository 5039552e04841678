// What the page knows: the workspace as the acting person sees it, and where they are in it.

const PEOPLE_KEY = "sandbox.as";

export const store = { state: null, me: "", channel: "", tab: "messages", thread: null, panel: null, listeners: [] };

export function remember(key, value) { sessionStorage.setItem(`sandbox.${key}`, value); }
export function recall(key) { return sessionStorage.getItem(`sandbox.${key}`); }

export function onChange(listener) { store.listeners.push(listener); }
export function redraw() { for (const listener of store.listeners) listener(); }

async function reply(response) {
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export async function post(path, body) {
  return reply(await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));
}

// While the body is "busy", the page is older than what was done: a click may meet what is not there any more.
let doing = 0;
export async function act(deed, body) {
  doing += 1;
  document.body.classList.add("busy");
  try {
    return await post(`/sandbox/do/${deed}`, { as: store.me, ...body });
  } finally {
    // That the sandbox is not there is said already, below the page.
    refresh().catch(() => {}).finally(() => { doing -= 1; document.body.classList.toggle("busy", doing > 0); });
  }
}

export async function upload(file) {
  const address = `/sandbox/files?as=${store.me}&name=${encodeURIComponent(file.name)}`;
  return (await reply(await fetch(address, { method: "POST", body: file }))).file;
}

// Only one request at a time; whatever changed meanwhile is fetched once more.
let fetching = null, again = false;
export function refresh() {
  again = true;
  fetching ??= fetchState();
  return fetching;
}

async function fetchState() {
  try {
    while (again) {
      again = false;
      const asked = store.me;
      const state = await reply(await fetch(`/sandbox/state?as=${asked}`));
      if (asked === store.me) { store.state = state; redraw(); } else again = true;
    }
  } finally { fetching = null; }
}

let stream = null;
export async function actAs(user) {
  store.me = user;
  remember("as", user);
  listen();
  await refresh();
}

// A socket that says "something changed"; when it breaks the page says so and tries again.
function listen() {
  const mine = new WebSocket(`${location.origin.replace("http", "ws")}/sandbox/changes?as=${store.me}`);
  const old = stream;
  stream = mine;
  old?.close();
  mine.onmessage = () => refresh();
  mine.onopen = () => { document.body.classList.remove("offline"); refresh(); };
  mine.onclose = () => {
    if (stream !== mine) return;
    document.body.classList.add("offline");
    setTimeout(() => { if (stream === mine) listen(); }, 1000);
  };
}

// What messages name may be anything: "constructor" is nobody.
export const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);
export function user(id) { return own(store.state.users, id); }
export function nameOf(id) {
  const found = user(id);
  return found ? found.profile.display_name || found.real_name : id;
}
export function channelOf(id) { return store.state.channels.find((channel) => channel.id === id); }
export function isApp(id) { return id === store.state.app.user; }
export function zone() { return user(store.me).tz; }
export { PEOPLE_KEY };
