// Several people in one thread: everything live, nobody disturbed, old cards harmless.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { answer, card, launch, openWindow, say, unfold } from './support/browser.mjs';
import { farBehind, languages, log, right } from './support/samples.mjs';
import { startBot } from './support/bot.mjs';

const [words] = languages;
let bot;
let browser;
before(async () => ([bot, browser] = await Promise.all([startBot(45162), launch()])));
after(async () => {
  await browser?.close();
  await bot?.stop();
});

/** A thread with the log pasted and the walkthrough at its first command. */
async function walkingThread(thread, ...names) {
  const pages = [];
  for (const name of names) {
    const page = await openWindow(browser, { name });
    await page.goto(`${bot.address}/?thread=${thread}`);
    await page.getByRole('heading', { name: words.welcome }).waitFor();
    pages.push(page);
  }
  const [first] = pages;
  await say(first, log);
  await card(first, words.title).getByRole('button', { name: words.fix }).click();
  await card(first, words.which).getByRole('button', { name: 'Linux (chrony)' }).click();
  for (const page of pages) await card(page, words.look).getByRole('textbox').waitFor();
  return pages;
}

const close = pages => Promise.all(pages.map(page => page.context().close()));

test('Two people see the same thread live, each under their own name', async () => {
  const [minji, daniel] = await walkingThread('two', 'Minji', 'Daniel');
  await daniel.locator('.said:not(.own) .who', { hasText: 'Minji' }).waitFor();
  await say(daniel, 'I am on it');
  await minji.locator('.said:not(.own)', { hasText: 'I am on it' }).locator('.who', { hasText: 'Daniel' }).waitFor();
  await answer(daniel, card(daniel, words.look), farBehind, words.check);
  await card(minji, words.enable).getByText(words.behind).first().waitFor();
  await close([minji, daniel]);
});

test('Two windows of one browser are two people, and each is asked for a name once', async () => {
  const context = await browser.newContext();
  const pages = [];
  for (const name of ['Minji', 'Daniel']) {
    const page = await openWindow(browser, { context });
    await page.goto(`${bot.address}/?thread=one-browser`);
    await page.getByPlaceholder(words.name).fill(name);
    await page.getByRole('button', { name: words.save }).click();
    pages.push(page);
  }
  const [minji, daniel] = pages;
  await say(daniel, 'hello');
  await minji.locator('.said:not(.own) .who', { hasText: 'Daniel' }).waitFor();
  await daniel.reload();
  await daniel.locator('#person-name', { hasText: 'Daniel' }).waitFor();
  assert.equal(await daniel.locator('#name-form').isVisible(), false);
  await daniel.locator('.said.own', { hasText: 'hello' }).waitFor();
  await context.close();
});

test('An old card that is pressed again changes nothing and shows only the presser where things stand', async () => {
  const [minji, daniel] = await walkingThread('stale', 'Minji', 'Daniel');
  // Daniel's window hears nothing for a while, so its card grows old.
  await daniel.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
  await answer(minji, card(minji, words.look), farBehind, words.check);
  await card(minji, words.enable).waitFor();
  const before = await minji.locator('#messages > li').count();
  await answer(daniel, card(daniel, words.look), farBehind, words.check);
  await daniel.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  const whisper = daniel.locator('.only-you').last();
  await whisper.getByText(words.onlyYou).waitFor();
  await whisper.getByText(words.moved).waitFor();
  assert.match(await whisper.innerText(), /Minji/);
  assert.match(await whisper.innerText(), words.enable);
  assert.equal(await minji.locator('#messages > li').count(), before);
  assert.equal(await minji.locator('.only-you').count(), 0);
  await close([minji, daniel]);
});

