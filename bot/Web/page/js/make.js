// Makes elements. Text enters as text, never as markup.

/** make('p.note', { id: 'x', onclick }, 'text', child, …) */
export function make(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role') element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** A random name: letters and digits that cannot be mistaken for one another. */
export function randomName(length) {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), byte => letters[byte % letters.length]).join('');
}
