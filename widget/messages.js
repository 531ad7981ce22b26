// The messages, each drawn once and then brought up to date. What anybody wrote becomes text.
import { fill } from "./strings.js";

const MARKED = /\*\*(.+?)\*\*|\[([^\]\n]+)\]\(([^\s)]+)\)|(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/g;

/** An element with attributes, listeners and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const format = (strings, date, options) => new Intl.DateTimeFormat(strings.language, options).format(new Date(date));

// Not the same again, which would be read out.
export const write = (node, text) => node.textContent === text || (node.textContent = text);

const unseen = (text) => make("span", { class: "unseen" }, text);

export const button = (onclick, attributes, ...children) => make("button", { type: "button", onclick, ...attributes }, ...children);

export function iconButton(onclick, name, label, path) {
  const [svg, line] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 24 24");
  line.setAttribute("d", path);
  svg.append(line);
  return button(onclick, { class: name, title: label }, svg);
}

function rich(text, strings) {
  const nodes = [];
  let end = 0;
  for (const { 0: all, 1: bold, 2: words, 3: address, 4: plain, index } of text.matchAll(MARKED)) {
    const node = bold ? make("strong", {}, ...rich(bold, strings)) : link(address ?? plain, words ?? plain, strings);
    nodes.push(text.slice(end, index), node);
    end = index + all.length;
  }
  return [...nodes, text.slice(end)];
}

const link = (href, words, strings) =>
  /^https?:\/\/./i.test(href)
    ? make("a", { href, target: "_blank", rel: "noopener noreferrer" }, words, unseen(` (${strings.newTab})`))
    : words;

// The dates of clinic/timeline.py along a line, which is a list.
function timeline({ name, position, today, steps }, strings) {
  const day = (date) => make("time", { datetime: date }, format(strings, date, { dateStyle: "medium", timeZone: "UTC" }));
  const rows = steps.map(({ kind, label, date, until, optional }, index) => {
    const past = (until ?? date) < today;
    const row = make("li", { class: `${kind} ${past && "past"} ${optional && "optional"}`, "aria-current": kind === "today" ? "date" : null },
      make("b", { lang: strings.answers }, label), day(date), ...(until ? [" – ", day(until)] : []));
    const days = index && (Date.parse(date) - Date.parse(steps[index - 1].date)) / 86400e3;
    row.style.setProperty("--gap", `${Math.min(Math.sqrt(days) * 0.15, 3)}em`);
    return row;
  });
  return make("figure", {},
    make("figcaption", {}, make("strong", {}, fill(strings.dates, { name })), make("p", { lang: strings.answers }, position)),
    make("ol", { role: "list" }, ...rows));
}

export class Messages {
  #drawn = new Map();
  #entries = [];
  #away = false; // scrolled up to read
  #reads = false; // aloud what is new

  constructor(conversation, strings, onchoose) {
    Object.assign(this, { conversation, strings, onchoose });
    const starters = strings.starters.map((text) => button(() => onchoose({ text }), { lang: strings.answers }, text));
    this.greeting = make("div", {},
      make("div", { class: "bubble", dir: "auto" }, ...rich(strings.greeting, strings)),
      group(strings, starters));
    this.list = make("div", { class: "list" });
    this.dots = make("p", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
    this.element = make("div", { class: "log", role: "log", "aria-relevant": "additions", tabindex: 0, "aria-label": strings.messages, onscroll: () => this.#scrolled() },
      make("p", { class: "notice" }, strings.notice, " ", link(new URL("privacy", conversation.server).href, strings.privacy, strings)),
      this.greeting, this.list, this.dots);
    this.latest = button(() => this.toEnd(), { class: "latest", title: strings.latest }, "↓");
  }

  render() {
    const { items, pending, status, typing, returning } = this.conversation;
    this.#reads ||= status === "online";
    if (pending.length && items.length + pending.length > this.#entries.length) this.#away = false;
    this.#entries = [...items, ...pending];
    this.element.setAttribute("aria-live", this.#reads ? "polite" : "off");
    this.greeting.hidden = this.#entries.length > 0 || (returning && status === "connecting");
    this.dots.hidden = status !== "online" || (!typing && !pending.some((message) => message.accepted));
    const { list } = this;
    const nodes = this.#nodes();
    // What moved would be read out again.
    nodes.forEach((node, index) => node !== list.childNodes[index] && list.insertBefore(node, list.childNodes[index] ?? null));
    while (list.childNodes.length > nodes.length) list.lastChild.remove();
    if (!this.#away) this.toEnd();
    this.latest.hidden = !this.#away;
  }

  // Not past a person's last message, so that a long answer is read from its beginning, which gets half of the room.
  toEnd() {
    const { element } = this;
    element.scrollTop = Math.max(element.scrollTop, this.#end);
    this.#scrolled();
  }

  get #end() {
    const { clientHeight, scrollHeight } = this.element;
    const last = [...this.list.querySelectorAll(".patient,.reception")].at(-1);
    const start = last && Math.max(last.offsetTop - 8, (last.nextSibling?.offsetTop ?? 0) - clientHeight / 2);
    return this.#entries.length && Math.min(scrollHeight - clientHeight, start ?? 1e9);
  }

  #scrolled() {
    this.#away = this.element.scrollTop < this.#end - 80;
    this.latest.hidden &&= !this.#away;
  }

  #nodes() {
    const { strings } = this;
    const nodes = [];
    let day = new Date().toDateString();
    this.#entries.forEach((entry, index) => {
      const date = new Date(entry.time);
      if (day !== date.toDateString()) {
        day = date.toDateString();
        nodes.push(this.#once(day, () => line(format(strings, date, { dateStyle: "full" }))));
      }
      nodes.push(this.#node(entry, index));
      if (entry.old && !this.#entries[index + 1]?.old) nodes.push(this.#once("old", () => line(strings.forgotten)));
    });
    return nodes;
  }

  #once(key, draw) {
    if (!this.#drawn.has(key)) this.#drawn.set(key, draw());
    return this.#drawn.get(key);
  }

  #node(entry, index) {
    const { strings } = this;
    const { element, choices, meta } = this.#once(entry.client_id ?? entry.id, () => this.#draw(entry));
    const later = this.#entries.slice(index + 1);
    const sending = /online|connecting/.test(this.conversation.status) ? "…" : strings.waiting;
    if (!meta.told) meta.told = write(meta, entry.from ? format(strings, entry.time, { timeStyle: "short" }) : sending) && entry.from;
    meta.className = entry.from && later[0]?.time.slice(0, 16) === entry.time.slice(0, 16) ? "unseen" : "meta";
    // Spent by a press, an answer by any message.
    const pressed = later.find(({ payload }) => choices.some((choice) => choice.payload === payload));
    const answered = later.some(({ from }) => !from || from === "patient");
    for (const { payload, node, mark } of choices) {
      const chosen = pressed?.payload === payload;
      node.disabled = Boolean(pressed || entry.old || (answered && payload[0] !== "/"));
      node.className = chosen ? "chosen" : "";
      write(mark, chosen ? ` (${strings.chosen})` : "");
    }
    return element;
  }

  #draw({ from = "patient", text, title, buttons = [], ...entry }) {
    const { strings } = this;
    const patient = from === "patient";
    const words = text ?? title;
    const meta = make("p", { "aria-live": "off" });
    const choices = buttons.map(({ payload, title }) => {
      const mark = unseen("");
      return { payload, mark, node: button(() => this.onchoose({ payload, title }), { dir: "auto" }, title, mark) };
    });
    const element = make("div", { class: from, lang: patient ? null : strings.answers },
      make("b", { class: from === "reception" ? "meta" : "unseen", lang: strings.language }, strings[from] ?? from),
      ...(words ? [make("div", { class: "bubble", dir: "auto" }, ...(patient ? [words] : rich(words, strings)))] : []),
      ...(entry.timeline ? [timeline(entry.timeline, strings)] : []),
      ...(choices.length ? [group(strings, choices.map(({ node }) => node))] : []),
      meta);
    return { element, choices, meta };
  }
}

const group = (strings, buttons) => make("div", { class: "replies", role: "group", "aria-label": strings.replies, "aria-live": "off" }, ...buttons);

const line = (text) => make("p", { class: "line" }, text);
