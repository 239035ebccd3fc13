// Corrects the notes of an article. What the server says is only ever put into the page as text.

const ADDRESS = location.hash.slice(1);
if (/^[\w-]{20,}$/.test(ADDRESS)) {
  sessionStorage.setItem("token", ADDRESS);
  history.replaceState(null, "", location.pathname);
}
const TOKEN = sessionStorage.getItem("token") ?? "";

const KEPT_STEPS = 200;
const SECTIONS = {
  entities: { many: "Things", one: "thing" },
  roles: { many: "Roles", one: "role" },
  relations: { many: "Relations", one: "relation" },
  events: { many: "Events", one: "event" },
  claims: { many: "Claims", one: "claim" },
};
// Of each kind of fact its keys: what is chosen, quoted, named or written.
const FIELDS = {
  entities: [["type", "choice", "thing"], ["name", "text"], ["mentions", "quotes"]],
  roles: [["person", "thing", "person"], ["title", "quote"], ["of", "thing", "of"], ["status", "choice", "roleStatus"]],
  relations: [["type", "choice", "relation"], ["subject", "thing", 0], ["object", "thing", 1], ["evidence", "quotes"]],
  events: [
    ["type", "choice", "event"], ["status", "choice", "status"], ["triggers", "quotes"], ["agents", "things", "agents"],
    ["targets", "things", "eventTargets"], ["places", "things", "places"], ["issues", "issues"], ["evidence", "quotes"],
    ["time", "quotes"], ["start", "text"], ["end", "text"],
  ],
  claims: [
    ["speakers", "things", "speakers"], ["stance", "choice", "stance"], ["source", "quotes"], ["cue", "quotes"],
    ["content", "quotes"], ["targets", "things", "claimTargets"], ["issues", "issues"], ["audience", "quotes"], ["date", "text"],
  ],
};
const OPTIONAL = new Set(["of"]);
// The key that chosen words go to in a new fact, and how its words look in the text.
const FIRST = { entities: "mentions", roles: "title", relations: "evidence", events: "triggers", claims: "content" };
const LOOKS = {
  entities: { mentions: "thing" }, roles: { title: "role" }, relations: {}, events: { triggers: "trigger" },
  claims: { cue: "cue", content: "said" },
};

let vocabulary = null;
let article = null; // as the server showed it, with its text in code points
let notes = null;
let places = {};
let open = null; // the fact that is open: [section, index]
let wrong = null; // what the server refused: {section, index, text}
let picked = null; // chosen words: [start, end]
let steps = [];
let saved = "";

const $ = (id) => document.getElementById(id);

function make(name, values = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node && key !== "list") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

function say(text, isBad = false) {
  $("said").textContent = text;
  $("said").classList.toggle("bad", isBad);
}

async function ask(path, method = "GET", body = undefined) {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const found = await answer.json();
  if (!answer.ok) {
    const place = answer.headers.get("X-Place");
    throw Object.assign(new Error(found.detail ?? found.title), { place: place === null ? null : JSON.parse(place) });
  }
  return found;
}

const path = () => `articles/${encodeURIComponent(article.id)}`;
const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null || value === "" ? [] : [value]);
const words = (start, end) => article.chars.slice(start, end).join("").replace(/\s+/g, " ");
const bare = (quote) => String(quote).replace(/^\d+:/, "");
const isChanged = () => notes !== null && JSON.stringify(notes) !== saved;

// What a fact is called.

const nameOf = (id) => notes.entities.find((each) => each.id === id)?.name ?? id;
const namesOf = (ids) => list(ids).map(nameOf).join(", ");

