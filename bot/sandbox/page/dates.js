// Moments in the reader's own zone, as Slack writes them.
import { zone, store } from "./store.js";

function parts(seconds, options) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone(), ...options }).format(new Date(seconds * 1000));
}

export const time = (seconds) => parts(seconds, { hour: "2-digit", minute: "2-digit" });
export const day = (seconds) => parts(seconds, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
export const full = (seconds) => `${day(seconds)} at ${parts(seconds, { hour: "2-digit", minute: "2-digit", second: "2-digit" })}`;
const dayKey = (seconds) => parts(seconds, { year: "numeric", month: "2-digit", day: "2-digit" });

export function dayName(seconds) {
  const now = store.state.clock.now;
  if (dayKey(seconds) === dayKey(now)) return "Today";
  if (dayKey(seconds) === dayKey(now - 86400)) return "Yesterday";
  return day(seconds);
}

const FORMS = {
  date: (s) => parts(s, { day: "numeric", month: "long", year: "numeric" }),
  date_short: (s) => parts(s, { day: "numeric", month: "short", year: "numeric" }),
  date_long: day,
  date_num: (s) => { const f = Object.fromEntries(new Intl.DateTimeFormat("en", { timeZone: zone(), year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(new Date(s * 1000)).map((p) => [p.type, p.value])); return `${f.year}-${f.month}-${f.day}`; },
  date_slash: (s) => FORMS.date_num(s).replaceAll("-", "/"),
  day_divider_pretty: dayName,
  time,
  time_secs: (s) => parts(s, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  ago: (s) => { const minutes = Math.round((store.state.clock.now - s) / 60); return minutes < 60 ? `${minutes} minutes ago` : `${Math.round(minutes / 60)} hours ago`; },
};

// The furthest moment that JavaScript knows.
const LAST_SECOND = 8.64e12;

// What a message says is a moment, or what stands in for it where it is none.
export function slackDate(seconds, format, otherwise = "") {
  if (!format || seconds === "" || !(Math.abs(seconds) <= LAST_SECOND)) return otherwise || String(seconds ?? "");
  return format.replace(/\{([a-z_]+)\}/g, (whole, token) => {
    const pretty = token.endsWith("_pretty");
    const name = pretty && token !== "day_divider_pretty" ? token.slice(0, -7) : token;
    if (!Object.hasOwn(FORMS, name)) return whole;
    if (pretty && name.startsWith("date")) { const near = dayName(seconds); if (near === "Today" || near === "Yesterday") return near; }
    return FORMS[name](seconds);
  });
}
