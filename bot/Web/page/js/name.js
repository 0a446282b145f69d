// Asks for a name once, without standing in the way; the name in the bar changes it.

import { rename } from './person.js';
import { say } from './words.js';

const form = document.getElementById('name-form');
const input = document.getElementById('name');
const tool = document.getElementById('person');

/** Shows who one is, and asks when that is not known yet. */
export function askName(who) {
  show(who);
  form.hidden = Boolean(who.name);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const name = input.value.trim();
    if (!name) return input.focus();
    rename(who, name);
    show(who);
    form.hidden = true;
    document.getElementById('box').focus();
  });
  tool.addEventListener('click', () => {
    form.hidden = !form.hidden;
    input.value = who.name;
    if (!form.hidden) input.focus();
  });
}

/** The person as the bot is told. */
export function asPerson(who) {
  return { id: who.id, name: who.name || say('guest'), language: document.documentElement.lang };
}

function show(who) {
  const shown = who.name ? say('you-are', { name: who.name }) : say('guest');
  document.getElementById('person-name').textContent = shown;
  tool.setAttribute('aria-label', `${shown}: ${say('name-change')}`);
}