function label(section, fact) {
  const first = bare(list(fact[FIRST[section]])[0] ?? "…");
  if (section === "entities") return [fact.name || "…", fact.type];
  if (section === "roles") return [`${nameOf(fact.person)}: ${first}`, [fact.of ? nameOf(fact.of) : "", fact.status].filter(Boolean).join(", ")];
  if (section === "relations") return [`${nameOf(fact.subject)} ${fact.type} ${nameOf(fact.object)}`, ""];
  if (section === "events") return [`${fact.type}: ${first}`, [fact.status, namesOf(fact.agents), namesOf(fact.targets)].filter(Boolean).join(" · ")];
  return [`${namesOf(fact.speakers) || "…"}: ${first}`, fact.stance];
}

// Changes. Each can be undone.

function change(deed) {
  steps = [...steps.slice(-KEPT_STEPS), JSON.stringify(notes)];
  wrong = null;
  deed();
  tell();
  draw();
}

function undo() {
  if (steps.length === 0) return;
  notes = JSON.parse(steps.pop());
  wrong = null;
  if (open !== null && notes[open[0]][open[1]] === undefined) open = null;
  tell();
  draw();
}

function tell() {
  $("save").disabled = !isChanged();
  $("undo").disabled = steps.length === 0;
  say(isChanged() ? "Not saved yet." : "");
}

function put(fact, key, value) {
  if (value === "" || value === undefined || value === null || (Array.isArray(value) && value.length === 0)) delete fact[key];
  else fact[key] = value;
}

function remove(section, index) {
  change(() => {
    const [gone] = notes[section].splice(index, 1);
    open = null;
    if (section === "entities") forget(gone);
  });
  $(`add-${section}`)?.focus();
}

// A thing that is gone takes part in nothing; what was said of it alone goes with it.
function forget({ id, type, name }) {
  notes.roles = notes.roles.filter((role) => role.person !== id);
  notes.relations = notes.relations.filter((each) => each.subject !== id && each.object !== id);
  for (const role of notes.roles) if (role.of === id) delete role.of;
  for (const fact of [...notes.events, ...notes.claims]) {
    for (const key of ["agents", "targets", "places", "speakers"]) {
      if (key in fact) put(fact, key, list(fact[key]).filter((each) => each !== id));
    }
    if (type === "Issue" && "issues" in fact) put(fact, "issues", fact.issues.filter((each) => each !== name));
  }
  notes.claims = notes.claims.filter((claim) => list(claim.speakers).length > 0);
}

async function quotesOfPicked() {
  if (picked === null) {
    say("Choose words in the article first.", true);
    return null;
  }
  try {
    const found = await ask(`${path()}/quotes`, "POST", { start: picked[0], end: picked[1] });
    Object.assign(places, found.places);
    return found.quotes;
  } catch (error) {
    say(error.message, true);
    return null;
  }
}

async function quoteInto(section, index, key, isMany) {
  const quotes = await quotesOfPicked();
  if (quotes === null) return;
  change(() => {
    const fact = notes[section][index];
    fact[key] = isMany ? [...new Set([...list(fact[key]), ...quotes])] : quotes[0];
  });
}

