// Debian's Chromium, one window per person, and what every test asks of a page.
// PAGE_FROM_SOURCE=1 serves scripts and styles from bot/Web/page instead of the built assembly, for quick tries without a build.

import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

/** A window of somebody with a browser of their own. Whatever it asks of another host, and every script error, is noted in `page.surprises`. */
export async function openWindow(browser, { locale = 'en-US', name, scheme = 'light', width = 1100, height = 900, context } = {}) {
  context ??= await browser.newContext({ locale, colorScheme: scheme, viewport: { width, height } });
  if (name) await context.addInitScript(value => (localStorage['supportbot.people'] ??= JSON.stringify([{ id: `id-${value}`, name: value }])), name);
  if (process.env.PAGE_FROM_SOURCE) await context.route('**/page/**', fromSource);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.surprises = [];
  page.on('pageerror', error => page.surprises.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error' && !/ERR_|Failed to load resource/.test(message.text())) page.surprises.push(message.text());
  });
  page.on('request', request => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) page.surprises.push(`asked elsewhere: ${request.url()}`);
  });
  return page;
}

function fromSource(route) {
  const path = fileURLToPath(new URL(`../../../bot/Web${new URL(route.request().url()).pathname}`, import.meta.url));
  return existsSync(path) ? route.fulfill({ path }) : route.continue();
}

/** Nothing that axe-core finds fault with, nothing wider than the window, no surprise. */
export async function assertClean(page) {
  await page.evaluate(axe); // through the debugger, so the page's own policy is not weakened for it
  const { violations } = await page.evaluate(tags => globalThis.axe.run(document, { runOnly: tags }), wcag);
  assert.deepEqual(violations.map(each => `${each.id}: ${each.nodes.map(node => node.target.join(' ')).join(', ')}`), []);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `the page is ${wide} px wide in a window of ${window} px`);
  assert.deepEqual(page.surprises, []);
}

/** The last card of the thread. */
export const lastCard = page => page.locator('#messages > li.card').last();

/** The card with this heading. */
export const card = (page, heading) => page.locator('#messages > li.card').filter({ has: page.getByRole('heading', { name: heading }) }).last();

/** Writes or pastes into the box and sends. */
export async function say(page, text) {
  await page.locator('#box').fill(text);
  await page.locator('#box').press('Enter');
}

/** Puts a text into a card's box and presses a button of the same card. */
export async function answer(page, where, text, button) {
  await where.getByRole('textbox').fill(text);
  await where.getByRole('button', { name: button, exact: true }).click();
}

/** Presses a button that is folded away. */
export async function unfold(where, title, button) {
  await where.getByRole('button', { name: title, exact: true }).click();
  await where.getByRole('button', { name: button, exact: true }).click();
}
