// Keeps the newest in view for somebody who is at the end, and leaves alone somebody who reads further up.

import { say } from './words.js';

const log = document.getElementById('log');
const button = document.getElementById('elsewhere');
const near = 120;

let atEnd = true;
let target = null;

log.addEventListener('scroll', () => {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < near;
  if (target && isInView(target)) hide();
});
new ResizeObserver(() => atEnd && toEnd()).observe(log);
button.addEventListener('click', () => {
  target?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  target?.focus({ preventScroll: true });
  hide();
});

/** A message was added or drawn anew. `own` = this person has just made it: then it is always brought into view. */
export function changed(element, { known, own }) {
  if (own || (atEnd && !known)) toEnd();
  else if (atEnd && element === element.parentElement.lastElementChild) toEnd();
  else if (!isInView(element)) offer(element, known ? 'updated-above' : 'new-below');
}

export function toEnd() {
  log.scrollTop = log.scrollHeight;
  atEnd = true;
  hide();
}

function offer(element, words) {
  target = element;
  button.textContent = say(words);
  button.hidden = false;
}

function hide() {
  target = null;
  button.hidden = true;
}

function isInView(element) {
  const inner = element.getBoundingClientRect();
  const outer = log.getBoundingClientRect();
  return inner.top < outer.bottom - 40 && inner.bottom > outer.top + 40;
}
