// Follows the server, sends in order, and neither loses nor doubles a message.

const KEY = "strand-chat";
const BRIEF = 5000; // ms, for a stream's first event, and for what counts as a failure
const SILENCE = 40000; // ms without any event; the server pings every 15 s
const LONGEST = 30000; // ms between two tries
const WAIT = 25; // seconds of a long poll

// Its token is all that is ever stored.
class Connection {
  token = stored();
  longest = 2000;
  #renewAt = 0;
  #timer;

  constructor(server) {
    this.server = server;
  }

  async ready() {
    this.share();
    if (this.token && Date.now() < this.#renewAt) return;
    const before = this.token;
    const { token, expires_at, longest } = await this.json("POST", "session", {});
    if (before !== this.token) return;
    store((this.token = token));
    this.longest = longest;
    // The clock may be wrong: half of what seems left.
    const pause = Math.min(Math.max((Date.parse(expires_at) - Date.now()) / 2, 1000), 3600e3);
    this.#renewAt = Date.now() + pause;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#renewAt = 0;
      this.ready().catch(() => {});
    }, pause);
  }

  share() {
    const token = stored();
    if (!token || token === this.token) return false;
    this.token = token;
    this.#renewAt = 0;
    return true;
  }

  forget() {
    if (stored() === this.token) store("");
    this.token = null;
  }

  async json(method, path, body, signal, seconds = 20) {
    const late = AbortSignal.timeout(seconds * 1000);
    const response = await this.open(method, path, body, signal ? AbortSignal.any([signal, late]) : late);
    return response.status === 204 ? null : response.json();
  }

  async open(method, path, body, signal) {
    const { token } = this;
    const headers = { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { "Content-Type": "application/json" }) };
    const options = { method, headers, signal, body: body && JSON.stringify(body), credentials: "omit" };
    const response = await fetch(new URL(path, this.server), options);
    if (response.ok) return response;
    const { error } = await response.json().catch(() => ({}));
    const pause = Number(response.headers.get("Retry-After")) || (response.status === 429 ? 5 : 0);
    throw Object.assign(Error(), { code: error?.code, status: error && response.status, pause, token });
  }

  async *events(path, signal) {
    const response = await this.open("GET", path, null, signal);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ; ) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value.replaceAll("\r", "")).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const field = (name) => block.match(RegExp(`^${name}: ?(.*)`, "m"))?.[1];
        yield { event: field("event"), data: JSON.parse(field("data") ?? "{}") };
      }
    }
  }
}

// Storage may be blocked.
function stored() {
  try {
    return localStorage.getItem(KEY) || null;
  } catch {
    return null;
  }
}

function store(token) {
  try {
    if (token) localStorage.setItem(KEY, token);
    else localStorage.removeItem(KEY);
  } catch {}
}

export class Conversation {
  items = []; // what the server has; `old` where it has forgotten
  pending = []; // sent here, not seen there
  typing = false;
  status = "connecting"; // online, offline, limited
  onchange = () => {};
  #connection;
  #mine = new Map();
  #last = null;
  #running;
  #following;
  #trouble;
  #sending;
  #streams = true;
  #wake = () => {};

  constructor(server) {
    this.#connection = new Connection(server);
    this.server = server;
  }

  get longest() {
    return this.#connection.longest;
  }