test('Somebody who is typing in a card keeps text, caret and focus while others act', async () => {
  const [minji, daniel] = await walkingThread('typing', 'Minji', 'Daniel');
  const box = card(daniel, words.look).getByRole('textbox');
  await box.click();
  await daniel.keyboard.type('half a line');
  await daniel.keyboard.press('ArrowLeft');

  await say(minji, 'KA-10565'); // another card appears
  await card(daniel, words.title).waitFor();
  assert.equal(await box.inputValue(), 'half a line');

  await card(minji, words.look).getByRole('textbox').fill('not an output');
  await card(minji, words.look).getByRole('button', { name: words.check, exact: true }).click(); // the same card is drawn anew
  await card(daniel, words.look).getByText(/could not read/).waitFor();
  await daniel.keyboard.type('X');
  assert.equal(await card(daniel, words.look).getByRole('textbox').inputValue(), 'half a linXe');

  await unfold(card(minji, words.look), words.more, words.stop); // the box goes away
  await daniel.locator('#box').and(daniel.locator(':focus')).waitFor();
  assert.equal(await daniel.locator('#box').inputValue(), 'half a linXe');
  await close([minji, daniel]);
});

test('A lost connection is said, and made good without a reload', async () => {
  const [minji, daniel] = await walkingThread('lost', 'Minji', 'Daniel');
  await daniel.locator('#box').fill('typed before');
  await bot.pause();
  await daniel.getByRole('status').filter({ hasText: 'The connection is lost' }).waitFor();
  await daniel.locator('#box').press('Enter');
  const own = daniel.locator('.said.own', { hasText: 'typed before' });
  await own.getByText('Not sent.').waitFor();
  await bot.resume();
  await daniel.getByRole('status').filter({ hasNotText: 'The connection is lost' }).waitFor({ state: 'attached' });
  await own.getByRole('button', { name: 'Send again' }).click();
  await minji.locator('.said:not(.own)', { hasText: 'typed before' }).waitFor();
  assert.equal(await daniel.locator('.said.own', { hasText: 'typed before' }).count(), 1);
  assert.equal(await own.getByText('Not sent.').count(), 0);
  await close([minji, daniel]);
});

test('A press that does not reach the bot says so, keeps the text and can be repeated', async () => {
  const [minji] = await walkingThread('press', 'Minji');
  await minji.route('**/presses', route => route.abort());
  await answer(minji, card(minji, words.look), farBehind, words.check);
  await minji.getByRole('status').filter({ hasText: 'did not reach the bot' }).waitFor();
  assert.equal(await card(minji, words.look).getByRole('textbox').inputValue(), farBehind);
  await minji.unroute('**/presses');
  await card(minji, words.look).getByRole('button', { name: words.check, exact: true }).click();
  await card(minji, words.enable).waitFor();
  await close([minji]);
});

test('Nothing that is pasted becomes markup, a script or a request', async () => {
  const [minji, daniel] = await walkingThread('hostile', 'Minji', '<img src=x onerror=alert(1)>');
  const attempts = '<img src=//evil.example/x onerror=hacked=1> [c](javascript:hacked=1) ![x](https://evil.example/y.png) **b** {{DATE(2024-01-01T00:00:00Z)}} &lt;b&gt;';
  await answer(minji, card(minji, words.look), right, words.check);
  await minji.getByRole('button', { name: 'Repeat the operation' }).click();
  await answer(minji, card(minji, words.repeat), `ERROR: ${attempts}`, words.check);
  await say(daniel, `ERROR ${attempts}`);
  for (const page of [minji, daniel]) {
    await card(page, 'The clock is right, but it still fails').getByText(attempts).waitFor();
    await page.locator('.said', { hasText: attempts }).waitFor();
    assert.equal(await page.locator('#messages :is(script, img, iframe, a[href^="javascript"], b, strong)').count(), 0);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.deepEqual(page.surprises, []);
  }
  await unfold(card(daniel, 'The clock is right, but it still fails'), words.more, words.stop);
  await unfold(card(daniel, 'Why stop?'), words.more, words.cancel);
  await card(minji, 'Cancelled').getByText('<img src=x onerror=alert(1)> cancelled').waitFor();
  await close([minji, daniel]);
});

test('The policy lets no inline script run', async () => {
  const page = await openWindow(browser);
  const answer = await page.goto(bot.address);
  const policy = answer.headers()['content-security-policy'];
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe/);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = 1';
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await page.context().close();
});
