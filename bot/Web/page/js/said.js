// What a person wrote: as it is, long texts folded.

import { make } from './make.js';
import { number, say } from './words.js';

const mostLines = 8;
const mostLetters = 900;

/** The bubble of a text. `lines` is how many the whole text has; `cut` says that only its beginning is kept. */
export function drawSaid({ text, lines, cut }) {
  if (text.split('\n').length <= mostLines && text.length <= mostLetters) return make('p.text', { textContent: text });
  const beginning = text.split('\n').find(line => line.trim()) ?? '';
  return make(
    'details.long',
    {},
    make('summary', {}, make('span.beginning', { textContent: beginning }), make('span.count', {}, `${say('lines', { count: number(lines) })} · `, fold('show'), fold('hide'))),
    make('pre.text', { textContent: text, tabIndex: 0 }),
    cut ? make('p.cut', { textContent: say('cut', { count: number(text.length) }) }) : null,
  );
}

const fold = word => make(`span.${word}`, { textContent: say(word) });
