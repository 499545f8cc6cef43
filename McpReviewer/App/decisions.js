// ---- What is done.

const busy = new Set();

/** Runs one decision on a card; while it runs, its buttons wait, and a second one is not taken. */
async function act(node, run) {
  const { id } = node.dataset;
  if (busy.has(id)) return;
  busy.add(id);
  const buttons = [...node.querySelectorAll("button")].filter(button => !button.classList.contains("head"));
  buttons.forEach(button => (button.disabled = true));
  node.querySelector(".problems")?.replaceChildren();
  try {
    await run();
  } catch (fault) {
    await problem(node, fault.message);
  } finally {
    busy.delete(id);
    buttons.forEach(button => (button.disabled = false));
  }
}

async function problem(node, sentence) {
  await toggleCard(node.dataset.id, true);
  const place = cardOf(node.dataset.id)?.querySelector(".problems");
  if (!place) return say(sentence);
  // What follows there tells a model how to ask; here is the choice.
  const [shown, toModel] = sentence.split(/\s*Ask the user what they want:/);
  const choice = place.parentNode.querySelector("[data-duplicates]");
  if (toModel && choice) choice.hidden = false;
  place.replaceChildren(el("p", { class: "problem", role: "alert" }, toModel ? `${shown}\nChoose below what to do with it, and approve again.` : sentence));
  place.scrollIntoView({ block: "nearest" });
}

function say(sentence, undoable = null) {
  byId("said").textContent = sentence;
  byId("live").textContent = sentence;
  byId("undo").hidden = !undoable;
  byId("undo").textContent = undoable?.state === "approved" ? "Withdraw" : "Undo";
  byId("toast").hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (byId("toast").hidden = true), 9000);
}

function gone(node, sentence, undoable) {
  const next = node.parentNode.nextElementSibling ?? node.parentNode.previousElementSibling;
  page.selected.delete(Number(node.dataset.id));
  node.parentNode.remove();
  (next?.querySelector(".head") ?? byId("queue")).focus();
  page.last = undoable;
  say(sentence, undoable);
  return load();
}

function approve(node, title = {}) {
  const row = rowOf(node);
  const chosen = node.querySelector(".candidate input:checked");
  if (!row || !may("approve_pending")) return;
  if (!title.tmdb_id && !chosen && (row.unlikely || !row.title)) return toggleCard(row.id, true);
  const said = [...node.querySelectorAll("[data-file]")].filter(input => input.value.trim()).map(input => `${input.dataset.file}=${input.value.trim()}`);
  const args = { id: row.id, expected_version: row.version, ...(title.tmdb_id ? title : { candidate: Number(chosen?.value ?? 1) }) };
  if (said.length) args.files = said;
  const copy = node.querySelector("[data-duplicates]")?.value;
  if (copy) args.duplicates = copy;
  return act(node, async () => {
    const done = await decide("approve_pending", args);
    if (done) await gone(node, done.sentence, { id: row.id, version: done.version, state: done.state });
  });
}

function reject(node) {
  const row = rowOf(node);
  if (!row || !may("reject_pending")) return;
  return act(node, async () => {
    const done = await decide("reject_pending", { id: row.id, expected_version: row.version });
    if (done) await gone(node, done.sentence, null);
  });
}

async function snooze(node) {
  const row = rowOf(node);
  if (!row || !may("snooze_pending")) return;
  const days = Number(await shown(byId("snooze")));
  if (!days) return;
  return act(node, async () => {
    const done = await answerOf("snooze_pending", { id: row.id, until: new Date(Date.now() + days * 864e5).toISOString() });
    await gone(node, done.sentence, { id: row.id, snoozed: true });
  });
}

/** An approval that nobody carried out yet is withdrawn; files that are in the library are taken out. */
async function takeBack({ id, version, state }) {
  try {
    const done = await decide(state === "approved" ? "reject_pending" : "undo_ingest", { id, expected_version: version });
    if (done) {
      page.last = null;
      say(done.sentence);
    }
  } catch (fault) {
    say(fault.message);
  }
  await load();
}

async function undoLast() {
  const { last } = page;
  page.last = null;
  byId("undo").hidden = true;
  if (!last) return say("There is nothing to undo here. Filed downloads are under Filed.");
  if (!last.snoozed) return takeBack(last);
  const done = await answerOf("snooze_pending", { id: last.id, until: new Date(Date.now() - 1000).toISOString() });
  say(done.sentence);
  await load();
}

async function several(tool) {
  try {
    const ids = [...page.selected.keys()];
    // The end of that sentence tells a model how to ask.
    const left = first => ({ ...first, sentence: `${first.sentence.match(/^Decided: \d+ of \d+\./)?.[0] ?? ""} What was asked is left as it is.`.trim() });
    const done = await decide(tool, { ids }, left);
    page.last = null;
    const refused = (done.items ?? []).filter(line => !line.done).map(line => line.sentence);
    say([done.sentence, ...refused].join(" "));
  } catch (fault) {
    say(fault.message);
  }
  await load();
}

