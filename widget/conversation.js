// The conversation as this page knows it: follows the server, sends in order, and neither loses nor doubles a message.

const KEY = "strand-chat";
const FIRST = 5000; // ms for a stream's first event
const SILENCE = 40000; // ms without any; the server pings every 15 s
const ECHO = 8000; // ms until the turn of a message that was taken must begin
const BRIEF = 5000; // ms; what ends sooner counts as a failure
const LONGEST = 30000; // ms between two tries
const WAIT = 25; // seconds of a long poll

// The token says whose conversation it is; nothing else is ever stored.
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
    if (before !== this.token) return; // another tab was faster
    store((this.token = token));
    this.longest = longest;
    // The clock may be wrong: half of what seems left.
    const pause = Math.min(Math.max((Date.parse(expires_at) - Date.now()) / 2, 1000), 3600e3);
    this.#renewAt = Date.now() + pause;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ready().catch(() => {}), pause);
  }

  // Another tab's token.
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
    const options = { method, headers, signal, body: body && JSON.stringify(body), cache: "no-store", credentials: "omit" };
    const response = await fetch(new URL(path, this.server), options);
    if (response.ok) return response;
    const { error } = await response.json().catch(() => ({}));
    const pause = Number(response.headers.get("Retry-After")) || (response.status === 429 ? 5 : 0);
    throw Object.assign(Error(), { code: error?.code, status: error && response.status, pause, token }); // no error: some proxy's
  }

  // EventSource cannot send the header.
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

// Where storage is blocked, the token lives as long as the page.
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
  pending = []; // sent here and not seen there yet: `accepted` or still waiting
  typing = false;
  status = "connecting"; // online, offline, limited, refused
  onchange = () => {}; // with what happened besides: cleared, or refused and the code
  #connection;
  #mine = new Map(); // sent from this page
  #last = null;
  #running; // aborted when it stops
  #following; // aborted to begin again
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
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#again() : this.retry()), { signal });
    this.#run(signal);
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
    this.#again();
  }

  // Not where the server has asked for a pause.
  retry() {
    if (this.status !== "limited") this.#wake();
  }

  // {text} or {payload, title}
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
      // Nobody looks.
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
    const { code, pause = 0 } = trouble;
    const refused = code === "origin_not_allowed";
    this.typing = false;
    this.until = Date.now() + pause * 1000;
    this.#set(pause ? "limited" : refused ? "refused" : "offline");
    await this.#pause(pause * 1000 || (refused ? LONGEST * 10 : backOff));
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

  // Another tab's conversation is ours, or to be joined when none has begun here.
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

  // What the server has forgotten stays on this page. But what it never came to answer is sent once more.
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

  // What is held up somewhere comes by asking.
  #ask = () => {
    this.#streams = false;
    this.#again();
  };

  async #stream() {
    let timer = setTimeout(this.#ask, FIRST);
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
        const following = this.#following;
        setTimeout(() => following === this.#following && !this.typing && this.pending.includes(message) && this.#ask(), ECHO);
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