function freeId(name) {
  const own = name.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "thing";
  const taken = new Set(notes.entities.map((each) => each.id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? own : `${own}-${number}`;
    if (!taken.has(id)) return id;
  }
}

const ofType = (types) => notes.entities.filter((each) => types.includes(each.type));

async function add(section) {
  const quotes = await quotesOfPicked();
  if (quotes === null) return;
  const said = words(...picked);
  const { allowed, ends } = vocabulary;
  const fact = {
    entities: () => ({ id: freeId(said), type: "Organization", name: said }),
    roles: () => ({ person: ofType(allowed.person)[0]?.id, status: "current" }),
    relations: () => ({ type: "partOf", subject: ofType(ends.partOf[0])[0]?.id, object: ofType(ends.partOf[1])[0]?.id }),
    events: () => ({ type: "Meeting", status: "occurred" }),
    claims: () => ({ speakers: [], stance: "state" }),
  }[section]();
  fact[FIRST[section]] = section === "roles" ? quotes[0] : quotes;
  change(() => {
    notes[section].push(fact);
    open = [section, notes[section].length - 1];
  });
  show(true);
}

// The article.

function marksOf() {
  const marks = [];
  for (const section of Object.keys(SECTIONS)) {
    notes[section].forEach((fact, index) => {
      const isHere = open !== null && open[0] === section && open[1] === index;
      for (const [key, kind] of FIELDS[section]) {
        const look = LOOKS[section][key];
        if (!kind.startsWith("quote") || (look === undefined && !isHere)) continue;
        for (const place of list(fact[key]).map((quote) => places[quote])) {
          if (place !== undefined) marks.push({ start: place[0], end: place[1], look: isHere ? `${look ?? ""} here` : look, fact: [section, index] });
        }
      }
    });
  }
  return marks;
}

function drawText() {
  const marks = marksOf();
  if (picked !== null) marks.push({ start: picked[0], end: picked[1], look: "picked-words", fact: null });
  const numbers = new Map(article.sentences.map(([start], number) => [start, number]));
  const edges = [...new Set([0, article.chars.length, ...numbers.keys(), ...marks.flatMap(({ start, end }) => [start, end])])];
  edges.sort((one, other) => one - other);
  const starting = new Map();
  for (const mark of marks) starting.set(mark.start, [...(starting.get(mark.start) ?? []), mark]);
  let covering = [];
  const pieces = edges.slice(0, -1).map((start, at) => {
    covering = [...covering.filter((mark) => mark.end > start), ...(starting.get(start) ?? [])];
    const piece = make("span", {}, article.chars.slice(start, edges[at + 1]).join(""));
    if (numbers.has(start)) piece.dataset.n = numbers.get(start);
    if (covering.length > 0) {
      piece.className = [...new Set(covering.flatMap((mark) => mark.look.split(" ")))].join(" ").trim();
      const told = covering.filter((mark) => mark.fact !== null);
      const nearest = told.reduce((one, other) => (one !== null && other.end - other.start > one.end - one.start ? one : other), null);
      piece.addEventListener("click", () => {
        if (nearest === null || !document.getSelection().isCollapsed) return;
        open = nearest.fact;
        draw();
        show(false);
      });
    }
    return piece;
  });
  $("text").replaceChildren(...pieces);
}

function pick() {
  const selection = document.getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed || article === null) return;
  const range = selection.getRangeAt(0);
  if (!$("text").contains(range.startContainer) || !$("text").contains(range.endContainer)) return;
  const before = document.createRange();
  before.setStart($("text"), 0);
  before.setEnd(range.startContainer, range.startOffset);
  // Offsets count code points, as the notes do; the browser counts in halves of some of them.
  let start = [...before.toString()].length;
  let end = start + [...range.toString()].length;
  while (start < end && /\s/.test(article.chars[start])) start++;
  while (start < end && /\s/.test(article.chars[end - 1])) end--;
  if (start === end) return;
  picked = [start, end];
  drawPicked();
}

function drawPicked() {
  if (picked === null) {
    $("words").textContent = "Choose words in the article, with the mouse, or with Shift and the arrow keys.";
    $("additions").replaceChildren();
    return;
  }
  $("words").replaceChildren("Chosen: ", make("b", { textContent: words(...picked) }));
  const buttons = [];
  if (open !== null) {
    for (const [key, kind] of FIELDS[open[0]]) {
      if (!kind.startsWith("quote")) continue;
      const text = kind === "quote" ? `Set ${key}` : `Add to ${key}`;
      buttons.push(make("button", { type: "button", textContent: text, onclick: () => quoteInto(...open, key, kind === "quotes") }));
    }
  }
  for (const [section, { one }] of Object.entries(SECTIONS)) {
    buttons.push(make("button", { type: "button", textContent: `New ${one}`, onclick: () => add(section) }));
  }
  $("additions").replaceChildren(...buttons);
}

// The facts.