function search(node, item) {
  const place = node.querySelector(".found");
  const best = item.candidates[0];
  const text = el("input", { type: "search", maxlength: 200, "aria-label": "Title", placeholder: "Title, without year or quality" });
  text.value = best?.title ?? "";
  const kind = el("select", { "aria-label": "Kind" }, el("option", { value: "movie" }, "movie"), el("option", { value: "series" }, "series"));
  kind.value = best?.kind ?? "movie";
  const hits = el("ul", {});
  const find = async () => {
    try {
      const found = await answerOf("search_tmdb", { text: text.value.trim(), kind: kind.value });
      hits.replaceChildren(
        ...found.titles.map(hit =>
          el(
            "li",
            {},
            el("span", {}, el("span", { class: "title" }, titled(hit.title, hit.year)), el("span", { class: "sub" }, `  ${[hit.original_title, `TMDb ${hit.tmdb_id}`].filter(Boolean).join(" · ")}`)),
            el("button", { type: "button", "aria-label": `Approve as ${titled(hit.title, hit.year)}`, onclick: () => approve(node, { tmdb_id: hit.tmdb_id, kind: hit.kind }) }, "Approve")
          )
        )
      );
      byId("live").textContent = `${found.returned} titles found.`;
      place.scrollIntoView({ block: "nearest" });
    } catch (fault) {
      await problem(node, fault.message);
    }
  };
  text.addEventListener("keydown", event => event.key === "Enter" && !event.isComposing && find());
  const query = el("div", { class: "query", role: "search", "aria-label": "TMDb" }, text, kind, el("button", { type: "button", class: "primary", onclick: find }, "Search"));
  place.replaceChildren(el("div", { class: "search" }, query, hits));
  place.hidden = false;
  text.focus();
  text.select();
}

function preview(node) {
  const chosen = Number(node.querySelector(".candidate input:checked")?.value ?? 1);
  return act(node, async () => {
    const plan = await answerOf("preview_rename", { id: rowOf(node).id, candidate: chosen });
    const place = node.querySelector(".found");
    place.hidden = false;
    place.replaceChildren(
      part(
        `As ${titled(plan.title, plan.year)}`,
        el("ul", { class: "files" }, plan.files.map(f => el("li", {}, el("span", { class: "number" }, f.number), el("span", { class: "path name" }, f.to ?? "not placed"), el("span", { class: "rest" }, [f.note, f.problem?.sentence].filter(Boolean).join(" ")))))
      )
    );
  });
}

// ---- Keys.

function step(by) {
  const heads = [...document.querySelectorAll(".card .head")];
  const at = heads.indexOf(current()?.querySelector(".head"));
  heads[Math.max(0, Math.min(heads.length - 1, at < 0 ? 0 : at + by))]?.focus();
}

const press = (node, name) => [...(node?.querySelectorAll(".actions button") ?? [])].find(b => b.firstChild?.textContent === name);

async function withOpen(run) {
  const node = current();
  if (!node) return;
  await toggleCard(node.dataset.id, true);
  run(node);
}

// A frame has no storage: there it holds until the page is closed.
const stored = run => {
  try {
    return run(window.localStorage);
  } catch {
    return null;
  }
};
byId("letters").checked = stored(storage => storage.getItem("letters")) !== "off";
byId("letters").addEventListener("change", event => stored(storage => storage.setItem("letters", event.target.checked ? "on" : "off")));

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => current() && approve(current()),
  r: () => current() && reject(current()),
  s: () => current() && snooze(current()),
  t: () => withOpen(node => press(node, "Another title")?.click()),
  p: () => withOpen(node => press(node, "Preview")?.click()),
  u: () => (page.view.key === "filed" && current() ? takeBack(rowOf(current())) : undoLast()),
  x: () => current()?.querySelector("input[type=checkbox]")?.click(),
  "/": () => byId("text").focus(),
  "?": () => shown(byId("keys")),
};

document.addEventListener("keydown", event => {
  const typing = event.target.matches("input:not([type=checkbox], [type=radio]), select, textarea");
  if (event.key === "Escape" && typing) event.target.closest(".card, .top")?.querySelector(".head, #help")?.focus();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (!byId("letters").checked) return;
  // A key that is held goes on through the list, and decides once.
  if (event.repeat && event.key !== "j" && event.key !== "k") return;
  const digit = /^[1-9]$/.test(event.key) ? current()?.querySelector(`.candidate input[value="${event.key}"]`) : null;
  if (!digit && !keys[event.key]) return;
  event.preventDefault();
  if (digit) digit.click();
  else Promise.resolve(keys[event.key]()).catch(fault => say(fault.message));
});

byId("text").addEventListener("input", () => {
  clearTimeout(load.timer);
  load.timer = setTimeout(() => load(), 250);
});
byId("more").addEventListener("click", () => load(true));
byId("help").addEventListener("click", () => shown(byId("keys")));
byId("undo").addEventListener("click", () => undoLast().catch(fault => say(fault.message)));
byId("approve-all").addEventListener("click", () => several("approve_pending"));
byId("reject-all").addEventListener("click", () => several("reject_pending"));
byId("clear-all").addEventListener("click", () => {
  page.selected.clear();
  render();
});
document.addEventListener("visibilitychange", () => document.hidden || load());
setInterval(() => document.hidden || document.querySelector("dialog[open]") || page.rows.length > 50 || load(), 60_000);

(async () => {
  try {
    if (framed) await connectToHost();
    page.tools = framed
      ? new Set(["approve_pending", "reject_pending", "snooze_pending", "undo_ingest", "search_tmdb", "preview_rename"])
      : new Set((await ask("tools/list", {})).tools.map(tool => tool.name));
    await load();
  } catch (fault) {
    render();
    byId("empty").textContent = fault.message;
  }
  document.body.dataset.ready = "true";
})();
