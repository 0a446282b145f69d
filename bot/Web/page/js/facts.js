// Names and values beside each other where there is room. The card has them one over the other, as phones and other clients need it.

const roomy = matchMedia('(min-width: 46rem)');
const shortName = 5;

/** The card with its pairs (a small quiet text, a value right below) as rows. */
export function besideEachOther(card) {
  return roomy.matches ? { ...card, body: rows(card.body) } : card;
}

function rows(items) {
  const found = [];
  for (let at = 0; at < items.length; at++) {
    const [name, value] = [items[at], items[at + 1]];
    if (isName(name) && isValue(value)) {
      found.push(row(name, value, names(items), found.at(-1)?.type === 'ColumnSet' ? 'Small' : 'Default'));
      at++;
    } else found.push(name.items ? { ...name, items: rows(name.items) } : name);
  }
  return found;
}

const isName = block => block.type === 'TextBlock' && block.size === 'Small' && block.isSubtle;
const isValue = block => block?.type === 'TextBlock' && block.spacing === 'None' && block.fontType !== 'Monospace';
const names = items => items.filter((block, at) => isName(block) && isValue(items[at + 1])).map(block => block.text);

function row(name, value, all, spacing) {
  const width = name.text.length <= shortName && /\d/.test(name.text) ? '56px' : all.some(text => text.length > 16) ? '184px' : '120px';
  return {
    type: 'ColumnSet',
    spacing,
    columns: [
      { type: 'Column', width, items: [{ ...name, spacing: 'None' }] },
      { type: 'Column', width: 'stretch', items: [value] },
    ],
  };
}
