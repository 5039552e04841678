// Interactive elements: buttons, menus, dates and inputs. `context` says where they stand:
// { place, values, use(block, element, value) } for clicks, values keyed "block_id/action_id".
import { h, iconButton, menu, toast } from "./dom.js";
import { picker } from "./picker.js";
import { act, store, upload } from "./store.js";
import { plain, textObject } from "./text.js";

const keyOf = (block, element) => `${block.block_id}/${element.action_id}`;

export function confirmFirst(element, go) {
  const words = element.confirm;
  if (!words) { go(); return; }
  const dialog = h("dialog", { class: "modal small", "aria-label": words.title.text, onclose: () => dialog.remove() },
    h("header", {}, h("h2", {}, plain(words.title.text))),
    h("div", { class: "modal-body" }, textObject(words.text)),
    h("footer", {}, h("button", { type: "button", class: "button", onclick: () => dialog.close() }, plain(words.deny.text)),
      h("button", { type: "button", class: `button ${words.style === "danger" ? "danger" : "primary"}`, onclick: () => { dialog.close(); go(); } }, plain(words.confirm.text))));
  document.getElementById("modals").append(dialog);
  dialog.showModal();
}

// Only to places on the web: whatever else an app writes there does nothing.
function visit(url) { if (/^https?:/i.test(url || "")) window.open(url, "_blank", "noopener"); }

function button(block, element, context) {
  const look = `button ${element.style || ""}`;
  const name = element.accessibility_label;
  const run = () => confirmFirst(element, () => { visit(element.url); context.use(block, element, null); });
  return h("button", { type: "button", class: look, "aria-label": name, dataset: { action: element.action_id }, onclick: run }, plain(element.text.text));
}

function overflow(block, element, context) {
  const node = iconButton("vertical", "More options", () => menu(node, element.options.map((option) => ({
    label: option.text.text, hint: option.description?.text,
    run: () => confirmFirst(element, () => { visit(option.url); context.use(block, element, option.value); }),
  }))), { "aria-haspopup": "menu", "aria-expanded": "false" });
  node.classList.add("bordered");
  return node;
}

const people = (text) => Object.values(store.state.users).filter((user) => !user.deleted && user.real_name.toLowerCase().includes(text.toLowerCase()))
  .map((user) => ({ text: { text: user.real_name }, value: user.id }));
const rooms = (text, filter) => store.state.channels.filter((channel) => filter(channel) && (channel.name || "").includes(text.toLowerCase()))
  .map((channel) => ({ text: { text: `#${channel.name}` }, value: channel.id }));

function source(block, element, context) {
  const kind = element.type.replace("multi_", "");
  const fits = (option, text) => option.text.text.toLowerCase().includes(text.toLowerCase());
  if (kind === "static_select") {
    const groups = element.option_groups ? element.option_groups.map((group) => ({ label: group.label.text, options: group.options })) : [{ options: element.options }];
    return { all: groups.flatMap((group) => group.options), load: async (text) => groups.map((group) => ({ ...group, options: group.options.filter((option) => fits(option, text)) })).filter((group) => group.options.length) };
  }
  if (kind === "external_select") {
    const least = element.min_query_length ?? 3;
    return {
      all: [element.initial_option, ...(element.initial_options || [])].filter(Boolean), delay: 200,
      load: async (text) => {
        if (text.length < least) return Object.assign([], { note: `Type ${least - text.length} more character${least - text.length > 1 ? "s" : ""}` });
        const reply = await act("suggest", { place: context.place, action_id: element.action_id, block_id: block.block_id, text });
        if (!reply.ok) throw new Error(reply.words);
        return reply.option_groups.length ? reply.option_groups.map((group) => ({ label: group.label.text, options: group.options })) : [{ options: reply.options }];
      },
    };
  }
  if (kind === "users_select") return { all: people(""), load: async (text) => [{ options: people(text) }] };
  const filter = kind === "channels_select" ? (channel) => !channel.is_private : (channel) => !channel.is_im;
  return { all: rooms("", filter), load: async (text) => [{ options: rooms(text, filter) }] };
}

function select(block, element, context) {
  const multiple = element.type.startsWith("multi_");
  const { all, load, delay } = source(block, element, context);
  const key = keyOf(block, element);
  const raw = context.values[key] ?? firstValue(element);
  const wanted = Array.isArray(raw) ? raw : raw ? [raw] : [];
  return picker({
    load, delay, multiple, most: element.max_selected_items, chosen: all.filter((option) => wanted.includes(option.value)),
    placeholder: element.placeholder?.text || (multiple ? "Select options" : "Select an option"), label: context.label || element.placeholder?.text,
    onChoose: (picked) => { const value = multiple ? picked.map((option) => option.value) : picked[0]?.value ?? null; confirmFirst(element, () => context.changed(block, element, value)); },
  });
}

export function firstValue(element) {
  for (const key of ["initial_value", "initial_date", "initial_time", "initial_user", "initial_conversation", "initial_channel"]) if (typeof element[key] === "string") return element[key];
  if (element.initial_date_time) return String(element.initial_date_time);
  if (element.initial_option) return element.initial_option.value;
  if (element.initial_options) return element.initial_options.map((option) => option.value);
  return element.initial_users || element.initial_conversations || element.initial_channels || null;
}

