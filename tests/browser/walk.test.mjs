// The customer's case on the page, in both languages: open, paste, proof, walk, restart, resolved.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { answer, assertClean, card, lastCard, launch, openWindow, say } from './support/browser.mjs';
import { farBehind, languages, log, replicationOk, right } from './support/samples.mjs';
import { startBot } from './support/bot.mjs';

let bot;
let browser;
before(async () => ([bot, browser] = await Promise.all([startBot(45161), launch()])));
after(async () => {
  await browser?.close();
  await bot?.stop();
});

for (const words of languages) {
  test(`[${words.tag}] The page welcomes in the language of the browser and is clean in light and dark`, async () => {
    for (const scheme of ['light', 'dark']) {
      const page = await openWindow(browser, { locale: words.locale, scheme });
      await page.goto(bot.address);
      await page.getByRole('heading', { name: words.welcome }).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), words.tag);
      assert.match(new URL(page.url()).searchParams.get('thread'), /^[a-z0-9]{8}$/);
      await assertClean(page);
      await page.context().close();
    }
  });

  test(`[${words.tag}] Both examples of the welcome can be clicked`, async () => {
    const page = await openWindow(browser, { locale: words.locale });
    await page.goto(bot.address);
    await page.getByRole('button', { name: words.example }).click();
    await card(page, words.title).getByRole('button', { name: words.fix }).waitFor();
    await page.getByRole('button', { name: words.question }).click();
    await page.locator('#messages > li').nth(2).getByText('KA-10565').first().waitFor();
    await page.context().close();
  });

  test(`[${words.tag}] A pasted log is answered with its proof, walked to resolved, across a restart`, async () => {
    const page = await openWindow(browser, { locale: words.locale, name: 'Minji' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${bot.address}/?thread=walk-${words.tag}`);
    await page.getByRole('heading', { name: words.welcome }).waitFor();
    await say(page, log);
    const found = card(page, words.title);
    await found.getByText('KA-10565').first().waitFor();
    assert.match(await found.innerText(), /JWT has expired"\}/);
    assert.match(await found.innerText(), /Fri, 03 Mar 2017 04:29:05 GMT/);
    assert.match(await found.innerText(), words.skew);
    assert.match(await page.locator('.said.own summary').innerText(), words.lines);
    await page.locator('.said.own summary').click();
    assert.equal((await page.locator('.said.own pre').innerText()).split('\n')[6], log.split('\n')[6]);
    await assertClean(page);

    await found.getByRole('button', { name: words.fix }).click();
    await card(page, words.which).getByRole('button', { name: 'Linux (chrony)' }).click();
    const step = card(page, words.look);
    await step.getByText('chronyc tracking').first().waitFor();
    await step.getByRole('button', { name: words.copy, exact: true }).click();
    await step.getByRole('button', { name: words.copied }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'chronyc tracking');
    await assertClean(page);

    await answer(page, step, farBehind, words.check);
    await card(page, words.enable).getByText(words.behind).first().waitFor();
    assert.equal(await card(page, words.enable).getByRole('textbox').inputValue(), '', 'what was sent is gone from the box');
    await assertClean(page);

    await bot.restart();
    await answer(page, card(page, words.enable), right, words.check);
    await card(page, words.repeat).waitFor();
    await say(page, replicationOk);
    const ended = card(page, words.resolved);
    await ended.waitFor();
    assert.match(await ended.innerText(), words.behind);
    assert.match(await ended.innerText(), /Minji/);
    await assertClean(page);

    await page.reload();
    await card(page, words.resolved).waitFor();
    await page.context().close();
  });

  test(`[${words.tag}] On a phone everything fits and can be pressed`, async () => {
    const page = await openWindow(browser, { locale: words.locale, width: 390, height: 780 });
    await page.goto(`${bot.address}/?thread=phone-${words.tag}`);
    await page.getByRole('heading', { name: words.welcome }).waitFor();
    await say(page, log);
    await card(page, words.title).getByRole('button', { name: words.fix }).click();
    await card(page, words.which).getByRole('button', { name: 'Windows' }).click();
    const step = card(page, words.look);
    await step.getByRole('textbox').waitFor();
    for (const button of await step.getByRole('button').all()) {
      const { height } = await button.boundingBox();
      assert.ok(height >= 24, `a button is ${height} px high`);
    }
    await assertClean(page);
    await page.context().close();
  });
}

test('What is not known is said plainly, and look-ups by number and by words find the article', async () => {
  const [words] = languages;
  const page = await openWindow(browser);
  await page.goto(bot.address);
  await page.getByRole('heading', { name: words.welcome }).waitFor();
  await say(page, 'ERROR com.example.Billing - ledger 4711 is out of balance by 3 units');
  await card(page, words.unknown).getByText('ledger').first().waitFor();
  for (const query of ['KA-10565', 'ka 10565']) {
    const cards = await page.locator('#messages > li.card').count();
    await say(page, query);
    await page.locator('#messages > li.card').nth(cards).getByRole('heading', { name: words.title }).waitFor();
  }
  await assertClean(page);
  await page.context().close();
});

test('An article starts its own walkthrough in a new thread', async () => {
  const [words] = languages;
  const page = await openWindow(browser);
  await page.goto(`${bot.address}/articles/KA-10565`);
  await page.getByRole('link', { name: 'Start the walkthrough' }).click();
  await card(page, words.which).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('start'), null);
  await page.reload();
  await card(page, words.which).waitFor();
  assert.equal(await page.locator('.said').count(), 1, 'a reload asks nothing again');
  await page.context().close();
});

test('The keyboard alone is enough', async () => {
  const [words] = languages;
  const page = await openWindow(browser);
  await page.goto(bot.address);
  await page.getByRole('button', { name: words.example }).waitFor();
  for (let presses = 0; !(await page.evaluate(() => document.activeElement?.textContent?.startsWith('Try: a log'))); presses++) {
    assert.ok(presses < 15, 'the example cannot be reached with Tab');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await card(page, words.title).waitFor();
  await page.locator('#box').focus();
  await page.keyboard.type('first');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second');
  assert.equal(await page.locator('#box').inputValue(), 'first\nsecond');
  await page.keyboard.press('Enter');
  await page.locator('.said.own .text', { hasText: 'first\nsecond' }).waitFor();
  assert.equal(await page.locator('#box').inputValue(), '');
  await lastCard(page).waitFor();
  await page.context().close();
});
