// Block Kit blocks, drawn. Unknown ones say so instead of vanishing.
import { drawn, h, freshId, icon } from "./dom.js";
import { drawElement } from "./elements.js";
import { richText } from "./rich.js";
import { own } from "./store.js";
import { link, markdown, plain, textObject } from "./text.js";

function image(source, alt, extra = {}) {
  const file = source.slack_file?.id;
  const address = file ? `/sandbox/files/${file}` : source.image_url || source.slack_file?.url || "";
  const node = h("img", { src: address, alt, loading: "lazy", ...extra });
  // Without a network most pictures cannot come: their words stand in for them.
  node.addEventListener("error", () => node.replaceWith(h("span", { class: "lost-image", role: "img", "aria-label": alt }, icon("file"), alt || "Image")));
  return node;
}

function cell(one) { return one.type === "rich_text" ? richText(one) : plain(one.text); }

function table(block) {
  const settings = block.column_settings || [];
  const look = (column) => ({ textAlign: settings[column]?.align || "left", whiteSpace: settings[column]?.is_wrapped ? "normal" : "nowrap" });
  const [first, ...others] = block.rows;
  return h("div", { class: "table-frame", tabIndex: 0, role: "region", "aria-label": "Table" }, h("table", {},
    h("thead", {}, h("tr", {}, first.map((one, column) => h("th", { scope: "col", style: look(column) }, cell(one))))),
    h("tbody", {}, others.map((row) => h("tr", {}, row.map((one, column) => h("td", { style: look(column) }, cell(one))))))));
}

function input(block, context) {
  const id = freshId("input");
  const error = context.errors?.[block.block_id];
  const describedBy = [block.hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || null;
  const label = block.label.text;
  const element = drawElement(block, block.element, { ...context, id, label, describedBy });
  const grouped = element.matches(".choices, .picker");
  return h("div", { class: `input-block ${error ? "has-error" : ""}` },
    h(grouped ? "div" : "label", { class: "input-label", ...(grouped ? {} : { htmlFor: id }) }, plain(label), block.optional ? h("span", { class: "optional" }, " (optional)") : null),
    element,
    block.hint ? h("div", { class: "hint", id: `${id}-hint` }, plain(block.hint.text)) : null,
    error ? h("div", { class: "error", id: `${id}-error`, role: "alert" }, error) : null);
}

export function drawBlock(block, context) {
  switch (block.type) {
    case "section":
      return h("div", { class: "section" }, h("div", { class: "section-text" },
        block.text ? h("div", { class: "text" }, textObject(block.text)) : null,
        block.fields ? h("div", { class: "fields" }, block.fields.map((field) => h("div", {}, textObject(field)))) : null),
      block.accessory ? h("div", { class: "accessory" }, block.accessory.type === "image" ? image(block.accessory, block.accessory.alt_text, { class: "accessory-image" }) : drawElement(block, block.accessory, context)) : null);
    case "header": return h("div", { class: "header", role: "heading", "aria-level": "3" }, plain(block.text.text));
    case "divider": return h("hr");
    case "context":
      return h("div", { class: "context" }, block.elements.map((element) => element.type === "image" ? image(element, element.alt_text, { class: "context-image" }) : h("span", {}, textObject(element))));
    case "actions": case "context_actions":
      return h("div", { class: "actions" }, block.elements.map((element) => drawElement(block, element, context)));
    case "image":
      return h("figure", {}, block.title ? h("figcaption", {}, plain(block.title.text)) : null, image(block, block.alt_text));
    case "input": return input(block, context);
    case "markdown": return markdown(block.text);
    case "rich_text": return richText(block);
    case "table": return table(block);
    case "video":
      return h("figure", { class: "video" }, h("figcaption", {}, block.title_url ? link(block.title_url, plain(block.title.text)) : plain(block.title.text)), image({ image_url: block.thumbnail_url }, block.alt_text), block.description ? h("div", { class: "context" }, plain(block.description.text)) : null);
    case "file": return h("div", { class: "file" }, icon("file"), h("span", {}, `Remote file ${block.external_id}`));
    default: return h("div", { class: "unknown" }, `A block of type “${block.type}”, which this page cannot draw.`);
  }
}

export function drawBlocks(blocks, context) {
  return h("div", { class: "blocks" }, blocks.map((block) => h("div", { class: `block block-${block.type}`, dataset: { block: block.block_id || "" } }, drawn(() => drawBlock(block, context)))));
}

export function drawFile(file) {
  if (file.mimetype.startsWith("image/") && file.mimetype !== "image/svg+xml") {
    return h("figure", {}, h("figcaption", {}, file.title), h("img", { src: `/sandbox/files/${file.id}`, alt: file.title }));
  }
  const size = file.size > 1024 ? `${Math.round(file.size / 1024)} kB` : `${file.size} bytes`;
  return h("a", { class: "file", href: `/sandbox/files/${file.id}`, download: file.name }, icon("file"), h("span", {}, h("strong", {}, file.title), h("small", {}, `${file.pretty_type} · ${size}`)));
}

export function drawAttachment(attachment, context) {
  const named = { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" };
  const colour = /^#?[0-9a-f]{3,6}$/i.test(attachment.color) ? `#${attachment.color.replace("#", "")}` : own(named, attachment.color);
  return h("div", { class: "attachment", style: colour ? { borderColor: colour } : {} },
    attachment.pretext ? h("div", {}, textObject({ type: "mrkdwn", text: attachment.pretext })) : null,
    attachment.title ? h("strong", {}, attachment.title) : null,
    attachment.text ? h("div", {}, textObject({ type: "mrkdwn", text: attachment.text })) : null,
    attachment.blocks ? drawBlocks(attachment.blocks, context) : null);
}

