// ---- What is shown.

const views = [
  { key: "waiting", name: "Waiting", empty: "Nothing waits for you.", filter: {} },
  { key: "filed", name: "Filed", empty: "Nothing was filed yet.", filter: { states: ["approved", "placing", "announcing", "undoing", "finished"] } },
  { key: "rejected", name: "Rejected", empty: "Nothing was rejected.", filter: { states: ["rejected", "undone", "ignored"] } },
];
const page = { view: views[0], rows: [], total: 0, selected: new Map(), tools: new Set(), last: null };
const may = tool => page.tools.has(tool);
const isDecidable = state => !state || ["awaiting_review", "rejected", "undone", "ignored"].includes(state);

let newest = 0;

/** Asks for the list: again as much as is shown, or more of it. Only the newest answer counts. */
async function load(more = false) {
  const mine = ++newest;
  byId("more").disabled = true;
  const text = byId("text").value.trim();
  try {
    const queue = await answerOf("get_pending_queue", {
      states: ["awaiting_review"],
      ...page.view.filter,
      ...(text ? { text } : {}),
      offset: more ? page.rows.length : 0,
      limit: more ? 20 : Math.min(50, Math.max(20, page.rows.length)),
    });
    if (mine !== newest) return;
    page.rows = more ? [...page.rows, ...queue.items] : queue.items;
    page.total = queue.total;
    const notice = byId("notice");
    notice.hidden = queue.state === "ready";
    notice.className = queue.state;
    // The server speaks to a model there; here is the user.
    notice.textContent = queue.notice.replace(/Ask the user to (\w)/g, (_, letter) => letter.toUpperCase());
    render();
  } catch (fault) {
    if (mine === newest) notLoaded(fault.message);
  } finally {
    if (mine === newest) byId("more").disabled = false;
  }
}

/** What is shown stays, and beside it why it is old. */
function notLoaded(sentence) {
  if (page.rows.length) {
    byId("notice").className = "degraded";
    byId("notice").textContent = sentence;
    byId("notice").hidden = false;
    return;
  }
  render();
  byId("empty").textContent = sentence;
}

function render() {
  const focused = document.activeElement?.closest?.(".card")?.dataset.id;
  const list = byId("list");
  const open = new Map([...list.children].filter(li => li.firstChild.classList.contains("open")).map(li => [li.firstChild.dataset.id, li]));
  // Who selected a row saw that version of it.
  const versions = new Map(page.rows.map(row => [row.id, row.version]));
  page.selected = new Map([...page.selected].filter(([id, version]) => versions.get(id) === version));
  // A card that somebody reads stays as it is while its version does.
  const cards = page.rows.map(row => {
    const kept = open.get(String(row.id));
    return kept?.firstChild.dataset.version === String(row.version) ? kept : el("li", {}, card(row));
  });
  list.replaceChildren(...cards);
  for (const box of list.querySelectorAll(".row input")) box.checked = page.selected.has(Number(box.closest(".card").dataset.id));
  if (focused) (cardOf(focused) ?? list.querySelector(".card"))?.querySelector(".head").focus();
  byId("count").textContent = page.total;
  document.title = `${page.total} ${page.view.name.toLowerCase()} · plex-mcp`;
  byId("more").hidden = page.rows.length >= page.total;
  byId("empty").hidden = page.rows.length > 0;
  byId("empty").textContent = byId("text").value.trim() ? "Nothing matches." : page.view.empty;
  byId("views").replaceChildren(
    ...views.map(view =>
      el("button", { type: "button", "aria-current": view === page.view ? "page" : null, onclick: () => go(view) }, view.name)
    )
  );
  renderBulk();
}

function go(view) {
  page.view = view;
  page.rows = [];
  page.total = 0;
  page.selected.clear();
  byId("list").replaceChildren();
  load();
}

function renderBulk() {
  byId("bulk").hidden = page.selected.size === 0;
  byId("chosen").textContent = `${page.selected.size} selected`;
}

const cardOf = id => document.querySelector(`.card[data-id="${CSS.escape(String(id))}"]`);
const current = () => document.activeElement?.closest?.(".card") ?? document.querySelector(".card.open") ?? null;
const rowOf = node => page.rows.find(row => String(row.id) === node?.dataset.id);
const tone = share => `var(--${share >= 0.85 ? "good" : share >= 0.5 ? "warn" : "bad"})`;

