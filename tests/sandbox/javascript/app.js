// A small app in Bolt for JavaScript, Socket Mode, as its own examples are written. It knows nothing of the sandbox but its address.
const { App, LogLevel } = require("@slack/bolt");

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.WARN,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

const plain = (text) => ({ type: "plain_text", text });

app.command("/ticket", async ({ command, ack, client }) => {
  await ack();
  await client.views.open({
    trigger_id: command.trigger_id,
    view: {
      type: "modal", callback_id: "ticket", title: plain("New ticket"), submit: plain("Send"), private_metadata: command.channel_id,
      blocks: [
        { type: "input", block_id: "title", label: plain("Title"), element: { type: "plain_text_input", action_id: "value" } },
        { type: "input", block_id: "area", label: plain("Area"), element: { type: "external_select", action_id: "area", min_query_length: 0 } },
        { type: "input", block_id: "file", optional: true, label: plain("File"), element: { type: "file_input", action_id: "value" } },
      ],
    },
  });
});

app.options("area", async ({ options, ack }) => {
  const found = ["privacy", "pensions", "roads"].filter((word) => word.startsWith(options.value));
  await ack({ options: found.map((word) => ({ text: plain(word), value: word })) });
});

app.view("ticket", async ({ ack, view, client, body }) => {
  const { title, area, file } = view.state.values;
  if (title.value.value.length < 3) {
    await ack({ response_action: "errors", errors: { title: "Say a little more." } });
    return;
  }
  await ack();
  const files = file.value.files.map((one) => one.name).join(", ");
  await client.chat.postMessage({
    channel: view.private_metadata, text: `Ticket: ${title.value.value} (${area.area.selected_option.value}) ${files} by ${body.user.id}`,
    blocks: [
      { type: "section", text: { type: "mrkdwn", text: `*${title.value.value}*` } },
      { type: "actions", elements: [{ type: "button", action_id: "take", text: plain("Take it"), value: "1" }] },
    ],
  });
});

app.action("take", async ({ ack, respond, body }) => {
  await ack();
  await respond({ replace_original: true, text: `taken by ${body.user.id}` });
});

app.message("hello", async ({ message, say }) => {
  await say({ text: `hello, <@${message.user}>`, thread_ts: message.ts });
});

app.event("app_mention", async ({ event, say }) => {
  await say(`you called, <@${event.user}>`);
});

app.event("app_home_opened", async ({ event, client }) => {
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "header", text: plain("Tickets") }] } });
});

app.event("file_shared", async ({ event, client }) => {
  const { file } = await client.files.info({ file: event.file_id });
  await client.filesUploadV2({ channel_id: event.channel_id, filename: "answer.txt", content: `read ${file.name}` });
});

app.shortcut("mark", async ({ shortcut, ack, client }) => {
  await ack();
  await client.chat.postMessage({ channel: shortcut.channel.id, thread_ts: shortcut.message.ts, text: "marked" });
});

app.error(async (error) => { console.error(error); });

app.start().then(() => console.log("connected"));
