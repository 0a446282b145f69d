// Starts the fake Slack of the C# tests as a process of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const programs = ['release', 'debug'].map(kind => fileURLToPath(new URL(`../../../.artifacts/bin/SupportBot.Benchmarks/${kind}/SupportBot.Benchmarks.dll`, import.meta.url)));

/** { address, control(what, body?), stop() } */
export async function startFakeSlack() {
  const program = programs.filter(existsSync).at(-1);
  if (!program) throw new Error(`Build first (dotnet build): none of ${programs.join(', ')} exists.`);
  const slack = spawn('dotnet', [program, 'slack-fake'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [address] = await once(createInterface({ input: slack.stdout }), 'line');
  return {
    address,
    async control(what, body) {
      const answer = await fetch(`${address}/control/${what}`, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
      const text = await answer.text();
      return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
    },
    async stop() {
      const gone = once(slack, 'exit');
      slack.stdin.end();
      await gone;
    },
  };
}