  start() {
    if (this.#running) return;
    this.returning = Boolean(this.#connection.token);
    this.#running = new AbortController();
    const { signal } = this.#running;
    addEventListener("online", () => this.retry(), { signal });
    addEventListener("offline", () => this.#again(), { signal });
    addEventListener("storage", ({ key }) => key === KEY && this.#shared(), { signal });
    addEventListener("beforeunload", (event) => this.pending.length && event.preventDefault(), { signal });
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#again() : this.retry()), { signal });
    this.#run(signal);
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
    this.#again();
  }

  retry() {
    if (this.status !== "limited") this.#wake();
  }

  send(message) {
    const id = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36).padStart(7, "0")).join("");
    this.#mine.set(id, { ...message, id, time: new Date().toISOString() });
    this.pending.push(this.#mine.get(id));
    this.onchange();
    if (this.status === "online") this.#send().catch((trouble) => this.#again(trouble));
  }

  async clear() {
    const { token } = this.#connection;
    await this.#connection.json("DELETE", "conversation").catch((trouble) => {
      if (trouble.status !== 401) throw trouble;
    });
    this.pending = [];
    if (token === this.#connection.token) this.#lose(true);
    this.#again();
  }

  async #run(signal) {
    for (let failures = 0; !signal.aborted; ) {
      if (document.hidden && this.pending.every((message) => message.accepted)) {
        await this.#pause(LONGEST);
        continue;
      }
      const begun = Date.now();
      this.#following = new AbortController();
      this.#trouble = null;
      try {
        await this.#connection.ready();
        await this.#load();
        await this.#send();
        this.#set("online");
        await (this.#streams ? this.#stream() : this.#poll());
      } catch (error) {
        if (!this.#following.signal.aborted) this.#trouble = error;
      }
      if (signal.aborted) return;
      failures = Date.now() - begun < BRIEF ? failures + 1 : 0;
      await this.#recover(this.#trouble, Math.min(LONGEST, 250 * 2 ** failures) * (0.5 + Math.random() / 2), failures);
    }
  }

  async #recover(trouble, backOff, failures) {
    if (!trouble || trouble.status === 401) {
      if (trouble && trouble.token === this.#connection.token) this.#lose(trouble.code === "ended");
      return failures > 2 && this.#pause(backOff);
    }
    const pause = (trouble.pause ?? 0) * 1000;
    this.typing = false;
    this.until = Date.now() + pause;
    this.#set(pause ? "limited" : "offline");
    await this.#pause(pause || backOff);
  }

  #pause(ms) {
    return new Promise((resolve) => {
      setTimeout(resolve, ms);
      this.#wake = resolve;
    });
  }

  #again(trouble) {
    this.#trouble ??= trouble;
    this.#following?.abort();
    this.retry();
  }

  // Another tab's conversation is joined when none has begun here.
  #shared() {
    if (!this.#connection.share() || this.items.length || this.pending.length) return;
    this.#last = null;
    this.#again();
  }

  async #load() {
    const page = await this.#connection.json("GET", `messages${this.#after("?")}`, null, this.#following.signal);
    if (this.#last === null || page.reset) this.#replace(page.messages);
    this.#add(page);
    for (const message of this.pending) message.accepted = false; // not come back: once more
  }

  // What was forgotten stays on this page; what was never answered is sent again.
  #replace(messages) {
    const known = new Set(messages.map((item) => item.client_id));
    const [first, last] = [messages[0]?.time ?? "9999", messages.at(-1)?.time].map(Date.parse);
    const lost = (item, index) =>
      this.#mine.has(item.client_id) && !known.has(item.client_id) &&
      (messages.length ? Date.parse(item.time) >= last : this.items.slice(index).every(({ from }) => from === "patient"));
    const again = this.items.filter(lost);
    this.pending.unshift(...again.map((item) => this.#mine.get(item.client_id)));
    this.items = this.items.filter((item) => !again.includes(item) && Date.parse(item.time) < first - 2000).map((item) => ({ ...item, old: true }));
  }

  #add({ messages = [], last = this.#last, typing = this.typing }) {
    const known = new Set(this.items.map((item) => !item.old && item.id));
    this.items.push(...messages.filter((item) => !known.has(item.id)));
    this.pending = this.pending.filter((message) => !messages.some((item) => item.client_id === message.id));
    this.#last = last;
    this.typing = typing;
    this.onchange();
  }

  #after(sign) {
    return this.#last === null ? "" : `${sign}after=${encodeURIComponent(this.#last)}`;
  }

  async #stream() {
    let timer = setTimeout(() => {
      this.#streams = false; // a proxy holds it back
      this.#again();
    }, BRIEF);
    try {
      for await (const { event, data } of this.#connection.events(`events${this.#after("?")}`, this.#following.signal)) {
        clearTimeout(timer);
        timer = setTimeout(() => this.#again(), SILENCE);
        if (event === "ended") throw { status: 401, code: event, token: this.#connection.token };
        if (event === "reset" || data.reset) return (this.#last = null);
        if (event === "message") this.#add({ messages: [data], last: data.id });
        if (event === "typing") this.#add({ typing: data.on });
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async #poll() {
    const { signal } = this.#following;
    while (!signal.aborted) {
      const begun = Date.now();
      const page = await this.#connection.json("GET", `messages?wait=${this.typing ? 1 : WAIT}${this.#after("&")}`, null, signal, WAIT + 15);
      if (page.reset) return (this.#last = null);
      this.#add(page);
      if (!page.messages.length && Date.now() - begun < 1000) await this.#pause(1000);
    }
  }

  #send() {
    return (this.#sending ??= this.#sendAll().finally(() => (this.#sending = null)));
  }

  async #sendAll() {
    for (let message; (message = this.pending.find((each) => !each.accepted)); this.onchange()) {
      const { id, text, payload, title } = message;
      try {
        await this.#connection.json("POST", "messages", payload ? { id, payload, title } : { id, text });
        message.accepted = true;
      } catch (trouble) {
        if (![400, 413, 415].includes(trouble.status)) throw trouble;
        this.pending = this.pending.filter((each) => each !== message);
        this.onchange({ refused: message, code: trouble.code });
      }
    }
  }

  #lose(cleared) {
    this.#connection.forget();
    this.#last = null;
    this.typing = false;
    if (cleared) {
      this.items = [];
      this.pending = this.pending.filter((message) => !message.accepted);
    }
    this.onchange({ cleared });
  }

  #set(status) {
    this.status = status;
    this.onchange();
  }
}
