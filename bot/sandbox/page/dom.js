// Small helpers: every node is made by h(), so that no text from a message can ever become markup.

export function h(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node && !key.includes("-") && !["list", "form", "role"].includes(key)) {
      if (key === "style" || key === "dataset") Object.assign(node[key], value);
      else node[key] = value;
    } else node.setAttribute(key === "class" ? "class" : key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// What one message holds must not keep the others from being drawn.
export function drawn(draw) {
  try { return draw(); } catch (error) {
    console.warn(error);
    return h("div", { class: "unknown" }, "This cannot be drawn. “What was sent” shows it.");
  }
}

const PATHS = {
  hash: "M6 3 4.5 17M13 3l-1.500 14M3 7h14M2.500 13h14",
  lock: "M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3",
  send: "M3 4l14 6-14 6 2.500-6zM5.500 10H11",
  clip: "M14.500 8.500l-5.700 5.700a2.600 2.600 0 0 1-3.700-3.700l6.400-6.400a1.700 1.700 0 0 1 2.500 2.500l-6.300 6.300",
  reply: "M3 5h14v9H9l-4 3v-3H3z",
  vertical: "M10 5h.01M10 10h.01M10 15h.01",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  code: "M7 5 2.500 10 7 15M13 5l4.500 5L13 15",
  close: "M5 5l10 10M15 5 5 15",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2",
  tools: "M3 6h9M16 6h1M3 14h2M9 14h8M12 4v4h3V4zM5 12v4h3v-4z",
  moon: "M16 12A7 7 0 0 1 8 4a7 7 0 1 0 8 8z",
  sun: "M10 6.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.500 4.500l1 1M14.500 14.500l1 1M15.500 4.500l-1 1M5.500 14.500l-1 1",
  file: "M5 3h7l3 3v11H5zM12 3v3h3",
  down: "M5 8l5 5 5-5",
  bolt: "M11 2 4 11h5l-1 7 7-9h-5z",
  link: "M8.500 11.500a3 3 0 0 0 4.200 0l2.500-2.500a3 3 0 0 0-4.200-4.200L9.800 6M11.500 8.500a3 3 0 0 0-4.200 0L4.800 11a3 3 0 0 0 4.200 4.200l1.200-1.200",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", class: name === "more" || name === "vertical" ? "icon dots" : "icon", "aria-hidden": "true", focusable: "false" })) svg.setAttribute(key, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, extra = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...extra }, icon(name));
}

// From message to message by arrow keys, to the first and the last by Home and End.
export function byArrows(event) {
  if (!event.target.matches("article")) return;
  const all = [...event.currentTarget.querySelectorAll("article")];
  const at = all.indexOf(event.target);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || !all[to]) return;
  event.preventDefault();
  all[to].focus();
  all[to].scrollIntoView({ block: "nearest" });
}

// A short sentence at the foot of the page.
let toastTimer = 0;
export function toast(words, kind = "") {
  const place = document.getElementById("toast");
  place.textContent = words;
  place.className = `shown ${kind}`;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { place.className = ""; place.textContent = ""; }, 6000);
}

export function announce(words) {
  document.getElementById("announce").textContent = words;
}

let counter = 0;
export function freshId(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

// A menu that opens under its button, used by keyboard as menus are.
export function menu(button, items) {
  const close = () => { list.remove(); button.setAttribute("aria-expanded", "false"); document.removeEventListener("pointerdown", outside); };
  const outside = (event) => { if (!list.contains(event.target)) close(); };
  const list = h("div", { class: "menu", role: "menu" }, items.filter(Boolean).map((item) =>
    h("button", { type: "button", role: "menuitem", class: item.danger ? "danger" : "", onclick: () => { close(); button.focus(); item.run(); } },
      item.icon ? icon(item.icon) : null, h("span", {}, item.label, item.hint ? h("small", {}, item.hint) : null))));
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll("[role=menuitem]")];
    const at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown") all[(at + 1) % all.length].focus();
    else if (event.key === "ArrowUp") all[(at - 1 + all.length) % all.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") { close(); button.focus(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const host = button.closest("dialog") || document.body;
  host.append(list);
  const box = button.getBoundingClientRect();
  const width = list.offsetWidth, height = list.offsetHeight;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  list.style.top = `${box.bottom + height + 8 > innerHeight ? Math.max(8, box.top - height - 4) : box.bottom + 4}px`;
  button.setAttribute("aria-expanded", "true");
  list.querySelector("[role=menuitem]")?.focus();
  setTimeout(() => document.addEventListener("pointerdown", outside));
}
