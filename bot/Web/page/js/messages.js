// The thread as a list: messages stand by position, one with a known id is replaced in place.

import { drawCard } from './card.js';
import { drawSaid } from './said.js';
import { look, restore } from './typing.js';
import { make } from './make.js';
import { say } from './words.js';

const longestWait = 4000;

export class Messages {
  #list = document.getElementById('messages');
  #shown = new Map();
  #who;
  #press;
  #homeless;

  /** `press(data)` sends a press and resolves to false when that failed; `homeless(text)` takes unsent text whose box is gone. */
  constructor(who, press, homeless) {
    [this.#who, this.#press, this.#homeless] = [who, press, homeless];
  }

  /** Shows a message of the thread. Returns its element and whether it stood there already. */
  put({ id, position, onlyForYou, content }) {
    const known = this.#shown.get(id);
    const message = known ?? this.#add(id);
    if (message.position !== position) this.#place(message, position);
    message.element.classList.toggle('only-you', onlyForYou);
    if (content.kind === 'card') this.#drawCard(message, content.card, onlyForYou);
    else this.#drawSaid(message, content);
    return { element: message.element, known: known !== undefined };
  }

  /** Shows one's own text before the bot has it. Returns its element. */
  putOwn(id, text) {
    const message = this.#add(id);
    this.#place(message, Number.MAX_SAFE_INTEGER);
    this.#drawSaid(message, { by: this.#who.name, byId: this.#who.id, text, lines: text.split('\n').length });
    return message.element;
  }

  has(id) {
    return this.#shown.has(id);
  }

  #add(id) {
    const message = { id, element: make('li', { tabIndex: -1 }), boxes: new Map(), sent: {} };
    this.#shown.set(id, message);
    return message;
  }

  #place(message, position) {
    message.position = position;
    message.element.dataset.position = position;
    const next = [...this.#list.children].find(other => other !== message.element && Number(other.dataset.position) > position);
    this.#list.insertBefore(message.element, next ?? null);
  }

  #drawSaid(message, content) {
    const own = content.byId === this.#who.id;
    message.element.className = own ? 'said own' : 'said';
    message.element.replaceChildren(make('p.who', { textContent: own ? say('you') : content.by }), drawSaid(content));
  }

  #drawCard(message, json, onlyForYou) {
    const before = look(message.element, message.boxes);
    const { element, boxes } = drawCard(json, data => this.#pressed(message, data));
    message.element.classList.add('card');
    message.element.classList.remove('busy');
    message.element.replaceChildren(make('p.who', {}, say('bot'), onlyForYou ? make('span.whisper', { textContent: say('only-you') }) : null), element);
    message.boxes = boxes;
    restore(before, message.element, boxes, message.sent).forEach(this.#homeless);
    message.sent = {};
  }

  /** While a press is on its way, the card takes no other. */
  async #pressed(message, data) {
    if (message.element.classList.contains('busy')) return;
    message.element.classList.add('busy');
    message.sent = data;
    const reached = await this.#press(data);
    if (!reached) message.sent = {};
    setTimeout(() => message.element.classList.remove('busy'), reached ? longestWait : 0);
  }

  /** A press was answered by another message, so the pressed card stays as it is. */
  release() {
    for (const message of this.#shown.values()) message.element.classList.remove('busy');
  }
}
