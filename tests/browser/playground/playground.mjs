// The Microsoft 365 Agents Playground as a Teams client for tests: started on loopback, driven in Chromium like a person would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const bot = { id: '28:7d0a51c2-4b0e-4d3a-9a53-0f7be1c0aa01', name: 'SupportBot' };
export const tenant = '5a1f7f0e-2f77-4f1f-8b39-6a3d0a1b9c02';
export const rooms = { personal: 'a:1-to-1', group: '19:incident-7@thread.v2', team: '19:shop@thread.tacv2', channel: '19:oncall@thread.tacv2' };
const person = (number, first, last) => ({
  id: `29:person-${number}`, name: `${first} ${last}`, givenName: first, surname: last,
  email: `${first}@shop.example`.toLowerCase(), userPrincipleName: `${first}@shop.example`.toLowerCase(),
  aadObjectId: `0b7c6a10-0000-4000-8000-00000000010${number}`,
});
export const people = [['Minji', 'Kim'], ['Daniel', 'Roth'], ['Ana', 'Silva'], ['Jun', 'Park'], ['Eva', 'Lind'], ['Tom', 'Berg']].map(([first, last], at) => person(at, first, last));

const config = {
  version: '0.1.1', tenantId: tenant, bot, currentUser: people[0], users: people.slice(1),
  personalChat: { id: rooms.personal }, groupChat: { id: rooms.group, name: 'Incident 7' },
  team: { id: rooms.team, name: 'Shop', aadGroupId: 'c2b8d9b4-0000-4000-8000-000000000042', channels: [{ id: rooms.channel, name: 'On-call' }] },
};

/** A port that nobody uses at this moment. */
export const freePort = async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise(closed => server.close(closed));
  return port;
};

/** Starts a program and resolves once `url` answers; `stop` ends exactly this process. */
export const startProgram = async (name, command, args, url, options = {}) => {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => { log += data; });
  const ended = once(child, 'exit');
  for (const until = Date.now() + 60_000; ;) {
    if (await fetch(url).then(answer => answer.ok, () => false)) break;
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${name} did not start:\n${log}`);
    await new Promise(next => setTimeout(next, 100));
  }
  return { log: () => log, stop: async () => { child.kill(); await ended; } };
};

/** The playground listens on every address by itself; this keeps it on 127.0.0.1. */
const onLoopback = `
  const { Server } = require('node:net');
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (first, ...rest) {
    if (typeof first === 'number' && typeof rest[0] !== 'string') return listen.call(this, first, '127.0.0.1', ...rest);
    if (first && typeof first === 'object' && first.port !== undefined) return listen.call(this, { ...first, host: first.host ?? '127.0.0.1' }, ...rest);
    return listen.call(this, first, ...rest);
  };`;

/** Starts the playground against the bot's /api/messages. */
export const startPlayground = async messages => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'playground-'));
  const preload = path.join(folder, 'on-loopback.cjs');
  const settings = path.join(folder, '.m365agentsplayground.yml');
  await writeFile(preload, onLoopback);
  await writeFile(settings, JSON.stringify(config)); // JSON is YAML
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const cli = path.join(path.dirname(require.resolve('@microsoft/m365agentsplayground/package.json')), 'cli.js');
  const args = ['-r', preload, cli, 'start', '-e', messages, '-c', 'msteams', '-p', `${port}`, '--disable-telemetry'];
  const program = await startProgram('playground', process.execPath, args, url, {
    cwd: folder, env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_CONFIG_PATH: settings },
  });
  return { url, ...program };
};

const isLocal = url => /^(https?:\/\/(localhost|127\.0\.0\.1)(:|\/)|data:|blob:)/.test(url);

/** A person at the playground. Requests that would leave the machine are refused and listed in `refused`. */
export const openClient = async url => {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  page.setDefaultTimeout(60_000);
  const refused = new Set();
  await page.route('**/*', route => {
    if (isLocal(route.request().url())) return route.continue();
    refused.add(route.request().url());
    return route.abort();
  });
  const opened = async () => {
    await page.getByRole('treeitem').first().waitFor();
    const hideLog = page.getByRole('button', { name: 'Hide log panel' });
    if (await hideLog.count()) await hideLog.click(); // its JSON viewer can be typed into as well
  };
  await page.goto(url, { waitUntil: 'commit' });
  await opened();
  const box = () => page.locator('[contenteditable=true]').first();
  return {
    page, refused,
    /** Opens a chat or a channel of the list on the left. */
    open: async name => { await page.getByRole('treeitem', { name }).first().click(); await box().waitFor(); },
    /** Writes into the first box (a new post in a channel) and sends. The playground loses line breaks here. */
    say: async (text, { mention = false } = {}) => {
      await box().click();
      if (mention) {
        await page.keyboard.type(`@${bot.name.slice(0, 4)}`);
        await page.getByRole('menuitem', { name: bot.name }).first().click();
        await page.keyboard.type(' ');
      }
      await page.keyboard.insertText(text);
      await page.getByRole('button', { name: /^(Send Message|Post)$/ }).first().click();
    },
    /** Loads the client anew; the playground tells the bot once more that it was installed. */
    reload: async () => { await page.reload({ waitUntil: 'commit' }); await opened(); },
    /** Lets the playground send what an administrator does. */
    mock: async item => {
      await page.getByRole('button', { name: 'Mock an Activity' }).click();
      await page.getByRole('menuitem').filter({ hasText: item }).first().click();
      await page.getByRole('button', { name: 'Send activity' }).click();
    },
    /** The post with this text and its replies, in a channel. */
    thread: text => page.getByRole('group').filter({ hasText: text }).filter({ has: page.getByRole('button', { name: 'Show more information' }) }).last(),
    /** Opens a kind of message extension beside the compose box. */
    extension: async kind => { await page.getByRole('button', { name: 'Trigger Message Extension App' }).first().click(); await page.getByRole('menuitem', { name: kind }).click(); },
    /** Chooses the action of the message extension in the menu of a message. */
    act: async message => {
      await message.getByRole('button', { name: 'Show more information' }).first().click();
      await page.getByRole('menuitem', { name: 'Action Command' }).click();
      await page.getByRole('button', { name: 'Create' }).click();
    },
    /** Fills the paste box of the youngest card; breaks stay. */
    paste: async text => page.locator('textarea').last().fill(text),
    press: async name => page.getByRole('button', { name, exact: true }).last().click(),
    sees: text => page.getByText(text).last().waitFor(),
    shot: file => page.screenshot({ path: file }),
    close: () => browser.close(),
  };
};

/** Says something by the playground's own HTTP face, for texts of many lines; the client shows it as if it had been typed. */
export const sayOverHttp = async (url, conversation, text, { mention = false, by = people[0] } = {}) => {
  const mentions = mention ? [{ mentioned: bot, text: `<at>${bot.name}</at>` }] : undefined;
  const answer = await fetch(`${url}/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'text', text: mention ? `<at>${bot.name}</at> ${text}` : text, textFormat: 'plain', from: { id: by.id }, mentions }),
  });
  if (!answer.ok) throw new Error(`the playground answered ${answer.status}: ${await answer.text()}`);
};
