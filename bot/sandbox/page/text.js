// mrkdwn, plain text and standard Markdown, drawn as nodes.
import { h } from "./dom.js";
import { slackDate } from "./dates.js";
import { emoji } from "./emoji.js";
import { nameOf, own, store, user } from "./store.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const unescape = (text) => text.replace(/&(amp|lt|gt);/g, (whole) => ENTITIES[whole]);

export function link(url, ...label) {
  const safe = /^(https?:|mailto:|tel:)/i.test(url);
  return safe ? h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, ...label) : h("span", {}, ...label);
}

export function withEmoji(text) {
  return text.split(/(:[a-z0-9_+-]+:)/).map((part) => {
    const found = part.length > 2 && part.startsWith(":") ? emoji(part.slice(1, -1)) : null;
    return found ? h("span", { class: "emoji", role: "img", "aria-label": part.slice(1, -1).replaceAll("_", " ") }, found) : part;
  });
}

function lines(text) {
  return unescape(text).split("\n").flatMap((line, index) => (index ? [h("br"), ...withEmoji(line)] : withEmoji(line)));
}

export function plain(text, withSigns = true) {
  return text.split("\n").flatMap((line, index) => [index ? h("br") : null, ...(withSigns ? withEmoji(line) : [line])]);
}

export function mention(id) {
  return h("span", { class: id === store.me ? "mention me" : "mention" }, `@${user(id) ? nameOf(id) : id}`);
}

export function channelMention(id, label) {
  const channel = store.state.channels.find((one) => one.id === id);
  return h("a", { class: "mention", href: `/archives/${id}`, dataset: { channel: id } }, `#${channel?.name || label || id}`);
}

function angle(inside) {
  const [target, label] = inside.split(/\|(.*)/s);
  if (target.startsWith("@")) return mention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!date^")) {
    const [, seconds, format, address] = target.split("^");
    const shown = h("time", { title: label || "" }, slackDate(Number(seconds), format, label || `<${target}>`));
    return address ? link(address, shown) : shown;
  }
  if (target.startsWith("!subteam^")) {
    const group = own(store.state.usergroups, target.split("^")[1]);
    return h("span", { class: "mention" }, label || `@${group?.handle || "group"}`);
  }
  if (target.startsWith("!")) return h("span", { class: "mention loud" }, `@${label || target.slice(1).split("^")[0]}`);
  // What is no address is shown as it was sent.
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return `<${unescape(inside)}>`;
  return link(unescape(target), ...(label ? lines(label) : [unescape(target).replace(/^mailto:/, "")]));
}

const STYLES = { "*": "strong", _: "em", "~": "s" };

