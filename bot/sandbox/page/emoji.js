// The emoji that bots use most; other names stay as they are written.
const NAMES = {
  smile: "😄", slightly_smiling_face: "🙂", thinking_face: "🤔", wave: "👋", "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎",
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", information_source: "ℹ️", question: "❓", exclamation: "❗",
  bell: "🔔", no_bell: "🔕", calendar: "📆", date: "📅", spiral_calendar_pad: "🗓️", clock9: "🕘", hourglass: "⌛", memo: "📝", pencil: "✏️",
  pencil2: "✏️", page_facing_up: "📄", page_with_curl: "📃", newspaper: "📰", scroll: "📜", books: "📚", bookmark: "🔖", mag: "🔍",
  link: "🔗", paperclip: "📎", file_folder: "📁", card_index_dividers: "🗂️", bust_in_silhouette: "👤", busts_in_silhouette: "👥",
  speech_balloon: "💬", robot_face: "🤖", globe_with_meridians: "🌐", classical_building: "🏛️", office: "🏢", lock: "🔒", unlock: "🔓",
  star: "⭐", sparkles: "✨", tada: "🎉", rocket: "🚀", bulb: "💡", gear: "⚙️", wrench: "🔧", hammer: "🔨", arrow_right: "➡️",
  arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️", large_green_circle: "🟢", large_yellow_circle: "🟡", red_circle: "🔴",
  large_blue_circle: "🔵", white_circle: "⚪", black_circle: "⚫", pushpin: "📌", round_pushpin: "📍", inbox_tray: "📥", outbox_tray: "📤",
  mailbox: "📫", email: "📧", chart_with_upwards_trend: "📈", bar_chart: "📊", dart: "🎯", handshake: "🤝", eyes: "👀", fire: "🔥",
  heart: "❤️", pray: "🙏", point_right: "👉", wastebasket: "🗑️", house: "🏠", satellite: "🛰️", shield: "🛡️", seedling: "🌱",
};

export const emoji = (name) => (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined);
