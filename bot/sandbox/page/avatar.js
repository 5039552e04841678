// A person's or the app's picture: initials on their colour.
import { h, icon } from "./dom.js";
import { isApp, nameOf, user } from "./store.js";

export function avatar(id, size = "") {
  if (isApp(id)) return h("span", { class: `avatar app ${size}`, "aria-hidden": "true" }, icon("bolt"));
  const initials = nameOf(id).split(" ").map((word) => word[0]).slice(0, 2).join("");
  return h("span", { class: `avatar ${size}`, style: { background: `#${user(id)?.color || "666"}` }, "aria-hidden": "true" }, initials);
}