function choice(values, value, labels, onChange, name) {
  const known = values.includes(value) ? values : [value ?? "", ...values];
  const options = known.map((each) => make("option", { value: each, textContent: labels(each), selected: each === (value ?? "") }));
  return make("select", { ariaLabel: name, onchange: (event) => onChange(event.target.value) }, ...options);
}

function chip(text, name, onRemove) {
  return make("span", { className: "chip" }, make("span", { textContent: text }), make("button", { type: "button", textContent: "×", ariaLabel: `Remove ${text} from ${name}`, onclick: onRemove }));
}

function manyOf(fact, key, candidates, labels) {
  const held = list(fact[key]);
  const chips = held.map((each) => chip(labels(each), key, () => change(() => put(fact, key, held.filter((one) => one !== each)))));
  const free = candidates.filter((each) => !held.includes(each));
  const more = choice(["", ...free], "", (each) => (each === "" ? "add…" : labels(each)), (value) => change(() => put(fact, key, [...held, value])), `Add to ${key}`);
  return [...chips, ...(free.length > 0 ? [more] : [])];
}

function valueOf(section, index, [key, kind, which]) {
  const fact = notes[section][index];
  const set = (value) => change(() => put(fact, key, value));
  if (kind === "choice") return [choice(vocabulary[which], fact[key], (each) => each || "choose…", set, key)];
  if (kind === "text") return [make("input", { value: fact[key] ?? "", ariaLabel: key, size: 24, onchange: (event) => set(event.target.value.trim()) })];
  if (kind === "issues") {
    const labels = new Map(vocabulary.issues);
    return manyOf(fact, key, [...labels.keys()], (each) => labels.get(each) ?? each);
  }
  if (kind === "quotes" || kind === "quote") {
    const held = list(fact[key]);
    return [
      ...held.map((each) => chip(bare(each), key, () => change(() => put(fact, key, held.filter((one) => one !== each))))),
      make("button", { type: "button", textContent: kind === "quote" ? "set to chosen words" : "+ chosen words", ariaLabel: `Chosen words into ${key}`, onclick: () => quoteInto(section, index, key, kind === "quotes") }),
    ];
  }
  const types = typeof which === "number" ? (vocabulary.ends[fact.type] ?? [[], []])[which] : vocabulary.allowed[which];
  const ids = ofType(types).map((each) => each.id);
  if (kind === "things") return manyOf(fact, key, ids, nameOf);
  return [choice(OPTIONAL.has(key) ? ["", ...ids] : ids, fact[key], (each) => (each ? nameOf(each) : "nobody"), set, key)];
}

function card(section, index) {
  const fact = notes[section][index];
  const isOpen = open !== null && open[0] === section && open[1] === index;
  const [name, more] = label(section, fact);
  const summary = make("summary", {}, `${name} `, make("small", { textContent: more }));
  const details = make("details", { id: `${section}-${index}`, open: isOpen }, summary);
  summary.addEventListener("click", (event) => {
    event.preventDefault();
    open = isOpen ? null : [section, index];
    draw();
    $(`${section}-${index}`).querySelector("summary").focus();
    if (!isOpen) showPlace();
  });
  if (isOpen) {
    const fields = make("div", { className: "fields" });
    if (wrong !== null && wrong.section === section && wrong.index === index) {
      fields.append(make("p", { className: "wrong", role: "alert", textContent: wrong.text }));
    }
    for (const field of FIELDS[section]) {
      fields.append(make("span", { className: "label", textContent: field[0] }), make("div", { className: "value" }, ...valueOf(section, index, field)));
    }
    fields.append(make("button", { type: "button", className: "danger", textContent: `Delete this ${SECTIONS[section].one}`, onclick: () => remove(section, index) }));
    details.append(fields);
  }
  return make("li", {}, details);
}

