// Every card that the bot can show in Teams, in Microsoft's own renderer for Adaptive Cards: it finds no fault with them, and they fit a phone.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './support/browser.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(root, '.artifacts/teams/cards');
const shots = path.join(root, '.artifacts/screenshots/cards');
const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');
const phone = 360;

/** What the tests of the bot wrote down; where they did not run yet, that one test is run. */
const cardsOf = language => {
  const file = path.join(folder, `${language}.json`);
  if (!existsSync(file)) {
    const run = spawnSync(path.join(root, '.artifacts/bin/SupportBot.Tests/debug/SupportBot.Tests'), ['-class', 'SupportBot.Tests.Teams.TeamsCardsTests'], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stdout + run.stderr);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
};

let browser, page;
before(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: phone, height: 1600 } });
  await page.route('**/*', route => route.abort()); // pictures of the bot are not needed here
  await page.setContent('<!doctype html><html><body style="margin:0;font-family:sans-serif"><div id="card"></div></body></html>');
  await page.addScriptTag({ content: readFileSync(renderer, 'utf8') });
});
after(() => browser?.close());

/** Faults found by the renderer while it reads and draws the cards, and cards that are wider than the window. */
const faults = cards => page.evaluate(list => {
  const { AdaptiveCard, HostConfig, SerializationContext, Version } = globalThis.AdaptiveCards;
  const teams = new HostConfig({ actions: { maxActions: 6, actionsOrientation: 'vertical' } }); // as on a phone
  AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'); result.didProcess = true; };
  const found = [];
  for (const [at, json] of list.entries()) {
    const context = new SerializationContext(new Version(1, 5));
    const card = new AdaptiveCard();
    card.hostConfig = teams;
    card.parse(json, context);
    const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
    events.push(...card.validateProperties().validationEvents.map(event => event.message));
    const place = document.getElementById('card');
    place.replaceChildren(card.render());
    const right = Math.max(0, ...Array.from(place.querySelectorAll('*'), element => element.getBoundingClientRect().right));
    if (right > innerWidth + 1) events.push(`${right} px wide`);
    if (events.length > 0) found.push(`card ${at} "${json.speak}": ${events.join('; ')}`);
  }
  return found;
}, cards);

for (const language of ['en', 'ko']) {
  test(`[${language}] The renderer finds no fault with any card, and each fits a phone`, { timeout: 300_000 }, async () => {
    const cards = cardsOf(language);
    assert.deepEqual(await faults(cards), []);
    for (const [name, words] of [['answer', /10565/], ['step', /chronyc tracking/], ['resolved', /Fixed and verified|해결 및 확인 완료/]]) {
      const shown = cards.find(card => words.test(JSON.stringify(card.body)) && JSON.stringify(card.body).includes('Action.'));
      assert.ok(shown, name);
      await faults([shown]);
      await page.locator('#card').screenshot({ path: path.join(shots, `${language}-${name}.png`) });
    }
  });
}

test('A card with a mistake is found', async () => {
  assert.notDeepEqual(await faults([{ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlok', text: 'x' }] }]), []);
  assert.notDeepEqual(await faults([{ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Input.Text' }] }]), []);
  assert.notDeepEqual(await faults([{ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'ColumnSet', columns: [{ type: 'Column', width: '500px', items: [{ type: 'TextBlock', text: 'x' }] }] }] }]), []);
});
