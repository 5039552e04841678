// One combobox for every menu: typed into, filtered, with one choice or several. `load(text)` gives groups of options.
import { h, freshId, icon } from "./dom.js";

export function picker({ load, chosen = [], multiple = false, most = Infinity, placeholder = "Select an option", label, delay = 0, onChoose, autofocus }) {
  const listId = freshId("list");
  const input = h("input", {
    type: "text", role: "combobox", autocomplete: "off", placeholder, autofocus,
    "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list", "aria-label": label || placeholder,
  });
  const list = h("div", { id: listId, class: "options", role: "listbox", hidden: true, "aria-label": label || placeholder });
  const chips = h("span", { class: "chips" });
  const node = h("div", { class: "picker" }, chips, input, icon("down"), list);
  let options = [], at = -1, turn = 0, timer = 0, picked = [...chosen];

  const text = (option) => option.text.text;
  function drawChosen() {
    chips.replaceChildren(...(multiple ? picked.map((option) => h("span", { class: "chip" }, text(option),
      h("button", { type: "button", "aria-label": `Remove ${text(option)}`, onclick: () => { picked = picked.filter((one) => one.value !== option.value); drawChosen(); onChoose(picked); } }, "×"))) : []));
    if (!multiple) input.value = picked[0] ? text(picked[0]) : "";
  }
  function close() { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); if (!multiple) drawChosen(); else input.value = ""; }
  function mark(index) {
    at = index;
    [...list.querySelectorAll("[role=option]")].forEach((row, number) => {
      row.classList.toggle("active", number === at);
      if (number === at) { input.setAttribute("aria-activedescendant", row.id); row.scrollIntoView({ block: "nearest" }); }
    });
  }
  // Upwards, where there is no room for the list below and more above.
  function place() {
    const frame = node.closest(".messages, .modal-body, .home-frame")?.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const below = (frame?.bottom ?? innerHeight) - box.bottom, above = box.top - (frame?.top ?? 0);
    node.classList.toggle("upwards", list.offsetHeight > below && above > below);
  }
  function choose(option) {
    if (multiple) {
      const had = picked.some((one) => one.value === option.value);
      if (!had && picked.length >= most) return;
      picked = had ? picked.filter((one) => one.value !== option.value) : [...picked, option];
      drawChosen(); close(); onChoose(picked); input.focus();
    } else { picked = [option]; drawChosen(); close(); onChoose(picked); }
  }
  async function open(typed) {
    const mine = ++turn;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (delay) list.replaceChildren(h("div", { class: "note" }, "Loading…"));
    let groups;
    try { groups = await load(typed); } catch (error) { if (mine === turn) list.replaceChildren(h("div", { class: "note" }, error.message)); return; }
    if (mine !== turn || list.hidden) return;
    options = groups.flatMap((group) => group.options);
    list.replaceChildren(...groups.map((group) => h("div", { role: "group", "aria-label": group.label || "Options" },
      group.label ? h("div", { class: "group-label" }, group.label) : null,
      group.options.map((option) => {
        const on = picked.some((one) => one.value === option.value);
        return h("div", { role: "option", id: freshId("option"), "aria-selected": String(on), class: on ? "on" : "", onpointerdown: (event) => { event.preventDefault(); choose(option); } },
          text(option), option.description ? h("small", {}, option.description.text) : null);
      }))));
    if (!options.length) list.replaceChildren(h("div", { class: "note" }, groups.note || "No results"));
    place();
    mark(options.length ? 0 : -1);
  }
  input.addEventListener("focus", () => { if (!multiple) input.select(); });
  input.addEventListener("click", () => { if (list.hidden) open(""); });
  input.addEventListener("input", () => {
    // What is listed was for another text: it must not be chosen by a quick Enter.
    turn += 1; options = []; at = -1;
    list.replaceChildren(h("div", { class: "note" }, "Loading…"));
    clearTimeout(timer); timer = setTimeout(() => open(input.value), delay); });
  input.addEventListener("blur", () => { turn += 1; close(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open(""); else if (options.length) mark((at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length);
    } else if (event.key === "Enter") { event.preventDefault(); if (!list.hidden && options[at]) choose(options[at]); }
    else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); event.stopPropagation(); turn += 1; close(); }
    else if (event.key === "Backspace" && multiple && !input.value && picked.length) { picked = picked.slice(0, -1); drawChosen(); onChoose(picked); }
  });
  drawChosen();
  return node;
}
