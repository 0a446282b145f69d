// The article pages: read, search, switch the language, copy.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { assertClean, card, launch, openWindow } from './support/browser.mjs';
import { startBot } from './support/bot.mjs';

let bot;
let browser;
before(async () => ([bot, browser] = await Promise.all([startBot(45163), launch()])));
after(async () => {
  await browser?.close();
  await bot?.stop();
});

for (const [locale, title, all] of [['en-US', /Can't connect to Brand Portal/, 'Articles'], ['ko-KR', /Brand Portal에 연결할 수 없음/, '문서']]) {
  for (const scheme of ['light', 'dark']) {
    test(`[${locale}, ${scheme}] Article and list are clean, wide and on a phone`, async () => {
      for (const width of [1100, 390]) {
        const page = await openWindow(browser, { locale, scheme, width, height: 800 });
        await page.goto(`${bot.address}/articles/KA-10565`);
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await assertClean(page);
        await page.goto(`${bot.address}/articles`);
        await page.getByRole('heading', { level: 1, name: all }).waitFor();
        await page.getByRole('link', { name: title }).waitFor();
        await assertClean(page);
        await page.context().close();
      }
    });
  }
}

test('An article has its languages, its steps and commands to copy', async () => {
  const page = await openWindow(browser);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${bot.address}/articles/ka-10565`);
  assert.ok((await page.locator('.resolution > ol > li').count()) >= 3);
  await page.locator('.resolution .command').first().getByRole('button', { name: 'Copy' }).click();
  await page.locator('.resolution .command').first().getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator('.resolution pre').first().evaluate(pre => pre.textContent.trimEnd()));
  await page.getByRole('link', { name: '한국어' }).last().click();
  await page.getByRole('heading', { level: 1, name: /연결할 수 없음/ }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  await page.context().close();
});

for (const [article, what, locale, start, step] of [
  ['SB-00036', 'its own numbered steps', 'en-US', 'Start the walkthrough', /See where the key comes from/],
  ['SB-00036', 'its own numbered steps in Korean', 'ko-KR', '단계별 안내 시작', /키를 어디에서/],
  ['SB-00045', 'a playbook', 'en-US', 'Start the walkthrough', /system/i],
]) {
  test(`An article begins the walk of ${what} in a new thread`, async () => {
    const page = await openWindow(browser, { locale, name: 'Minji' });
    await page.goto(`${bot.address}/articles/${article}`);
    await page.getByRole('link', { name: start }).click();
    await card(page, step).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
    await page.locator('#messages').getByText(article).first().waitFor();
    await assertClean(page);
    await page.context().close();
  });
}

test('An article leads to the articles it names', async () => {
  const page = await openWindow(browser);
  await page.goto(`${bot.address}/articles/SB-00045`);
  await page.locator('.resolution').getByRole('link', { name: 'SB-00041' }).click();
  await page.getByRole('heading', { level: 1, name: /off by whole hours/ }).waitFor();
  await page.context().close();
});

test('The list narrows down while one types, and a product narrows it further', async () => {
  const page = await openWindow(browser);
  await page.goto(`${bot.address}/articles`);
  const total = await page.locator('#rows > li').count();
  assert.ok(total > 3, `${total} articles`);
  const asked = page.waitForRequest(request => request.url().includes('/api/articles?q=brand'));
  await page.getByRole('searchbox').pressSequentially('brand portal jwt');
  await asked;
  await page.locator('#rows > li').first().getByText('KA-10565').waitFor();
  await page.waitForFunction(most => document.querySelectorAll('#rows > li').length < most, total);
  assert.equal(new URL(page.url()).searchParams.get('q'), 'brand portal jwt');
  await page.reload();
  await page.locator('#rows > li').first().getByText('KA-10565').waitFor();
  await page.getByRole('searchbox').fill('');
  await page.goto(`${bot.address}/articles`);
  await page.locator('#products a').nth(1).click();
  await page.locator('#products a[aria-current]').waitFor();
  const narrowed = await page.locator('#rows > li').count();
  const promised = Number(await page.locator('#products a[aria-current] span').innerText());
  assert.equal(narrowed, promised);
  await page.context().close();
});

test('The list works without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${bot.address}/articles`);
  await page.getByRole('searchbox').fill('KA-10565');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('#rows > li', { hasText: 'KA-10565' }).first().getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /Brand Portal/ }).waitFor();
  await context.close();
});

test('Nothing found and no such article say what to do next', async () => {
  const page = await openWindow(browser);
  await page.goto(`${bot.address}/articles?q=${encodeURIComponent('<b>qqqzzzxxx</b>')}`);
  await page.getByText('No article fits “<b>qqqzzzxxx</b>”.').waitFor();
  await page.locator('#none').getByRole('link', { name: 'Ask in the chat' }).waitFor();
  await assertClean(page);
  const missing = await page.goto(`${bot.address}/articles/KA-99999999`);
  assert.equal(missing.status(), 404);
  await page.getByRole('heading', { name: 'There is no article KA-99999999' }).waitFor();
  await assertClean(page);
  await page.context().close();
});
