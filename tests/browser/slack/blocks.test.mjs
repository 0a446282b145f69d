// Every message and form that the bot can show in Slack, in every language, against the types that Slack publishes (@slack/types).
// `dotnet test` writes them to .artifacts/slack (SlackRenderedTests, SlackSurfacesTests) and checks the documented limits of each there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { wrongTypes } from './types.mjs';

const folder = new URL('../../../.artifacts/slack/', import.meta.url);
const languages = readdirSync(new URL('../../../dialogs/Words/', import.meta.url), { withFileTypes: true }).filter(each => each.isDirectory()).map(each => each.name);

/** The documents of a kind: what was written for each language. */
function documents(kind, language) {
  const file = new URL(`${kind}-${language}.jsonl`, folder);
  assert.ok(existsSync(file), `${file.pathname} is not there: run the tests of tests/SupportBot.Tests first (dotnet test)`);
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
}

/** What Slack's types leave open; of documents that differ in nothing else one is enough for the compiler. */
const free = new Set(['text', 'value', 'url', 'action_id', 'block_id', 'callback_id', 'private_metadata', 'name']);
const shapes = values => [...new Map(values.map(value => [JSON.stringify(value, (key, inner) => (free.has(key) && typeof inner === 'string' ? 'x' : inner)), value])).values()];

const viewType = view => ({ modal: 'ModalView', home: 'HomeView' })[view.type] ?? 'never';
const typed = {
  messages: value => ({ type: 'KnownBlock[]', value }),
  forms: value => ({ type: viewType(value), value }),
  surfaces: value => (Array.isArray(value) ? typed.messages(value) : typed.forms(value)),
};

for (const [kind, least] of [['messages', 500], ['forms', 100], ['surfaces', 5]]) {
  test(`all ${kind} are what Slack's types describe, in every language`, () => {
    const values = languages.flatMap(language => {
      const all = documents(kind, language);
      assert.ok(all.length >= least, `${all.length} ${kind} in '${language}'`);
      return all;
    });
    assert.deepEqual(wrongTypes(shapes(values).map((value, at) => ({ name: `${kind} ${at}`, from: '@slack/types', ...typed[kind](value) }))), []);
  });
}

test('a block that is no block of Slack is found', () => {
  const bad = [
    [{ type: 'section', text: { type: 'plain_text', txt: 'x' } }], [{ type: 'rich_text', elements: [{ type: 'rich_text_preformated', elements: [] }] }],
    [{ type: 'actions', elements: [{ type: 'button', text: { type: 'mrkdwn', text: 'x' } }] }], [{ type: 'header', text: 'x' }],
  ];
  const found = wrongTypes(bad.map((value, at) => ({ name: `bad ${at}`, from: '@slack/types', type: 'KnownBlock[]', value })));
  bad.forEach((_, at) => assert.ok(found.some(each => each.startsWith(`bad ${at}:`)), `bad ${at}`));
});