// Inline mrkdwn: a mark opens after a space or sign and closes before one, as Slack does it.
export function inline(text) {
  const out = [];
  let rest = text;
  const flush = (until) => { if (until > 0) out.push(...lines(rest.slice(0, until))); };
  while (rest) {
    const found = /<([^<>\n]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\3(?![\p{L}\p{N}])/u.exec(rest);
    if (!found) { out.push(...lines(rest)); break; }
    flush(found.index);
    if (found[1] !== undefined) out.push(angle(found[1]));
    else if (found[2] !== undefined) out.push(h("code", {}, unescape(found[2])));
    else out.push(h(STYLES[found[3]], {}, inline(found[4])));
    rest = rest.slice(found.index + found[0].length);
  }
  return out;
}

export function mrkdwn(text) {
  const out = [];
  for (const [index, part] of text.split("```").entries()) {
    if (index % 2) { out.push(h("pre", {}, unescape(part).replace(/^\n/, ""))); continue; }
    let quoted = [], said = [];
    const flushSaid = () => { if (said.length) out.push(...inline(said.join("\n"))); said = []; };
    const flushQuoted = () => { if (quoted.length) out.push(h("blockquote", {}, inline(quoted.join("\n")))); quoted = []; };
    for (const line of part.split("\n")) {
      const quote = /^(?:&gt;|>) ?(.*)/.exec(line);
      if (quote) { flushSaid(); quoted.push(quote[1]); } else { flushQuoted(); said.push(line); }
    }
    flushSaid(); flushQuoted();
  }
  return out;
}

export function textObject(object) {
  return object.type === "mrkdwn" ? mrkdwn(object.text) : plain(object.text, object.emoji !== false);
}

// --- Standard Markdown, for the markdown block ---

function markdownInline(text) {
  const out = [];
  let rest = text;
  while (rest) {
    const found = /\\([\\`*_{}[\]()#+.!~|<>-])|`([^`]+)`|\[([^\]]*)\]\(([^)\s]+)\)|(\*\*|__)(?=\S)(.+?\S|\S)\5|([*_])(?=\S)(.+?\S|\S)\7|~~(.+?)~~/s.exec(rest);
    if (!found) { out.push(...withEmoji(rest)); break; }
    if (found.index) out.push(...withEmoji(rest.slice(0, found.index)));
    if (found[1]) out.push(found[1]);
    else if (found[2]) out.push(h("code", {}, found[2]));
    else if (found[4]) out.push(link(found[4], ...markdownInline(found[3])));
    else if (found[6]) out.push(h("strong", {}, markdownInline(found[6])));
    else if (found[8]) out.push(h("em", {}, markdownInline(found[8])));
    else out.push(h("s", {}, markdownInline(found[9])));
    rest = rest.slice(found.index + found[0].length);
  }
  return out;
}

const cells = (line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => markdownInline(cell.trim()));

export function markdown(text) {
  const out = h("div", { class: "markdown" });
  const all = text.split("\n");
  let paragraph = [];
  const flush = () => { if (paragraph.length) out.append(h("p", {}, paragraph.flatMap((line, i) => [i ? h("br") : null, ...markdownInline(line)]).filter(Boolean))); paragraph = []; };
  for (let at = 0; at < all.length; at += 1) {
    const line = all[at];
    const heading = /^(#{1,6}) +(.*)/.exec(line);
    const item = /^\s*([-*+]|\d+[.)]) +(.*)/.exec(line);
    if (line.startsWith("```")) {
      flush();
      const end = all.findIndex((other, index) => index > at && other.startsWith("```"));
      out.append(h("pre", {}, all.slice(at + 1, end < 0 ? undefined : end).join("\n")));
      at = end < 0 ? all.length : end;
    } else if (heading) {
      flush();
      out.append(h("p", { class: `heading h${heading[1].length}`, role: "heading", "aria-level": String(heading[1].length + 2) }, markdownInline(heading[2])));
    } else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) { flush(); out.append(h("hr")); }
    else if (item) {
      flush();
      const list = h(/\d/.test(item[1]) ? "ol" : "ul", {});
      for (; at < all.length; at += 1) {
        const next = /^\s*([-*+]|\d+[.)]) +(.*)/.exec(all[at]);
        if (!next) { at -= 1; break; }
        list.append(h("li", {}, markdownInline(next[2])));
      }
      out.append(list);
    } else if (/^>/.test(line)) {
      flush();
      const quoted = [];
      for (; at < all.length && /^>/.test(all[at]); at += 1) quoted.push(all[at].replace(/^> ?/, ""));
      at -= 1;
      out.append(h("blockquote", {}, markdown(quoted.join("\n"))));
    } else if (line.includes("|") && /^\s*\|?[\s:|-]+\|[\s:|-]*$/.test(all[at + 1] || "")) {
      flush();
      const head = h("tr", {}, cells(line).map((cell) => h("th", {}, cell)));
      const rows = [];
      for (at += 2; at < all.length && all[at].includes("|"); at += 1) rows.push(h("tr", {}, cells(all[at]).map((cell) => h("td", {}, cell))));
      at -= 1;
      out.append(h("div", { class: "table-frame" }, h("table", {}, h("thead", {}, head), h("tbody", {}, rows))));
    } else if (!line.trim()) flush();
    else paragraph.push(line);
  }
  flush();
  return out;
}
