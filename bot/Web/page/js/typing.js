// A card that is drawn anew must not disturb the person at the keyboard: unsent text, caret and focus move over to the new drawing.

/** What a person has in a card's boxes and where their focus is, as far as it is in `element`. */
export function look(element, boxes) {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  return {
    texts: new Map([...boxes].map(([id, box]) => [id, box.value])),
    inside: focused !== null,
    box: [...boxes].find(([, box]) => box === focused)?.[0],
    caret: focused && 'selectionStart' in focused ? [focused.selectionStart, focused.selectionEnd] : null,
    button: focused?.textContent,
    scroll: new Map([...boxes].map(([id, box]) => [id, box.scrollTop])),
  };
}

/** Puts it back. `sent` are the texts that went out with this person's press: they are done with. Returns texts that found no box. */
export function restore(before, element, boxes, sent) {
  const homeless = [];
  for (const [id, text] of before.texts) {
    if (!text || text === sent[id]) continue;
    const box = boxes.get(id);
    if (!box) homeless.push(text);
    else {
      box.value = text;
      box.scrollTop = before.scroll.get(id);
    }
  }
  if (before.inside) refocus(before, element, boxes);
  return homeless;
}

function refocus(before, element, boxes) {
  const box = boxes.get(before.box);
  if (box) {
    box.focus({ preventScroll: true });
    if (before.caret && before.texts.get(before.box) === box.value) box.setSelectionRange(...before.caret);
    return;
  }
  const same = [...element.querySelectorAll('button')].find(button => button.textContent === before.button);
  (same ?? element).focus({ preventScroll: true });
}
