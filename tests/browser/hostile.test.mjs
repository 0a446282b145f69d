// What a paste, a name or an article tries to do to whoever reads it, in a real browser: nothing of it happens.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, openWindow, say } from './support/browser.mjs';
import { startBot } from './support/bot.mjs';

const attacks = [
  '<img src=x onerror="globalThis.hacked=1">', '<script>globalThis.hacked=1</script>', '[x](javascript:globalThis.hacked=1)', '"><svg onload=globalThis.hacked=1>', "<iframe srcdoc='<script>parent.hacked=1</script>'>",
  '<a href="javascript:globalThis.hacked=1">x</a>', '![x](https://evil.example/p.png)', '<style>body{display:none}</style>', '<base href=https://evil.example/>', '<form action=https://evil.example><button>x</button></form>',
];
const paste = `2026-11-25 10:00:00 ERROR invalid_grant: JWT has expired ${attacks.join(' ')}\n${attacks.join('\n')}`;
let bot;
let browser;
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supportbot-hostile-'));
  await writeFile(join(folder, 'KA-66613.md'), `---\ntitle: 'Hostile ${attacks[0]}'\n---\n# Hostile\n## Description\n${attacks.join('\n\n')}\n\n\`\`\`\n${attacks.join('\n')}\n\`\`\`\n## Resolution\n1. ${attacks[1]}\n`);
  process.env.Articles__Folders__0 = folder;
  [bot, browser] = await Promise.all([startBot(45171), launch()]);
});
after(async () => {
  await browser?.close();
  await bot?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Nothing ran, nothing was loaded from elsewhere, nothing of the attacks became an element. The author of an article may link elsewhere: a picture there is a link to it. */
async function assertUnharmed(page, scope, link = 'a[href*="evil"]') {
  await page.waitForTimeout(300); // an error handler of a picture would have run by now
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.deepEqual(page.surprises.filter(each => !/Content Security Policy/.test(each)), []);
  const became = page.locator(`${scope} :is(script, iframe, svg[onload], base, [onerror], [onload], img[src*="evil"], a[href^="javascript:"], ${link})`);
  assert.deepEqual(await became.evaluateAll((elements) => elements.map((element) => element.outerHTML)), []);
}

test('A paste full of markup is shown as text on the chat page', async () => {
  const page = await openWindow(browser, { name: `Eve ${attacks[0]}`.slice(0, 90) });
  const response = await page.goto(`${bot.address}/?thread=hostile`);
  const policy = response.headers()['content-security-policy'];
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/);
  await page.locator('#messages > li').first().waitFor();
  await say(page, paste);
  await page.locator('#messages').getByText('onerror=').first().waitFor();
  await page.locator('#messages > li.card').nth(1).waitFor();
  await assertUnharmed(page, '#messages');
  await page.context().close();
});

test('An inline script that got into the page would not run', async () => {
  const page = await openWindow(browser);
  await page.goto(bot.address);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.hacked = 1';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.hacked = 1">');
  });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  await page.context().close();
});

test('An article full of markup harms neither its page nor the list', async () => {
  const page = await openWindow(browser);
  await page.goto(`${bot.address}/articles/KA-66613`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await assertUnharmed(page, 'main', 'a[href*="evil"]:not([rel~="noopener"])');
  await page.goto(`${bot.address}/articles?q=${encodeURIComponent(attacks[0])}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await page.locator('[onerror], [onload], main script').count(), 0);
  await page.context().close();
});
