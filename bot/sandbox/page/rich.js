// rich_text blocks.
import { h } from "./dom.js";
import { slackDate } from "./dates.js";
import { emoji } from "./emoji.js";
import { own, store } from "./store.js";
import { channelMention, link, mention, plain } from "./text.js";

function styled(node, style = {}) {
  let out = node;
  for (const [key, tag] of [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"], ["underline", "u"], ["highlight", "mark"]]) if (style[key]) out = h(tag, {}, out);
  return out;
}

function inline(element) {
  switch (element.type) {
    case "text": return styled(h("span", {}, plain(element.text, false)), element.style);
    case "link": return styled(link(element.url, element.text || element.url), element.style);
    case "user": return mention(element.user_id);
    case "channel": return channelMention(element.channel_id);
    case "usergroup": return h("span", { class: "mention" }, `@${own(store.state.usergroups, element.usergroup_id)?.handle || element.usergroup_id}`);
    case "emoji": return h("span", { class: "emoji", role: "img", "aria-label": element.name }, emoji(element.name) || `:${element.name}:`);
    case "broadcast": return h("span", { class: "mention loud" }, `@${element.range}`);
    case "date": return h("time", {}, slackDate(element.timestamp, element.format, element.fallback));
    case "color": return h("span", {}, h("span", { class: "swatch", style: { backgroundColor: element.value } }), element.value);
    default: return h("span", {}, `[${element.type}]`);
  }
}

const MARKS = ["decimal", "lower-alpha", "lower-roman"];

function list(element) {
  const indent = element.indent || 0;
  const items = element.elements.map((section) => h("li", {}, section.elements.map(inline)));
  const style = { marginLeft: `${indent * 24}px`, listStyleType: element.style === "ordered" ? MARKS[indent % 3] : ["disc", "circle", "square"][indent % 3] };
  return element.style === "ordered" ? h("ol", { style, start: (element.offset || 0) + 1 }, items) : h("ul", { style }, items);
}

export function richText(block) {
  return h("div", { class: "rich" }, block.elements.map((element) => {
    switch (element.type) {
      case "rich_text_section": return h("div", { class: "rich-section" }, element.elements.map(inline));
      case "rich_text_quote": return h("blockquote", {}, element.elements.map(inline));
      case "rich_text_preformatted": return h("pre", {}, element.elements.map((one) => one.text || one.url || ""));
      default: return list(element);
    }
  }));
}