function drawFacts() {
  const parts = Object.entries(SECTIONS).flatMap(([section, { many, one }]) => [
    make("h2", {}, `${many} (${notes[section].length})`, make("button", { type: "button", id: `add-${section}`, textContent: "+", ariaLabel: `New ${one} of the chosen words`, onclick: () => add(section) })),
    make("ul", {}, ...notes[section].map((_, index) => card(section, index))),
  ]);
  $("facts").replaceChildren(...parts);
}

function draw() {
  // What had the focus has it again: the same control of the same fact.
  const held = document.activeElement;
  const isInFacts = $("facts").contains(held);
  const [id, name] = [held?.closest?.("details")?.id, held?.getAttribute?.("aria-label")];
  drawText();
  drawFacts();
  drawPicked();
  if (isInFacts && id && name) [...($(id)?.querySelectorAll("[aria-label]") ?? [])].find((each) => each.getAttribute("aria-label") === name)?.focus();
}

function show(withFocus) {
  const details = open === null ? null : $(`${open[0]}-${open[1]}`);
  details?.scrollIntoView({ block: "nearest" });
  if (withFocus) details?.querySelector("summary").focus();
}

function showPlace() {
  document.querySelector("#text .here")?.scrollIntoView({ block: "center" });
}

// Loading and saving.

async function load(id) {
  try {
    const found = await ask(`articles/${encodeURIComponent(id)}`);
    article = { ...found, chars: [...found.text] };
    notes = found.notes;
    for (const section of Object.keys(SECTIONS)) notes[section] = notes[section] ?? [];
    [places, open, wrong, picked, steps, saved] = [found.places, null, null, null, [], JSON.stringify(notes)];
    $("headline").textContent = found.title;
    tell();
    draw();
    document.documentElement.dataset.ready = found.id;
  } catch (error) {
    say(error.message, true);
  }
}

async function save() {
  if (!isChanged()) return;
  const text = JSON.stringify(notes);
  say("Saving…");
  try {
    const done = await ask(path(), "PUT", { version: article.version, notes: JSON.parse(text) });
    article.version = done.version;
    saved = text;
    wrong = null;
    tell();
    draw();
    say(`Saved. Beside what was read: ${done.added} added, ${done.changed} changed, ${done.removed} removed.`);
  } catch (error) {
    const found = /^(\w+)\[(\d+)\]\.?(\w*)/.exec(error.place ?? "");
    if (found !== null && found[1] in SECTIONS) {
      open = [found[1], Number(found[2])];
      wrong = { section: open[0], index: open[1], text: [found[3], error.message].filter(Boolean).join(": ") };
      draw();
      show(true);
    }
    say(`Not saved: ${error.message}`, true);
  }
}

$("choice").addEventListener("change", (event) => {
  if (isChanged() && !confirm("What you changed is not saved. Leave it?")) {
    event.target.value = article.id;
    return;
  }
  load(event.target.value);
});
$("save").addEventListener("click", save);
$("undo").addEventListener("click", undo);
document.addEventListener("selectionchange", pick);
document.addEventListener("keydown", (event) => {
  const isWriting = event.target instanceof HTMLInputElement;
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    document.activeElement?.blur?.(); // what is being written counts
    save();
  } else if ((event.ctrlKey || event.metaKey) && event.key === "z" && !isWriting) {
    event.preventDefault();
    undo();
  }
});
// The text has a caret so that words can be chosen by keyboard; it is not to be written in.
for (const kind of ["beforeinput", "paste", "drop", "cut"]) $("text").addEventListener(kind, (event) => event.preventDefault());
window.addEventListener("beforeunload", (event) => {
  if (isChanged()) event.preventDefault();
});

try {
  const started = await ask("start");
  vocabulary = started.vocabulary;
  $("choice").replaceChildren(...started.articles.map(({ id, title }) => make("option", { value: id, textContent: title })));
  await load(started.articles[0].id);
} catch (error) {
  say(error.message, true);
}
