// The text of a card is Markdown in which everything is escaped. So there is no Markdown to read here: every character becomes text,
// and the only markup that can come out is a line break.

const html = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The plain text behind an escaped one. */
export function plain(text) {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\n\n/g, '\n');
}

/** The same as HTML: text and <br>. */
export function toHtml(text) {
  return plain(text).replace(/[&<>"']/g, sign => html[sign]).replace(/\n/g, '<br>');
}