function choices(block, element, context) {
  const many = element.type === "checkboxes";
  const key = keyOf(block, element);
  const now = context.values[key] ?? firstValue(element);
  const isOn = (value) => (many ? (now || []).includes(value) : now === value);
  const group = h("div", { class: "choices", role: many ? "group" : "radiogroup", "aria-label": context.label || "Options" });
  group.append(...element.options.map((option) => h("label", {},
    h("input", { type: many ? "checkbox" : "radio", name: `${context.place.view || context.place.ts}/${key}`, value: option.value, checked: isOn(option.value), onchange: () => {
      const on = [...group.querySelectorAll("input:checked")].map((input) => input.value);
      context.changed(block, element, many ? on : on[0]);
    } }),
    h("span", {}, textObject(option.text), option.description ? h("small", {}, textObject(option.description)) : null))));
  return group;
}

function field(block, element, context) {
  const key = keyOf(block, element);
  const value = context.values[key] ?? firstValue(element) ?? "";
  const kinds = { datepicker: "Date", timepicker: "Time", datetimepicker: "Date and time" };
  const name = context.label || element.placeholder?.text || kinds[element.type] || "Text";
  const common = { id: context.id, "aria-label": context.id ? null : name, "aria-describedby": context.describedBy, placeholder: element.placeholder?.text, autofocus: element.focus_on_load, oninput: (event) => context.changed(block, element, event.target.value) };
  switch (element.type) {
    case "plain_text_input":
      return element.multiline
        ? h("textarea", { ...common, rows: 4, value, maxLength: element.max_length ?? 3000 })
        : h("input", { ...common, type: "text", value, maxLength: element.max_length ?? 3000 });
    case "rich_text_input": return h("textarea", { ...common, rows: 4, value });
    case "email_text_input": return h("input", { ...common, type: "email", value });
    case "url_text_input": return h("input", { ...common, type: "url", value });
    case "number_input": return h("input", { ...common, type: "text", inputMode: "decimal", value });
    case "datepicker": return h("input", { ...common, type: "date", value });
    case "timepicker": return h("input", { ...common, type: "time", value });
    default: {
      const local = value ? new Date(Number(value) * 1000).toISOString().slice(0, 16) : "";
      return h("input", { ...common, type: "datetime-local", value: local, oninput: (event) => context.changed(block, element, String(Date.parse(`${event.target.value}Z`) / 1000)) });
    }
  }
}

const fileNames = new Map(); // of files chosen, so that a modal drawn anew still shows them

function fileInput(block, element, context) {
  const key = keyOf(block, element);
  const names = h("ul", { class: "chosen-files" });
  const accept = (element.filetypes || []).map((type) => `.${type}`).join(",");
  const most = element.max_files ?? 10;
  const input = h("input", { type: "file", id: context.id, accept, multiple: most > 1, "aria-describedby": context.describedBy, onchange: async () => {
    const files = [...input.files].slice(0, most);
    const wrong = files.find((file) => accept && !accept.split(",").some((end) => file.name.toLowerCase().endsWith(end)));
    if (wrong) { toast(`${wrong.name} is not one of the accepted kinds: ${accept.replaceAll(",", " ")}`, "bad"); input.value = ""; return; }
    const kept = [];
    for (const file of files) kept.push(await upload(file));
    for (const file of kept) fileNames.set(file.id, file.name);
    context.changed(block, element, kept.map((file) => file.id));
    show();
  } });
  const show = () => names.replaceChildren(...(context.values[key] || []).map((id) => h("li", {}, fileNames.get(id) || id)));
  show();
  return h("div", { class: "file-input" }, input, names, h("small", {}, `${accept ? `Kinds: ${accept.replaceAll(",", " ")}. ` : ""}${most === 1 ? "One file." : `Up to ${most} files.`}`));
}

function feedback(block, element, context) {
  return h("span", { class: "feedback", role: "group", "aria-label": "Feedback" }, [element.positive_button, element.negative_button].map((one) =>
    h("button", { type: "button", class: "button", "aria-label": one.accessibility_label, onclick: () => context.use(block, element, one.value) }, plain(one.text.text))));
}

export function drawElement(block, element, context) {
  const kind = element.type;
  if (kind === "button" || kind === "workflow_button") return button(block, element, context);
  if (kind === "icon_button") return h("button", { type: "button", class: "button", onclick: () => context.use(block, element, null) }, plain(element.text.text));
  if (kind === "feedback_buttons") return feedback(block, element, context);
  if (kind === "overflow") return overflow(block, element, context);
  if (kind === "image") return h("img", { class: "accessory-image", src: element.image_url || "", alt: element.alt_text });
  if (kind.endsWith("_select")) return select(block, element, context);
  if (kind === "checkboxes" || kind === "radio_buttons") return choices(block, element, context);
  if (kind === "file_input") return fileInput(block, element, context);
  return field(block, element, context);
}
