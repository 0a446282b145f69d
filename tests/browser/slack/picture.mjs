// Draws the picture of the README: the blocks that the bot sends, rendered by a local page that looks like Slack does.
// After `dotnet test` (which writes the blocks): node slack/picture.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { launch } from '../support/browser.mjs';

const documents = readFileSync(new URL('../../../.artifacts/slack/messages-en.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
const pictures = { white_check_mark: '✔', warning: '⚠', x: '✘', memo: '✎' };

const shown = node => (Array.isArray(node) ? node.map(shown).join('\n') : node && typeof node === 'object' ? [typeof node.text === 'string' ? node.text : '', ...Object.values(node).map(shown)].join('\n') : '');
const find = (...texts) => documents.find(blocks => texts.every(text => shown(blocks).includes(text)) && JSON.stringify(blocks).includes('"value"')) ?? (() => { throw new Error(`No message shows ${texts}`); })();

const escape = text => text.replace(/[&<>"]/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]);
const inline = element => {
  if (element.type === 'emoji') return pictures[element.name] ?? `:${element.name}:`;
  const text = escape(element.text ?? '');
  return element.style?.bold ? `<b>${text}</b>` : element.style?.italic ? `<i>${text}</i>` : text;
};
const all = (elements, render) => elements.map(render).join('');
const rich = element => ({
  rich_text_section: () => `<div class="line">${all(element.elements, inline)}</div>`,
  rich_text_preformatted: () => `<pre>${all(element.elements, inline)}</pre>`,
  rich_text_list: () => `<ol>${element.elements.map(item => `<li>${all(item.elements, inline)}</li>`).join('')}</ol>`,
})[element.type]();
const control = element => ({
  button: () => `<span class="button ${element.style ?? ''}">${escape(element.text.text)}</span>`,
  overflow: () => '<span class="button">⋯</span>',
  static_select: () => `<span class="button">${escape((element.initial_option?.text ?? element.placeholder).text)} ▾</span>`,
})[element.type]();
const block = each => ({
  header: () => `<h3>${escape(each.text.text)}</h3>`,
  context: () => `<div class="context">${each.elements.map(element => escape(element.text)).join(' ')}</div>`,
  section: () => `<div class="line">${escape(each.text.text)}</div>`,
  rich_text: () => all(each.elements, rich),
  actions: () => `<div class="actions">${all(each.elements, control)}</div>`,
})[each.type]();
const message = (who, color, app, body) => `<div class="message"><div class="face" style="background:${color}">${who[0]}</div><div class="body"><b>${who}</b>${app ? '<span class="app">APP</span>' : ''}${body}</div></div>`;

const sample = readFileSync(new URL('../../SupportBot.Tests/Transcripts/Samples/ka-10565.log', import.meta.url), 'utf8').split('\n');
const log = [7, 22].map(line => sample[line - 1].replace(/^(.{150}).+$/, '$1 …')).join('\n⋮\n');
const page = `<!doctype html><meta charset="utf-8"><style>
  body { font: 15px/1.47 Lato, "Noto Sans", sans-serif; color: #1d1c1d; margin: 0; padding: 14px 18px; width: 744px; background: #fff }
  .message { display: flex; gap: 9px; margin-bottom: 14px } .face { width: 36px; height: 36px; border-radius: 8px; color: #fff; font-weight: 700; text-align: center; line-height: 36px; flex: none }
  .body { min-width: 0; flex: 1 } .app { background: #ececec; color: #616061; font-size: 10px; border-radius: 3px; padding: 1px 4px; margin-left: 5px; vertical-align: 1px }
  .context { color: #616061; font-size: 13px; margin-top: 4px } h3 { font-size: 18px; margin: 4px 0 6px } .line { white-space: pre-wrap; margin: 2px 0 } ol { margin: 4px 0; padding-left: 24px }
  pre { background: #f8f8f8; border: 1px solid #ddd; border-radius: 4px; padding: 7px 8px; font: 12px/1.5 "Noto Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 4px 0 }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px } .button { border: 1px solid #bbb; border-radius: 4px; padding: 3px 11px; font-weight: 700; font-size: 14px }
  .primary { background: #007a5a; border-color: #007a5a; color: #fff } a { color: #1264a3 }
</style><body>${[
    message('Minji', '#4a154b', false, `<pre>${escape(log)}</pre>`),
    message('Daniel', '#2b7a78', false, '<div class="line"><a>@supportbot</a> have we seen this?</div>'),
    message('supportbot', '#1f2937', true, find('KA-10565', 'Fix the clock', 'line 7', 'whatever the time zone').map(block).join('')),
    message('supportbot', '#1f2937', true, find('Linux (chrony)', 'chronyc tracking', 'Check', 'Step 2 of').map(block).join('')),
  ].join('')}</body>`;

const browser = await launch();
try {
  const tab = await browser.newPage({ viewport: { width: 780, height: 400 }, deviceScaleFactor: 1.25 });
  await tab.setContent(page);
  const picture = await tab.screenshot({ fullPage: true });
  writeFileSync(new URL('../../../manifest/slack/thread.png', import.meta.url), picture);
  console.log(`manifest/slack/thread.png: ${Math.round(picture.length / 1024)} KB`);
} finally {
  await browser.close();
}
