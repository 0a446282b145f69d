// The page's sentences, put into the document by the server in the reader's language.

const words = JSON.parse(document.getElementById('words').textContent);

/** A sentence with its {placeholders} filled. */
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** A number as the reader's language writes it. */
export function number(value) {
  return value.toLocaleString(document.documentElement.lang);
}
