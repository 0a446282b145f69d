// An article's commands and logs can be copied.

import { copyButton } from './copy.js';
import { say } from './words.js';

for (const box of document.querySelectorAll('.command')) {
  const text = () => box.querySelector('pre').textContent.replace(/\n$/, '');
  box.prepend(copyButton(text, { label: say('copy'), done: say('copied'), failed: say('copy-failed') }));
}
