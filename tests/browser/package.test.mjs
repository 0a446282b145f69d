// The app package that an administrator uploads to Teams, made as the README says, against Microsoft's own schema.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const botId = '3f1c0a52-7d0e-4a41-9a7e-5f0b6f3f2c11';
const variants = { 'SupportBot.zip': [], 'SupportBot-reads-threads.zip': ['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'] };

const build = (...properties) => spawnSync('dotnet', ['build', 'bot', '-t:TeamsPackage', '--nologo', '-v', 'q', '--no-restore', ...properties], { cwd: root, encoding: 'utf8' });
const unzip = name => unzipSync(readFileSync(path.join(root, '.artifacts/teams', name)));
const json = bytes => JSON.parse(Buffer.from(bytes).toString('utf8'));

/** Microsoft's schema of this name for a version of the manifest. */
const validator = (version, name) => {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('ajv/package.json')), '../@microsoft/app-manifest/build/json-schemas/teams');
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats(ajv);
  return ajv.compile(json(readFileSync(path.join(folder, `v${version}`, `MicrosoftTeams.${name}schema.json`))));
};
const assertValid = (validate, value) => assert.ok(validate(value), JSON.stringify(validate.errors, null, 1));

let made;
before(() => { made = build(`-p:BotId=${botId}`, '-p:BotDomain=bot.shop.example'); });

test('the command of the README writes both packages', () => assert.equal(made.status, 0, made.stdout + made.stderr));

for (const [name, permissions] of Object.entries(variants)) {
  test(`${name} holds a manifest that is valid against the schema it names, with this bot's id and domain`, () => {
    const manifest = json(unzip(name)['manifest.json']);
    assertValid(validator(manifest.manifestVersion, ''), manifest);
    assert.deepEqual([manifest.id, manifest.bots[0].botId, manifest.composeExtensions[0].botId], [botId, botId, botId]);
    assert.deepEqual(manifest.validDomains, ['bot.shop.example']);
    assert.deepEqual((manifest.authorization?.permissions.resourceSpecific ?? []).map(each => each.name), permissions);
    assert.ok(!JSON.stringify(manifest).includes('{{'), 'every place of the template is filled');
  });

  test(`${name} holds the icons and the Korean texts that its manifest names`, () => {
    const files = unzip(name);
    const manifest = json(files['manifest.json']);
    for (const icon of Object.values(manifest.icons)) assert.equal(Buffer.from(files[icon].subarray(1, 4)).toString(), 'PNG');
    for (const { file } of manifest.localizationInfo.additionalLanguages) assertValid(validator(manifest.manifestVersion, 'Localization.'), json(files[file]));
  });
}

test('the manifest is valid with the newest schema as well', () => {
  const manifest = { ...json(unzip('SupportBot-reads-threads.zip')['manifest.json']), manifestVersion: '1.30' };
  manifest.$schema = manifest.$schema.replace('1.29', '1.30');
  assertValid(validator('1.30', ''), manifest);
});

test('an id or a domain that cannot be one is refused by name', () => {
  const withoutId = build('-p:BotId=my-bot', '-p:BotDomain=bot.shop.example');
  assert.notEqual(withoutId.status, 0);
  assert.match(withoutId.stdout, /no application id/);
  const withoutDomain = build(`-p:BotId=${botId}`, '-p:BotDomain=https://bot.shop.example/');
  assert.notEqual(withoutDomain.status, 0);
  assert.match(withoutDomain.stdout, /no host name/);
});
