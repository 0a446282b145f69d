// Draws a card with Microsoft's renderer, and adds what a page can do better: commands to copy, boxes that grow.

import { besideEachOther } from './facts.js';
import { copyButton } from './copy.js';
import { hostConfig } from './hostConfig.js';
import { make } from './make.js';
import { plain, toHtml } from './cardText.js';
import { say } from './words.js';

const { AdaptiveCard, GlobalSettings, HostConfig, SerializationContext, Versions } = globalThis.AdaptiveCards;
const config = new HostConfig(hostConfig);

GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};

/** Draws a card. `press(data)` is called with the action's data and the card's inputs when a button sends. Returns the element and its boxes by name. */
export function drawCard(json, press) {
  const card = new AdaptiveCard();
  card.hostConfig = config;
  card.parse(besideEachOther(json), new SerializationContext(Versions.v1_5));
  card.onExecuteAction = action => execute(action, press);
  const element = card.render();
  if (!element) return { element: make('p', { textContent: say('card-failed') }), boxes: new Map() };
  element.removeAttribute('aria-label');
  for (const button of element.querySelectorAll('button')) button.removeAttribute('title');
  addCopyButtons(json, card);
  const boxes = new Map(card.getAllInputs().map(input => [input.id, input.renderedInputControlElement]));
  for (const input of card.getAllInputs()) shape(input.renderedInputControlElement, input.label);
  return { element, boxes };
}

function execute(action, press) {
  const type = action.getJsonTypeName();
  if (type === 'Action.Execute' || type === 'Action.Submit') press(action.data);
  else if (type === 'Action.OpenUrl') open(new URL(action.url, location.href));
}

function open(url) {
  if (['http:', 'https:', 'mailto:'].includes(url.protocol)) window.open(url, '_blank', 'noopener');
}

/** The label names the box (the renderer takes the placeholder); Ctrl+Enter presses the card's main button. */
function shape(box, label) {
  if (label) box.setAttribute('aria-label', label);
  box.spellcheck = false;
  box.autocomplete = 'off';
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) box.closest('.ac-adaptiveCard').querySelector('.style-positive')?.click();
  });
}

/** Containers named code-… hold a command, one TextBlock per line. */
function addCopyButtons(json, card) {
  for (const { id, items } of containers(json)) {
    const box = id?.startsWith('code-') && card.getElementById(id)?.renderedElement;
    if (!box) continue;
    box.classList.add('command');
    const text = items.map(item => plain(item.text)).join('\n');
    box.prepend(copyButton(() => text, { label: say('copy'), done: say('copied'), failed: say('copy-failed') }));
  }
}

function* containers(node) {
  if (node.type === 'Container') yield node;
  for (const child of node.body ?? node.items ?? []) yield* containers(child);
}
