// The one line above the box that says what is going on.

const line = document.getElementById('status');
let timer;

/** Says something; `seconds` = how long, until the next otherwise. */
export function tell(text, { seconds, bad = false } = {}) {
  clearTimeout(timer);
  line.textContent = text;
  line.classList.toggle('bad', bad);
  if (seconds) timer = setTimeout(() => (line.textContent = ''), seconds * 1000);
}
