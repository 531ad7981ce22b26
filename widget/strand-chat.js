// <strand-chat>: the assistant on any page. Served as widget.js, the others under widget/.
import { Conversation } from "./widget/conversation.js";
import { Messages, button, iconButton, make } from "./widget/messages.js";
import { fill, stringsFor } from "./widget/strings.js";
import { sheet } from "./widget/style.js";

const NAME = "strand-chat";
const FULL = matchMedia("(max-width: 480px), (max-height: 480px)"); // as in style.js
const TOUCH = matchMedia("(pointer: coarse)");

class StrandChat extends HTMLElement {
  static observedAttributes = ["title", "colour", "greeting", "starters", "language", "strings"];
  #own;
  #title;
  #conversation;
  #listening;
  #strings;
  #seen = 0;
  #said = {};
  #timer;
  #soon;
  #launcher;
  #badge;
  #panel;
  #header;
  #bar;
  #trouble;
  #retry;
  #messages;
  #area;
  #note;
  #live;
  #question;

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet()];
    this.#conversation ??= new Conversation(new URL(this.getAttribute("server") ?? ".", import.meta.url));
    this.#conversation.onchange = (happened) => this.#render(happened);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    FULL.addEventListener("change", () => this.#panel.open && this.#resize(), { signal });
    for (const name of ["resize", "scroll"]) visualViewport.addEventListener(name, () => this.#fit(), { signal });
    this.#build();
    if (this.hasAttribute("open")) this.open();
  }

  disconnectedCallback() {
    this.#conversation.stop();
    this.#listening.abort();
  }

  attributeChangedCallback(name, before, value) {
    if (name === "title" && value !== null) {
      this.#title = value;
      this.removeAttribute(name); // or it would be a tooltip
    } else this.#build();
  }

  get strings() {
    return this.#strings;
  }

  set strings(own) {
    this.#own = own;
    this.#build();
  }

  open() {
    if (this.#panel.open) return;
    this.#conversation.start();
    this.#show();
    this.#render();
    this.#focus();
  }

  close() {
    if (!this.#panel.open) return;
    this.#answer();
    this.#panel.close();
    this.#render();
    // Else the page's button that opened it has the focus.
    if ([document.body, this].includes(document.activeElement)) this.#launcher.focus();
  }

  #wording() {
    const own = { title: this.#title, greeting: this.getAttribute("greeting"), starters: this.getAttribute("starters")?.split("|") };
    try {
      Object.assign(own, JSON.parse(this.getAttribute("strings")), this.#own);
    } catch {
      console.error('strand-chat: strings: write JSON like {"send": "Go"}');
    }
    return stringsFor(this.getAttribute("language"), own);
  }

  #build() {
    if (!this.shadowRoot) return;
    const strings = (this.#strings = this.#wording());
    const draft = this.#area?.value ?? "";
    const open = this.#panel?.open;
    this.#badge = make("span", { class: "badge", "aria-hidden": "true" });
    this.#launcher = iconButton(() => this.open(), "launcher", strings.launcher, "M4 5h16v11H9l-5 4z");
    this.#launcher.setAttribute("aria-haspopup", "dialog");
    this.#launcher.append(this.#badge);
    this.#header = make("div", { class: "head" }, make("div", {}, make("h2", {}, strings.title), make("p", {}, strings.subtitle)),
      iconButton(() => this.#ask(), "clear", strings.clear, "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5"),
      iconButton(() => this.close(), "close", strings.close, "M6 6l12 12M18 6L6 18"));
    this.#trouble = make("span");
    this.#retry = button(() => this.#conversation.retry(), {}, strings.retry);
    this.#bar = make("div", {}, this.#trouble, this.#retry);
    this.#messages = new Messages(this.#conversation, strings, (choice) => this.#send(choice));
    this.#area = make("textarea", {
      rows: 1, dir: "auto", enterkeyhint: "send", autocomplete: "off", placeholder: strings.message, "aria-label": strings.message,
      "aria-describedby": "note", oninput: () => this.#typed(), onkeydown: (event) => this.#key(event),
    });
    this.#note = make("p", { id: "note" });
    this.#live = make("p", { class: "unseen", role: "status" });
    this.#panel = make("dialog", {
      class: "panel", "aria-label": strings.title, onkeydown: (event) => this.#escape(event), oncancel: (event) => this.#escape(event),
    }, this.#header, this.#bar, this.#messages.element, this.#messages.latest,
      make("div", { class: "composer" }, this.#area, iconButton(() => this.#submit(), "send", strings.send, "M12 20V5M5 12l7-7 7 7"), this.#note),
      this.#live);
    const root = make("div", { class: "root", lang: strings.language }, this.#launcher, this.#panel);
    root.style.setProperty("--accent", this.getAttribute("colour"));
    this.shadowRoot.replaceChildren(root);
    this.#draft = draft;
    this.#render();
    if (open) this.open();
  }

  #render({ cleared, refused, code } = {}) {
    const strings = this.#strings;
    const { status, typing, items, until } = this.#conversation;
    if (refused) {
      this.#draft = [refused.text, this.#area.value].filter(Boolean).join("\n");
      this.#warn(code === "payload_not_offered" ? strings.notOffered : strings.notSent);
    }
    this.#messages.render();
    const received = items.filter(({ from }) => from !== "patient").length;
    if (this.#panel.open || received < this.#seen) this.#seen = received;
    const n = received - this.#seen;
    this.#launcher.hidden = this.#panel.open;
    this.#launcher.setAttribute("aria-expanded", this.#panel.open);
    this.#launcher.title = n ? `${strings.launcher} (${fill(strings.unread, { n })})` : strings.launcher;
    this.#badge.textContent = n || "";
    const trouble = {
      connecting: "…",
      offline: navigator.onLine ? strings.unreachable : strings.offline,
      limited: fill(strings.limited, { n: Math.ceil((until - Date.now()) / 1000) }),
    }[status];
    this.#trouble.textContent = trouble;
    this.#bar.className = `bar ${status}`;
    this.#retry.hidden = status !== "offline";
    clearTimeout(this.#timer);
    if (status === "limited") this.#timer = setTimeout(() => this.#render(), 1000);
    const said = this.#said;
    this.#said = { status, typing };
    if (cleared) this.#say(strings.cleared);
    else if (status !== said.status) this.#say(status === "connecting" ? "" : trouble ?? (said.status === "connecting" ? "" : strings.online));
    else if (typing !== said.typing) this.#say("");
    if (typing && !said.typing) this.#soon = setTimeout(() => this.#say(strings.typing), 1000);
  }

  #say(text) {
    clearTimeout(this.#soon);
    this.#live.textContent = text;
  }

  #warn(text) {
    this.#note.textContent = text;
    this.#note.className = "wrong";
    this.#say(text);
  }

  // On a phone the page behind it is out of reach.
  #show() {
    if (FULL.matches) this.#panel.showModal();
    else this.#panel.show();
    this.#fit();
    this.#messages.toEnd();
  }

  #resize() {
    const focused = this.shadowRoot.activeElement;
    this.#panel.close();
    this.#show();
    focused?.focus();
  }

  // What a keyboard leaves free.
  #fit() {
    const { height, offsetTop, scale } = visualViewport;
    for (const [name, value] of Object.entries({ height, top: offsetTop })) this.#panel.style.setProperty(`--${name}`, scale < 1.05 ? `${value}px` : "");
  }

  set #draft(text) {
    this.#area.value = text;
    this.#typed();
  }

  // Counts characters, as the server does.
  get #left() {
    return this.#conversation.longest - [...this.#area.value.trim()].length;
  }

  #typed() {
    const strings = this.#strings;
    const left = this.#left;
    this.#note.textContent = left < 0 ? fill(strings.tooLong, { n: -left }) : left < this.#conversation.longest / 10 ? fill(strings.left, { n: left }) : "";
    this.#note.className = left < 0 ? "wrong" : "";
    this.#area.rows = Math.min(4, this.#area.value.split("\n").length);
    this.#area.setAttribute("aria-invalid", left < 0);
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const text = this.#area.value.trim();
    this.#area.focus();
    if (this.#left < 0) return this.#say(this.#note.textContent);
    this.#draft = "";
    if (text) this.#conversation.send({ text });
  }

  #send(message) {
    this.#conversation.send(message);
    this.#focus(); // the button that had it is gone or spent
  }

  // On a touch screen not where a keyboard would come up.
  #focus() {
    (TOUCH.matches ? this.#messages.element : this.#area).focus({ preventScroll: true });
  }

  #escape(event) {
    if (event.type === "keydown" && (event.key !== "Escape" || event.isComposing)) return;
    event.preventDefault();
    if (this.#question) this.#answer(true);
    else this.close();
  }

  #ask() {
    const strings = this.#strings;
    const keep = button(() => this.#answer(true), {}, strings.keep);
    this.#behind(true);
    this.#question = make("div", { class: "confirm", role: "alertdialog", "aria-modal": true, "aria-label": strings.clear, "aria-describedby": "ask" },
      make("p", { id: "ask" }, strings.clearAsk), make("div", {}, keep, button(() => this.#clear(), { class: "wrong" }, strings.clear)));
    this.#panel.append(this.#question);
    keep.focus();
  }

  #answer(back) {
    this.#question?.remove();
    this.#question = null;
    this.#behind(false);
    if (back) this.#header.querySelector(".clear").focus();
  }

  #behind(inert) {
    for (const part of this.#panel.children) part.inert = inert;
  }

  async #clear() {
    this.#answer();
    this.#focus();
    await this.#conversation.clear().catch(() => this.#warn(this.#strings.clearFailed));
  }
}

function append() {
  if (document.querySelector(NAME)) return;
  const element = document.createElement(NAME);
  const script = [...document.scripts].find(({ src }) => src === import.meta.url);
  for (const { name, value } of script?.attributes ?? []) if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
  document.body.append(element);
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, StrandChat);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", append);
  else append();
}
