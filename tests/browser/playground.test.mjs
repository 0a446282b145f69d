// What a support team does with the bot in Teams, in the Microsoft 365 Agents Playground by clicking, with no network.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bot as botAccount, freePort, openClient, rooms, sayOverHttp, startPlayground, startProgram } from './playground/playground.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const samples = path.join(root, 'tests/SupportBot.Tests/Transcripts/Samples');
const shots = path.join(root, '.artifacts/screenshots/playground');
const paste = name => readFile(path.join(samples, name), 'utf8');
const error = 'Replication fails: {"error":"invalid_grant","error_description":"JWT has expired"}';
const limits = { timeout: 300_000 };

let folder, address, bot, playground, client;

const startBot = () => {
  const built = process.env.SUPPORTBOT_DLL ?? path.join(root, '.artifacts/bin/SupportBot/debug/SupportBot.dll');
  return startProgram('bot', 'dotnet', [built, '--urls', address, '--Storage:Path', path.join(folder, 'bot.db')], `${address}/readyz`, {
    cwd: path.join(root, 'bot'), env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development' },
  });
};
const shot = name => client.shot(path.join(shots, name));

before(async () => {
  await mkdir(shots, { recursive: true });
  folder = await mkdtemp(path.join(os.tmpdir(), 'supportbot-playground-'));
  address = `http://127.0.0.1:${await freePort()}`;
  bot = await startBot();
  playground = await startPlayground(`${address}/api/messages`);
  client = await openClient(playground.url);
});

after(async () => {
  await client?.close();
  await playground?.stop();
  await bot?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the fix is walked in the personal chat from the pasted log to "Fixed and verified", across a restart', limits, async () => {
  await client.open('Personal Chat');
  await client.sees('Paste an error or a log');
  await shot('01-welcome.png');

  await sayOverHttp(playground.url, rooms.personal, await paste('ka-10565.log'));
  await client.sees('"error":"invalid_grant","error_description":"JWT has expired"');
  await client.sees('its clock is behind by 1 d 21:49:14 to 2 d 23:49:14');
  await shot('02-answer.png');

  await client.press('Fix the clock');
  await client.sees('Which system is the clock on?');
  await shot('03-system.png');

  await client.press('Linux (chrony)');
  await client.sees('What does the host\'s clock say?');
  await shot('04-check-time.png');

  await bot.stop();
  bot = await startBot();

  await client.paste(await paste('chronyc-far-behind.txt'));
  await client.press('Check');
  await client.sees('Switch NTP on and let it set the clock');
  await client.sees('The clock is 2 d 10:49:14 behind.');
  await shot('05-enable-ntp.png');

  await client.paste(await paste('chronyc-behind.txt'));
  await client.press('Check');
  await client.sees('Not fixed yet');
  await shot('06-not-yet.png');

  await client.paste(await paste('chronyc-right.txt'));
  await client.press('Check');
  await client.sees('Repeat what failed');
  await shot('07-repeat.png');

  await client.paste(await paste('replication-ok.txt'));
  await client.press('Check');
  await client.sees('Fixed and verified');
  await shot('08-resolved.png');
  assert.equal(await client.page.getByRole('button', { name: 'Check', exact: true }).count(), 0, 'nothing is left to press on a resolved run');
});

test('a paste of 60 KB is answered with the line that proves it', limits, async () => {
  const filler = Array.from({ length: 400 }, (_, at) => `2026-11-25 10:00:${String(at % 60).padStart(2, '0')},000 INFO  [pool-${at % 7}] com.shop.Cart - item ${at} was put into the cart of session ${at * 31}`);
  const log = [...filler, `2026-11-25 10:07:00,000 ERROR [agent] com.shop.Agent - ${error}`, ...filler].join('\n');
  assert.ok(log.length > 60_000, `${log.length} characters`);
  await sayOverHttp(playground.url, rooms.personal, log);
  await client.sees('line 401');
  await shot('09-long-paste.png');
});

test('installing again, or loading the client again, welcomes nobody twice', limits, async () => {
  await client.mock('Install application');
  await client.reload();
  await client.open('Incident 7');
  await client.sees('Paste an error or a log');
  await client.mock('Install application');
  await sayOverHttp(playground.url, rooms.group, 'status', { mention: true });
  await client.sees('State so far');
  assert.equal(await client.page.getByText('Paste an error or a log, and I name').count(), 1, 'one welcome');
});

test('in a group chat a mention is answered and its fix is started', limits, async () => {
  await sayOverHttp(playground.url, rooms.group, error, { mention: true });
  await client.press('Fix the clock');
  await client.sees('Which system is the clock on?');
  await shot('10-group.png');
});

test('in a channel the answer comes in the thread of the question, and a mention further down is answered there', limits, async () => {
  await client.open('On-call');
  const ask = async () => {
    await client.say(error, { mention: true });
    await client.thread(error).getByRole('button', { name: 'Fix the clock' }).waitFor();
  };
  // The playground's own mention menu sometimes loses what is typed into it: then it is typed again.
  await ask().catch(ask);
  const thread = client.thread(error);
  await thread.getByRole('button', { name: 'Fix the clock' }).click();
  await thread.getByText('Which system is the clock on?').waitFor();
  const reply = async () => {
    await thread.locator('[contenteditable=true]').click();
    await client.page.keyboard.type(`@${botAccount.name.slice(0, 4)}`);
    await client.page.getByRole('menuitem', { name: botAccount.name }).first().click();
    await client.page.keyboard.type(' status');
    await thread.getByRole('button', { name: 'Send Message' }).click();
    await thread.getByText('State so far').waitFor();
  };
  await reply().catch(reply);
  await shot('11-channel.png');
});

test('a message that does not mention the bot is looked up from its menu and posted to its thread', limits, async () => {
  const unseen = 'Anybody? replication says "invalid_grant","error_description":"JWT has expired"';
  await client.say(unseen);
  const thread = client.thread(unseen);
  await client.act(thread);
  await client.page.getByRole('dialog').getByText('JWT has expired').first().waitFor();
  await shot('12-message-action.png');
  await client.page.getByRole('button', { name: 'Post to the thread' }).click();
  await client.page.getByRole('dialog').getByText('Posted to the thread').waitFor();
  await client.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await thread.getByRole('button', { name: 'Fix the clock' }).waitFor();
  await shot('13-posted.png');
});

test('articles are searched in the compose box and inserted', limits, async () => {
  await client.reload();
  await client.open('Personal Chat');
  await client.extension('Search Command');
  await client.page.getByPlaceholder('Enter a search term').fill('brand portal jwt');
  await client.page.keyboard.press('Enter');
  await client.sees('The replication agent\'s connection test to Brand Portal fails');
  await shot('14-search.png');
  await client.page.getByText('KA-10565').first().click();
  await client.page.locator('[contenteditable=true]').getByText('KA-10565').waitFor();
  await client.page.getByRole('button', { name: 'Send Message' }).click();
});

test('a link to an article unfolds', limits, async () => {
  await client.extension('Link Unfurling');
  await client.page.getByRole('textbox', { name: 'Enter an URL' }).fill('https://bot.example/articles/SB-00001');
  await client.page.getByRole('dialog').getByText('SB-00001').first().waitFor();
  await shot('15-link.png');
});

test('nothing but fonts and decoration of the playground itself was asked for outside this machine', () => {
  const others = [...client.refused].filter(url => !url.startsWith('https://res-1.cdn.office.net/'));
  assert.deepEqual(others, []);
});
