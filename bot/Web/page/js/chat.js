// The chat page from top to bottom: who, where, what stands there, what is sent.

import { Messages } from './messages.js';
import { add, compose } from './compose.js';
import { arrive } from './person.js';
import { askName, asPerson } from './name.js';
import { changed, toEnd } from './scroll.js';
import { copy } from './copy.js';
import { keepInAddress, linkTo, thread } from './thread.js';
import { listen } from './stream.js';
import { make, randomName } from './make.js';
import { number, say } from './words.js';
import { post } from './post.js';
import { question, startIfAsked } from './start.js';
import { tell } from './status.js';

const log = document.getElementById('log');
const who = await arrive();
const messages = new Messages(who, press, keepUnsent);
let lost = false;

keepInAddress();
showThread();
askName(who);
compose(send, length => tell(`${say('too-long')} (${say('too-long-for-one', { count: number(length) })})`, { bad: true, seconds: 12 }));
listen(thread, who.id, received, state);
await post('arrivals', { person: asPerson(who) });
if (question) send(question);

function received(message) {
  const { element, known } = messages.put(message);
  if (!known) messages.release();
  changed(element, { known, own: false });
  if (message.content.kind === 'card') startIfAsked(message.content.card, press);
}

function state(now) {
  log.setAttribute('aria-busy', String(now === 'connecting'));
  if (now === 'lost' && !lost) tell(say('lost'), { bad: true });
  if (now === 'open' && lost) tell(say('back'), { seconds: 3 });
  lost = now === 'lost';
}

function send(text) {
  const id = randomName(16);
  const element = messages.putOwn(`u:${id}`, text);
  changed(element, { known: false, own: true });
  deliver(id, text, element);
}

/** Shows what becomes of a text on its way; one that did not arrive stays, with a button to try again. */
async function deliver(id, text, element) {
  const note = make('p.note', { textContent: say('sending') });
  element.append(note);
  if (await post('messages', { id, person: asPerson(who), text })) return note.remove();
  const again = make('button.plain', { type: 'button', textContent: say('send-again') });
  again.addEventListener('click', () => {
    note.remove();
    deliver(id, text, element);
  });
  note.replaceChildren(say('not-sent'), ' ', again);
  note.classList.add('bad');
  toEnd();
}

async function press(data) {
  const reached = await post('presses', { id: randomName(16), person: asPerson(who), data });
  if (!reached) tell(say('press-failed'), { bad: true, seconds: 8 });
  return reached;
}

function keepUnsent(text) {
  add(text);
  tell(say('kept-text'), { seconds: 8 });
}

function showThread() {
  document.getElementById('thread').textContent = say('thread', { thread });
  document.title = `${thread} · ${say('title')}`;
  const language = new URL(location.href);
  for (const tool of document.querySelectorAll('.languages a')) {
    language.searchParams.set('locale', tool.hreflang);
    tool.href = language;
  }
  document.getElementById('timeline').href = `/web/threads/${encodeURIComponent(thread)}/timeline.md?locale=${document.documentElement.lang}`;
  const fresh = linkTo(randomName(8));
  if (language.searchParams.has('locale') && new URL(location.href).searchParams.has('locale')) fresh.searchParams.set('locale', document.documentElement.lang);
  document.getElementById('new-thread').href = fresh;
  document.getElementById('copy-link').addEventListener('click', async () => {
    const link = linkTo(thread).href;
    tell((await copy(link)) ? say('link-copied') : link, { seconds: 6 });
  });
}
