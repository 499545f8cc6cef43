"use strict";
// Everything from outside is set as text, never as HTML.

const framed = window.parent !== window;
const about = { name: "plex-mcp page", version: "1" };
const byId = id => document.getElementById(id);

/** An element with attributes, listeners ("on…") and children; a child that is null is left out. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name.startsWith("--")) node.style.setProperty(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return node;
}

const words = name => name.replaceAll("_", " ");
// A half goes down, as in the list.
const percent = share => `${Math.round(share * 100 - 1e-6)} %`;
const titled = (title, year) => (year ? `${title} (${year})` : title);

// ---- To the server: over HTTP from its own page, through the host in a frame of one.

const version = "2026-07-28";

async function overHttp(method, params) {
  const meta = "io.modelcontextprotocol/";
  const headers = {
    "Content-Type": "application/json",
    "Accept": "application/json, text/event-stream",
    "Mcp-Protocol-Version": version,
    "Mcp-Method": method,
    "X-Plex-Mcp": "1",
  };
  if (params.name) headers["Mcp-Name"] = params.name;
  const _meta = { [`${meta}protocolVersion`]: version, [`${meta}clientCapabilities`]: {}, [`${meta}clientInfo`]: about };
  const response = await fetch("mcp", {
    method: "POST",
    headers,
    credentials: "same-origin",
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: { ...params, _meta } }),
  });
  const text = await response.text();
  const lines = text.startsWith("{") ? [text] : text.split("\n").filter(l => l.startsWith("data:")).map(l => l.slice(5));
  const answer = lines.map(l => JSON.parse(l)).findLast(message => message.result || message.error);
  if (!answer || answer.error) {
    throw new Error(answer?.error?.message ?? `The server answered with the status ${response.status}.`);
  }
  return answer.result;
}

const asked = new Map();

function overFrame(method, params) {
  const id = asked.size + 1;
  return new Promise((resolve, reject) => {
    asked.set(id, { resolve, reject });
    window.parent.postMessage({ jsonrpc: "2.0", id, method, params }, "*");
  });
}

const ask = framed ? overFrame : overHttp;

function fromHost(event) {
  const message = event.data;
  if (event.source !== window.parent || message?.jsonrpc !== "2.0") return;
  const waiting = message.method === undefined ? asked.get(message.id) : undefined;
  if (waiting) {
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result);
  } else if (message.method === "ui/notifications/host-context-changed") {
    useTheme(message.params?.theme);
  } else if (message.method === "ui/resource-teardown") {
    window.parent.postMessage({ jsonrpc: "2.0", id: message.id, result: {} }, "*");
  }
}

const useTheme = theme => {
  if (theme === "light" || theme === "dark") document.documentElement.style.colorScheme = theme;
};

async function connectToHost() {
  window.addEventListener("message", fromHost);
  const host = await ask("ui/initialize", { protocolVersion: "2026-01-26", appInfo: about, appCapabilities: {} });
  useTheme(host?.hostContext?.theme);
  const tell = (method, params = {}) => window.parent.postMessage({ jsonrpc: "2.0", method, params }, "*");
  tell("ui/notifications/initialized");
  new ResizeObserver(() =>
    tell("ui/notifications/size-changed", { width: document.body.scrollWidth, height: document.body.scrollHeight })
  ).observe(document.body);
}

const call = (name, args = {}) => ask("tools/call", { name, arguments: args });
const textOf = result => result.content?.map(part => part.text ?? "").join("\n") ?? "";

/** A typed answer; what the tool refuses is thrown, as the sentence that it says. */
async function answerOf(name, args) {
  const result = await call(name, args);
  if (result.isError) throw new Error(textOf(result));
  return result.structuredContent;
}

/** What needs a person's yes is asked in a dialog; its token goes with the second call, and holds for exactly that one. After a no, it is what "left" makes of the first answer. */
async function decide(name, args, left = () => null) {
  const first = await answerOf(name, args);
  if (!first?.ask) return first;
  return (await confirmed(first.ask.questions)) ? await answerOf(name, { ...args, confirm: first.ask.confirm }) : left(first);
}

// One dialog serves all: a second question waits until the first is answered.
let turn = Promise.resolve();
const confirmed = questions => (turn = turn.then(() => agreed(questions)));

function agreed(questions) {
  byId("questions").replaceChildren(...questions.map(question => el("p", {}, question)));
  byId("yes").textContent = questions.length > 1 ? "Do all of these" : "Do it";
  return shown(byId("consent")).then(value => value === "yes");
}

function shown(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

// A host's frame allows no forms. The second click of a double click is no answer to the next question.
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button && event.detail < 2) dialog.close(button.value);
  });
}
