// Starts the built bot as a process of its own, on a port and with a store of its own.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const binaries = ['release', 'debug'].map(kind => join(repository, '.artifacts', 'bin', 'SupportBot', kind, 'SupportBot.dll'));
const patience = 60_000;

/** A running bot: { address, restart(), stop() }. Its port is in 45160-45199, by the name of the test file's process. */
export async function startBot(port) {
  const folder = await mkdtemp(join(tmpdir(), 'supportbot-browser-'));
  const address = `http://127.0.0.1:${port}`;
  let bot = await run(address, folder);
  return {
    address,
    async restart() {
      await end(bot);
      bot = await run(address, folder);
    },
    async pause() {
      await end(bot);
    },
    async resume() {
      bot = await run(address, folder);
    },
    async stop() {
      await end(bot);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(address, folder) {
  const dll = process.env.SUPPORTBOT_DLL ?? binaries.filter(existsSync).at(-1);
  if (!dll) throw new Error(`Build the bot first (dotnet build): none of ${binaries.join(', ')} exists.`);
  const bot = spawn('dotnet', [dll, '--urls', address, '--Storage:Path', join(folder, 'bot.db')], { cwd: dirname(dll), stdio: ['ignore', 'pipe', 'pipe'] });
  bot.output = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', data => (bot.output = (bot.output + data).slice(-8000)));
  const deadline = Date.now() + patience;
  while (!(await isReady(address))) {
    if (bot.exitCode !== null || Date.now() > deadline) throw new Error(`The bot did not become ready.\n${bot.output}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return bot;
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function end(bot) {
  if (bot.exitCode !== null) return;
  const gone = new Promise(resolve => bot.once('exit', resolve));
  bot.kill('SIGTERM');
  await gone;
}
