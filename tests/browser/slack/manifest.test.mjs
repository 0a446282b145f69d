// The manifests that an administrator pastes into Slack, against Slack's own type of a manifest (@slack/web-api) and the documented limits.
// Source of the limits: https://docs.slack.dev/reference/app-manifest
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { wrongTypes } from './types.mjs';

const names = ['manifest', 'manifest-socket-mode'];
const read = name => parse(readFileSync(new URL(`../../../manifest/slack/${name}.yaml`, import.meta.url), 'utf8'), { uniqueKeys: true });
const typed = (name, value) => ({ name, from: '@slack/web-api', type: "AppsManifestValidateArguments['manifest']", value });

/** What an object may hold, since Slack's type lets unknown names pass at the top. */
const known = {
  '': ['_metadata', 'display_information', 'features', 'oauth_config', 'settings'],
  features: ['app_home', 'bot_user', 'slash_commands', 'shortcuts', 'unfurl_domains'],
  oauth_config: ['scopes'],
};

/** What is wrong by the documented limits. */
function wrong(manifest) {
  const found = [];
  const length = (where, text, most, least = 1) => { if (typeof text !== 'string' || text.length < least || text.length > most) found.push(`${where}: ${text?.length} characters, ${least} to ${most} are allowed`); };
  const count = (where, list, most) => { if (list.length < 1 || list.length > most || new Set(list.map(each => JSON.stringify(each))).size !== list.length) found.push(`${where}: ${list.length} entries, or one twice`); };
  const { display_information: shown, features, oauth_config: oauth, settings } = manifest;
  for (const [where, names] of Object.entries(known)) for (const name of Object.keys(where ? manifest[where] : manifest)) if (!names.includes(name)) found.push(`${where}.${name} is not known`);
  if (manifest._metadata?.major_version !== 2) found.push('_metadata.major_version is not 2');
  length('name', shown.name, 35);
  length('description', shown.description, 140);
  length('long_description', shown.long_description, 4000, 175);
  if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(shown.background_color)) found.push('background_color is no color');
  if (!/^[a-z0-9._-]{1,80}$/.test(features.bot_user.display_name)) found.push('bot_user.display_name');
  count('slash_commands', features.slash_commands, 50);
  for (const command of features.slash_commands) {
    if (!/^\/[a-z0-9_-]{1,31}$/.test(command.command)) found.push(`slash command ${command.command}`);
    length('slash command description', command.description, 2000);
    length('usage_hint', command.usage_hint, 1000);
  }
  count('shortcuts', features.shortcuts, 10);
  for (const kind of ['global', 'message']) if (features.shortcuts.filter(each => each.type === kind).length > 5) found.push(`more than 5 ${kind} shortcuts`);
  if (new Set(features.shortcuts.map(each => each.callback_id)).size !== features.shortcuts.length) found.push('a callback_id twice');
  for (const shortcut of features.shortcuts) {
    length('shortcut name', shortcut.name, 24);
    length('callback_id', shortcut.callback_id, 255);
    length('shortcut description', shortcut.description, 150);
  }
  count('unfurl_domains', features.unfurl_domains, 5);
  for (const domain of features.unfurl_domains) if (!/^([a-z0-9-]+\.)+[a-z]+$/.test(domain)) found.push(`unfurl domain ${domain}`);
  count('scopes', oauth.scopes.bot, 255);
  count('bot_events', settings.event_subscriptions.bot_events, 100);
  const addresses = [settings.event_subscriptions.request_url, settings.interactivity.request_url, settings.interactivity.message_menu_options_url, ...features.slash_commands.map(each => each.url)].filter(Boolean);
  for (const address of addresses) if (new URL(address).protocol !== 'https:') found.push(`${address} is not https`);
  if (settings.socket_mode_enabled ? addresses.length > 0 : addresses.length !== 4) found.push('request addresses and Socket Mode do not go together');
  return found;
}

for (const name of names) {
  test(`${name}.yaml is a manifest by Slack's own types`, () => assert.deepEqual(wrongTypes([typed(name, read(name))]), []));
  test(`${name}.yaml keeps to the documented limits`, () => assert.deepEqual(wrong(read(name)), []));
}

test('the two differ in where Slack sends its requests, and in nothing else', () => {
  const [http, socket] = names.map(read);
  for (const command of http.features.slash_commands) delete command.url;
  delete http.settings.event_subscriptions.request_url;
  http.settings.interactivity = { is_enabled: true };
  http.settings.socket_mode_enabled = true;
  assert.deepEqual(socket, http);
});

test('a mistake in a manifest is found', () => {
  const spoiled = change => { const manifest = read('manifest'); change(manifest); return manifest; };
  const typos = [
    spoiled(each => each.oauth_config.scopes.bot.push('channels:histroy')), spoiled(each => each.settings.event_subscriptions.bot_events.push('message.channel')),
    spoiled(each => { each.features.shortcuts[0].type = 'channel'; }), spoiled(each => { delete each.display_information.name; }), spoiled(each => { each.features.bot_user.online = true; }),
  ];
  const found = wrongTypes(typos.map((value, at) => typed(`typo ${at}`, value)));
  typos.forEach((_, at) => assert.ok(found.some(each => each.startsWith(`typo ${at}:`)), `typo ${at}`));
  assert.ok(wrong(spoiled(each => { each.display_information.name = 'x'.repeat(36); })).length > 0);
  assert.ok(wrong(spoiled(each => { each.settings.socket_mode_enabled = true; })).length > 0);
  assert.ok(wrong(spoiled(each => { each.setings = {}; })).length > 0);
});
