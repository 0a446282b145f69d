// Holds every card that the bot can show in Teams against the official schema of Adaptive Cards, which is in no package:
//   node check-schema.mjs FILE      FILE is schemas/1.5.0/adaptive-card.json of Microsoft's repository AdaptiveCards
// The cards are those that the tests of the bot wrote down (dotnet test).
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node check-schema.mjs FILE');
  process.exit(2);
}

const { id: _, ...schema } = JSON.parse(readFileSync(file, 'utf8')); // its own name is of an older draft than the rest of it
const ajv = new Ajv.default({ strict: false, validateFormats: false });
ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
const isValid = ajv.compile(schema);
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../.artifacts/teams/cards');
let faults = 0;
for (const name of readdirSync(folder).sort()) {
  const cards = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const found = cards.flatMap((card, at) => isValid(card) ? [] : [`${name} ${at}: ${ajv.errorsText(isValid.errors)}`]);
  found.slice(0, 5).forEach(fault => console.log(fault));
  console.log(`${path.basename(name, '.json')}: ${cards.length} cards, ${found.length} not valid`);
  faults += found.length;
}

process.exit(faults > 0 ? 1 : 0);
