// Walks every step of the clock playbook and takes a picture of each card, for people to look at: node shoot-cards.mjs [language ...]
// The pictures are in .artifacts/cards/LANGUAGE/STEP.png. It is no test: whether a card reads well is for a person to say.

import { mkdir } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { startBot } from './support/bot.mjs';
import { launch, openWindow } from './support/browser.mjs';

const folder = new URL('../../.artifacts/cards/', import.meta.url);
const sample = name => readFileSync(new URL(`../SupportBot.Tests/Transcripts/Samples/${name}`, import.meta.url), 'utf8');
const log = sample('ka-10565.log');
const nearlyRight = `2026-11-23T10:39:23Z System clock wrong by -0.120002 seconds (ignored)\n\n${sample('timedatectl-off.txt')}`;

// Each walk: what is pasted first, then presses (=ID, @ID from the list), boxes filled (+TEXT) and the names of the pictures (!NAME).
const walks = [
  [sample('log-zone-open.log'), '!answer-zone', '=start', '!log-zone', '+KST', '!zone-explains', '=not-clock', '!ruled-out'],
  [log, '!answer', '=start', '!which-system', '=linux-chrony', '!check-time', '=database', '!check-time-database', `+${sample('chronyc-ahead.txt')}`, '!set-slowly', '=at-once', '!set-stopped'],
  [log, '=start', '=linux-chrony', `+${sample('chronyc-far-behind.txt')}`, '!set-forward', `+${sample('chronyc-right-only.txt')}`, '!lasting', '+disabled', '!make-lasting', '=done', '+enabled', '!repeat-operation',
    '=works', '!said-so', '=undo', '=later', '!unknown', '=undo', '+Replication (TEST) of /content not successful.', '!still-failing', '=give-up', '!not-fixed', '=undo', '=again', `+${sample('replication-ok.txt')}`, '!resolved'],
  [log, '=start', '=linux-chrony', `+${sample('chronyc-one-hour.txt')}`, '!look-at-zone', '=right', '!set-back', '=back', '=corrected', '!verify', '=jumps', '!one-source', '=host', '=give-up', '!clock-not-right'],
  [log, '=start', '=linux-timesyncd', `+${sample('timesync-no-packets.txt')}`, '!reach-server', '=own-server', '!use-servers', '=no-server', '=blocked', '!stays-blocked'],
  [log, '=start', '=windows', `+${sample('w32tm-own-clock.txt')}`, '!use-servers-windows', '=done', `+${sample('w32tm-two-days.txt')}`, '=done', '!set-by-hand', '=done', '!set-now'],
  [log, '=start', '@windows-domain', '!check-time-domain', '=controller', `+${sample('w32tm-own-clock.txt')}`, '!domain-controller'],
  [log, '=start', '@docker', '!check-time-docker', `+${sample('container-behind.txt')}`, '!fix-on-host'],
  [log, '=start', '=linux-chrony', `+${sample('chronyc-right.txt')}`, '!right-after-all', '=stop', '!why-stop'],
  [log, '=start', '=linux-timesyncd', `+${nearlyRight}`, '!switch-on', '=cannot', '!pass-on', '=pause', '!paused'],
];

const bot = await startBot(45198);
const browser = await launch();
try {
  for (const language of process.argv.length > 2 ? process.argv.slice(2) : ['en', 'ko']) {
    await mkdir(new URL(`${language}/`, folder), { recursive: true });
    for (const [number, walk] of walks.entries()) await take(language, number, walk);
  }
} finally {
  await browser.close();
  await bot.stop();
}

async function take(language, number, [paste, ...acts]) {
  const thread = `cards-${language}-${number}`;
  const person = { id: 'minji', name: 'Minji', language };
  const page = await openWindow(browser, { locale: language, name: 'Minji', width: 760, height: 1400 });
  await post(thread, 'messages', { id: 'first', person, text: paste });
  await page.goto(`${bot.address}/?thread=${thread}&locale=${language}`);
  let card = await latest(thread, () => true);
  for (const act of acts) {
    const [kind, value] = [act[0], act.slice(1)];
    if (kind === '!') {
      const shown = page.locator('#messages > li.card').filter({ has: page.getByText(headingOf(card), { exact: true }) }).last();
      await shown.waitFor();
      await shown.scrollIntoViewIfNeeded();
      await shown.screenshot({ path: new URL(`${language}/${value}.png`, folder).pathname });
      continue;
    }
    const data = structuredClone(kind === '+' ? find(card, each => each.verb === 'check') : find(card, each => each.value === value || each.verb === value || (kind === '@' && each.verb === 'choose' && !each.value)));
    if (!data) throw new Error(`${thread}: no button for '${value}' on "${headingOf(card)}"`);
    if (kind === '+') data.paste = value;
    if (kind === '@') data.list = value;
    const before = JSON.stringify(card);
    await post(thread, 'presses', { id: `p${Math.random()}`, person, data });
    card = await latest(thread, now => JSON.stringify(now) !== before);
  }
  await page.context().close();
}

async function post(thread, what, body) {
  const answer = await fetch(`${bot.address}/web/threads/${thread}/${what}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
}

/** The card of a finding or a run that changed last, once it is as wanted; the welcome is neither. */
async function latest(thread, wanted) {
  for (let tries = 0; tries < 20; tries++) {
    const cards = (await everything(thread)).split('\n').filter(line => line.startsWith('data: {"id"')).map(line => JSON.parse(line.slice(6)).content.card).filter(Boolean);
    const last = cards.filter(card => actions(card).some(data => data.supportBot.on)).at(-1);
    if (last && wanted(last)) return last;
  }
  throw new Error(`${thread}: no card came`);
}

/** What the thread's stream has to say, until it falls silent. */
async function everything(thread) {
  const stream = await fetch(`${bot.address}/web/threads/${thread}/events?person=minji`);
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const part = await Promise.race([reader.read(), new Promise(resolve => setTimeout(resolve, 700, null))]);
    if (!part || part.done) break;
    text += part.value;
  }
  await reader.cancel();
  return text.slice(0, text.lastIndexOf('\n'));
}

function actions(node) {
  if (!node || typeof node !== 'object') return [];
  return [...(node.data?.supportBot ? [node.data] : []), ...Object.values(node).flatMap(actions)];
}

function find(card, fits) {
  return actions(card).find(data => fits(data.supportBot));
}

function headingOf(card) {
  const blocks = node => (node && typeof node === 'object' ? [...(node.type === 'TextBlock' && node.style === 'heading' ? [node.text] : []), ...Object.values(node).flatMap(blocks)] : []);
  return blocks(card)[0];
}
