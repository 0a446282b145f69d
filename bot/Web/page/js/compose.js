// The box below: many lines, Enter sends, pasted logs stay as they are. A dropped log file is put in as text.

const box = document.getElementById('box');
const most = 2 * 1024 * 1024;

/** `send(text)` is called with what was written; `tooLong(length)` instead when it is more than the bot reads. */
export function compose(send, tooLong) {
  const form = document.getElementById('compose');
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!box.value.trim()) return box.focus();
    if (box.value.length > most) return tooLong(box.value.length);
    send(box.value);
    box.value = '';
    box.focus();
  });
  box.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('dragover', event => event.preventDefault());
  form.addEventListener('drop', async event => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    if (file.size > most * 4) return tooLong(file.size);
    add(await file.text());
  });
}

/** Puts text into the box, after what stands there. */
export function add(text) {
  box.value = [box.value, text].filter(Boolean).join('\n');
  box.focus();
}
