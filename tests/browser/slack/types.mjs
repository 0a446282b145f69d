// Checks values against TypeScript types of npm packages: each value is written as a literal of its type, and the compiler judges them all in one run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../node_modules');
const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

/**
 * @param {{ name: string, from: string, type: string, value: unknown }[]} values what to check: a value and the exported type of a package
 * @returns {string[]} what is wrong, each with the value's name and the line of its JSON; empty = nothing
 */
export function wrongTypes(values) {
  const folder = mkdtempSync(path.join(tmpdir(), 'slack-types-'));
  try {
    const lines = [], owners = [];
    const write = (text, owner) => text.split('\n').forEach(line => { lines.push(line); owners.push(owner); });
    const imports = new Map(values.map(({ from, type }) => [`${from} ${type}`, { from, type: /^\w+/.exec(type)[0] }]));
    for (const { from, type } of new Map([...imports.values()].map(each => [`${each.from} ${each.type}`, each])).values()) write(`import type { ${type} } from '${from}';`, 'imports');
    values.forEach(({ name, type, value }, at) => write(`export const v${at}: ${type} = ${JSON.stringify(value, null, 1)};`, name));
    writeFileSync(path.join(folder, 'values.ts'), lines.join('\n'));
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: {
        strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, target: 'es2022', module: 'nodenext', moduleResolution: 'nodenext', types: [],
        paths: Object.fromEntries(['@slack/types', '@slack/web-api'].map(each => [each, [path.join(modules, each)]])),
      },
      files: ['values.ts'],
    }));
    const run = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], { encoding: 'utf8', maxBuffer: 64 << 20 });
    if (run.error || (run.status !== 0 && !run.stdout.includes('error TS'))) throw new Error(`The compiler did not run: ${run.error ?? run.stderr}${run.stdout}`);
    return run.stdout.split(/\n(?! )/).filter(text => text.includes('error TS')).map(text => {
      const at = /values\.ts\((\d+),/.exec(text)?.[1] - 1;
      return `${owners[at] ?? '?'}: ${lines[at]?.trim().slice(0, 160)}: ${text.replace(/^.*?error /s, '').slice(0, 400)}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
