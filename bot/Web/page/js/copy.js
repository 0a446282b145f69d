// Copies text, also where the clipboard interface is missing (a page over plain HTTP from another machine).

import { make } from './make.js';

/** True when the text is on the clipboard. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const before = document.activeElement;
  const box = make('textarea.unseen', { value: text, readOnly: true });
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  before?.focus();
  return copied;
}

/** A button that copies what `text()` gives and says so on itself for a moment. */
export function copyButton(text, { label, done, failed }) {
  const button = make('button.copy', { type: 'button', textContent: label });
  button.addEventListener('click', async () => {
    button.textContent = (await copy(text())) ? done : failed;
    button.classList.add('done');
    setTimeout(() => {
      button.textContent = label;
      button.classList.remove('done');
    }, 1600);
  });
  return button;
}
