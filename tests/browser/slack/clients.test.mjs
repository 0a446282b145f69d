// Slack's official clients, @slack/web-api and @slack/socket-mode, against the fake Slack that the bot is tested with: what they understand is
// what Slack says, so the bot's tests rest on the same protocol.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { WebClient, WebClientEvent } from '@slack/web-api';
import { startFakeSlack } from './fake.mjs';

const channel = 'C0INCIDENT';
const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'chronyc tracking' }] }] }];
let slack;
before(async () => { slack = await startFakeSlack(); });
after(() => slack?.stop());

const quiet = { logLevel: LogLevel.ERROR };
const web = (token = 'xoxb-test', options = {}) => new WebClient(token, { slackApiUrl: `${slack.address}/api/`, ...quiet, ...options });
const platformError = error => ({ code: error.code, error: error.data?.error });

test('the client is told who it is and what it may do', async () => {
  const me = await web().auth.test();
  assert.deepEqual([me.ok, me.user_id, me.bot_id, me.team_id], [true, 'U0BOT', 'B0BOT', 'T0TEAM']);
  assert.ok(me.response_metadata.scopes.includes('chat:write'));
});

test('messages are posted, edited, and read back page by page with their metadata', async () => {
  const client = web();
  const root = await slack.control('message', { channel, user: 'U0MINJI', text: 'something is wrong' });
  const metadata = { event_type: 'supportbot_reply', event_payload: { key: 'k1' } };
  const posted = await client.chat.postMessage({ channel, thread_ts: root.ts, text: 'answer', blocks, metadata, unfurl_links: false });
  assert.match(posted.ts, /^\d+\.\d{6}$/);
  assert.equal(posted.message.thread_ts, root.ts);
  for (let at = 0; at < 5; at++) await slack.control('message', { channel, user: 'U0DANIEL', text: `reply ${at}`, thread_ts: root.ts });
  assert.equal((await client.chat.update({ channel, ts: posted.ts, text: 'better', blocks })).ts, posted.ts);

  const read = new Map();
  let pages = 0;
  for await (const page of client.paginate('conversations.replies', { channel, ts: root.ts, limit: 3, include_all_metadata: true })) {
    pages++;
    assert.equal(page.messages[0].ts, root.ts, 'the first message is on every page');
    for (const message of page.messages) read.set(message.ts, message);
  }
  assert.equal(read.size, 7);
  assert.ok(pages > 1);
  assert.deepEqual([read.get(posted.ts).text, read.get(posted.ts).metadata], ['better', metadata]);
  const shown = await client.chat.postEphemeral({ channel, user: 'U0MINJI', text: 'only you' });
  assert.match(shown.message_ts, /^\d+\.\d{6}$/);
});

test('people, forms, home tabs and links are answered as the client expects', async () => {
  const client = web();
  assert.equal((await client.users.info({ user: 'U0MINJI', include_locale: true })).user.locale, 'en-US');
  const view = { type: 'modal', callback_id: 'paste', title: { type: 'plain_text', text: 'Paste', emoji: false }, blocks };
  const trigger_id = await slack.control('trigger');
  const opened = await client.views.open({ trigger_id, view });
  assert.ok(opened.view.id && opened.view.hash);
  assert.equal((await client.views.update({ view_id: opened.view.id, view })).view.id, opened.view.id);
  await assert.rejects(client.views.open({ trigger_id, view }), error => platformError(error).error === 'exchanged_trigger_id');
  assert.equal((await client.views.publish({ user_id: 'U0MINJI', view: { type: 'home', blocks } })).ok, true);
  assert.equal((await client.chat.unfurl({ channel, ts: '1.1', unfurls: { 'https://bot.example.com/articles/KA-1': { blocks } } })).ok, true);
});

test('refusals are platform errors with Slack\'s codes', async () => {
  const refused = async (promise, error) => assert.rejects(promise, thrown => { assert.deepEqual(platformError(thrown), { code: 'slack_webapi_platform_error', error }); return true; });
  await refused(web('xoxb-wrong').auth.test(), 'invalid_auth');
  await refused(web().chat.update({ channel, ts: '1.1', text: 'x' }), 'message_not_found');
  await refused(web().conversations.replies({ channel, ts: '1.1' }), 'thread_not_found');
  await refused(web().chat.postMessage({ channel, text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151), emoji: false } }] }), 'invalid_blocks');
  await refused(web().apiCall('no.such_method'), 'unknown_method');
});

test('a limit is understood as a limit, waited for, and over when it said', async () => {
  await slack.control('refuse', { method: 'chat.postMessage', status: 429, retryAfter: '1' });
  await assert.rejects(web('xoxb-test', { rejectRateLimitedCalls: true }).chat.postMessage({ channel, text: 'x' }), error => error.code === 'slack_webapi_rate_limited_error' && error.retryAfter === 1);
  await slack.control('refuse', { method: 'chat.postMessage', status: 429, retryAfter: '1' });
  const client = web();
  const limited = once(client, WebClientEvent.RATE_LIMITED);
  assert.equal((await client.chat.postMessage({ channel, text: 'after the limit' })).ok, true);
  assert.equal((await limited)[0], 1);
});

test('Socket Mode: events, buttons and commands come as envelopes and are acknowledged with or without an answer', async () => {
  const client = new SocketModeClient({ appToken: 'xapp-test', clientOptions: { slackApiUrl: `${slack.address}/api/` }, ...quiet });
  await client.start();
  try {
    client.on('app_mention', async ({ ack, body }) => { assert.equal(body.event.type, 'app_mention'); await ack(); });
    client.on('interactive', async ({ ack, body }) => { assert.equal(body.type, 'view_submission'); await ack({ response_action: 'clear' }); });
    client.on('slash_commands', async ({ ack, body }) => { assert.equal(body.command, '/kb'); await ack({ text: 'found' }); });

    const event = await slack.control('envelope', { type: 'events_api', payload: { type: 'event_callback', event: { type: 'app_mention' } } });
    assert.deepEqual(event.answer.payload, {});
    const form = await slack.control('envelope', { type: 'interactive', payload: { type: 'view_submission' } });
    assert.deepEqual(form.answer.payload, { response_action: 'clear' });
    const command = await slack.control('envelope', { type: 'slash_commands', payload: { command: '/kb' } });
    assert.deepEqual(command.answer.payload, { text: 'found' });

    const again = once(client, 'connected');
    await slack.control('warn', { reason: 'refresh_requested' });
    await again;
    const later = await slack.control('envelope', { type: 'events_api', payload: { type: 'event_callback', event: { type: 'app_mention' } } });
    assert.notEqual(later.socket, event.socket);
  } finally {
    await client.disconnect();
  }
});

test('Socket Mode is refused to a token of another kind', async () => {
  const client = new SocketModeClient({ appToken: 'xoxb-test', clientOptions: { slackApiUrl: `${slack.address}/api/` }, ...quiet });
  await assert.rejects(client.start(), error => error.data?.error === 'invalid_auth');
});