function meter(share, label, cap) {
  return el(
    "div",
    { class: "meter", role: "meter", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": Math.round(share * 100), "aria-valuetext": percent(share) },
    percent(share),
    el("span", { class: "track", "--of": `${share * 100}%`, "--tone": tone(share), "--at": `${(cap ?? 0) * 100}%` }, el("i"), cap ? el("b") : null)
  );
}

function card(row) {
  const select = el("input", { type: "checkbox", "aria-label": `Select ${row.name}`, onchange: () => toggle(row, select.checked) });
  const title = row.chosen ?? (row.title ? titled(row.title, row.year) : null);
  const head = el(
    "button",
    { type: "button", class: "head", id: `h-${row.id}`, "aria-expanded": "false", "aria-controls": `b-${row.id}`, onclick: () => toggleCard(row.id) },
    el("span", { class: "title" }, title ? title : el("span", { class: "none" }, "No candidate")),
    el("span", { class: "name" }, row.name),
    el(
      "span",
      { class: "facts" },
      row.state ? el("span", { class: "chip" }, words(row.state)) : null,
      row.kind ? el("span", { class: "chip" }, row.kind) : null,
      row.unlikely ? el("span", { class: "chip bad" }, "unlikely") : null,
      row.concerns.map(concern => el("span", { class: "chip warn" }, words(concern))),
      row.partly_filed ? el("span", { class: "chip warn" }, row.partly_filed) : null,
      `${row.files} ${row.files === 1 ? "file" : "files"} · ${row.size} · ${row.waiting}`
    )
  );
  return el(
    "article",
    { class: "card", "data-id": row.id, "data-version": row.version, "aria-labelledby": `h-${row.id}` },
    el("div", { class: "row" }, may("approve_pending") && isDecidable(row.state) && row.state !== "rejected" ? select : el("span"), el("h2", {}, head), row.title ? meter(row.confidence, "Confidence") : el("span")),
    el("div", { class: "body", id: `b-${row.id}`, hidden: true })
  );
}

function toggle(row, on) {
  if (on) page.selected.set(row.id, row.version);
  else page.selected.delete(row.id);
  renderBulk();
}

async function toggleCard(id, open) {
  const node = cardOf(id);
  if (!node) return;
  const body = node.querySelector(".body");
  const show = open ?? body.hidden;
  body.hidden = !show;
  node.classList.toggle("open", show);
  node.querySelector(".head").setAttribute("aria-expanded", String(show));
  if (!show) return;
  if (!body.firstChild) {
    body.append(el("p", { class: "name" }, "…"));
    await fill(id);
  }
  node.scrollIntoView({ block: "nearest" });
}

async function fill(id, all = false) {
  const body = cardOf(id)?.querySelector(".body");
  try {
    const item = await answerOf("get_pending_item", all ? { id, all } : { id });
    body?.replaceChildren(...parts(item));
  } catch (fault) {
    body?.replaceChildren(el("p", { class: "problem", role: "alert" }, fault.message));
  }
}

const part = (heading, ...children) => el("section", {}, el("h3", {}, heading), ...children);

function parts(item) {
  const cap = Math.min(...item.reasons.map(reason => reason.cap ?? 1));
  return [
    item.fault ? el("p", { class: "problem" }, item.fault) : null,
    item.media_server ? el("p", {}, item.media_server) : null,
    item.reasons.length ? part("Why it asks", el("ul", { class: "reasons" }, item.reasons.map(reasonLine))) : null,
    item.candidates.length
      ? part(item.chosen ? `Filed as ${titled(item.chosen.title ?? item.chosen.name, item.chosen.year)}; the candidates` : "What it could be", ...item.candidates.map(c => candidate(item, c, cap)))
      : part("What it could be", el("p", { class: "none" }, "No title was found. Search for one, or reject it.")),
    item.copies?.length ? part("In the library already", copies(item.copies)) : null,
    item.precedents.length ? part("Known here", el("ul", { class: "reasons" }, item.precedents.map(p => el("li", {}, p.sentence)))) : null,
    part(item.files_total === 1 ? "The file" : `${item.files_total} files`, files(item)),
    item.left_out ? el("div", {}, el("button", { type: "button", onclick: () => fill(item.id, true) }, "Show all candidates and files")) : null,
    el("div", { class: "found", hidden: true }),
    el("div", { class: "problems" }),
    actions(item),
  ].filter(Boolean);
}

const reasonLine = reason =>
  el("li", {}, reason.sentence, reason.cap ? el("span", { class: "cap" }, ` At most ${percent(reason.cap)}.`) : null);

function candidate(item, c, cap) {
  const pick = el("input", { type: "radio", name: `c-${item.id}`, value: c.number, "aria-label": `Candidate ${c.number}: ${titled(c.title, c.year)}` });
  pick.checked = c.number === 1;
  const lines = c.evidence.map(evidenceOf);
  const most = Math.max(...lines.map(line => Math.abs(line.weight)), 1);
  const side = (name, heading, chosen) =>
    el(
      "div",
      { class: name },
      el("h4", {}, heading),
      chosen.length
        ? el("ul", {}, chosen.map(l => el("li", {}, el("span", { class: "weight", "--of": `${(Math.abs(l.weight) / most) * 100}%` }, l.shown), el("span", {}, l.sentence))))
        : el("p", { class: "none" }, "nothing")
    );
  return el(
    "div",
    { class: "candidate" },
    el(
      "label",
      {},
      pick,
      el(
        "span",
        {},
        el("span", { class: "title" }, c.title, c.year ? el("span", { class: "year" }, ` ${c.year}`) : null),
        el("span", { class: "sub" }, `  ${[c.kind, c.original_title, `TMDb ${c.tmdb_id}`].filter(Boolean).join(" · ")}`)
      ),
      meter(c.confidence, `Confidence of ${c.title}`, c.number === 1 && cap < 1 ? cap : null)
    ),
    c.overview ? el("p", { class: "about" }, c.overview) : null,
    el("div", { class: "evidence" }, side("for", "For it", lines.filter(l => l.weight >= 0)), side("against", "Against it", lines.filter(l => l.weight < 0)))
  );
}

/** "+3.3 title-same: the title is the same": weight, name, words. */
function evidenceOf(line) {
  const [, shown, sentence] = /^([+-]?\d+(?:\.\d+)?) [^:]*: (.*)$/s.exec(line) ?? [null, "0", line];
  return { shown: shown.replace("-", "−"), weight: Number(shown), sentence };
}

const copies = lines =>
  el(
    "table",
    { class: "table" },
    el("thead", {}, el("tr", {}, ["", "In the library", "What came", "Compared"].map(h => el("th", { scope: "col" }, h)))),
    el("tbody", {}, lines.map(l => el("tr", {}, [l.is ?? "", [l.quality ?? "approved, not there yet", l.path ? el("span", { class: "name" }, l.path) : null], l.new ?? "", l.compared ?? ""].map(c => el("td", {}, ...[c].flat().filter(Boolean))))))
  );

function files(item) {
  return el(
    "ul",
    { class: "files" },
    item.files.map(file => {
      const odd = Boolean(file.doubts?.length) || file.placement === "refused";
      return el(
        "li",
        { class: odd ? "odd" : null },
        el("span", { class: "number" }, file.number),
        el("span", { class: "path" }, file.path),
        el("span", { class: "number" }, file.size),
        el(
          "span",
          { class: "rest" },
          el("span", { class: "chip" }, words(file.role)),
          (file.doubts ?? []).map(doubt => el("span", { class: "chip warn" }, words(doubt))),
          file.placement ? el("span", { class: "chip" }, words(file.placement)) : null,
          [file.is, file.note].filter(Boolean).join(" · "),
          file.library_path ? el("span", { class: "name" }, `→ ${file.library_path}`) : null,
          odd && may("approve_pending") && isDecidable(item.state)
            ? el("input", { type: "text", maxlength: 80, "data-file": file.number, placeholder: "what it is: s01e06, skip", "aria-label": `What file ${file.number} is, such as s01e06, extra:trailer or skip` })
            : null
        )
      );
    })
  );
}

function actions(item) {
  const act = (tool, name, key, run, style) =>
    may(tool) ? el("button", { type: "button", class: style, onclick: run }, name, el("kbd", { "aria-hidden": "true" }, key)) : null;
  const node = () => cardOf(item.id);
  const decidable = isDecidable(item.state);
  return el(
    "div",
    { class: "actions" },
    decidable && item.candidates.length ? act("approve_pending", "Approve", "a", () => approve(node()), "primary") : null,
    decidable && may("approve_pending") ? duplicates(item) : null,
    decidable ? act("search_tmdb", "Another title", "t", () => search(node(), item)) : null,
    item.state === "awaiting_review" ? act("snooze_pending", "Snooze", "s", () => snooze(node())) : null,
    item.candidates.length && decidable ? act("preview_rename", "Preview", "p", () => preview(node())) : null,
    el("span", { class: "gap" }),
    item.state === "awaiting_review" ? act("reject_pending", "Reject", "r", () => reject(node())) : null,
    item.state === "approved" ? act("reject_pending", "Withdraw", "u", () => takeBack(item)) : null,
    ["finished", "announcing"].includes(item.state) ? act("undo_ingest", "Undo", "u", () => takeBack(item)) : null
  );
}

const duplicates = item =>
  el(
    "select",
    { "aria-label": "What to do with the copy in the library", "data-duplicates": item.id, hidden: !item.copies?.length },
    [["ask", "if it is there: ask"], ["keep_both", "keep both"], ["only_missing", "only what is missing"], ["replace", "replace it"]].map(([value, name]) => el("option", { value }, name))
  );
