// Searches while one types, through the public look-up; without this script the form does the same.

import { make } from './make.js';
import { number, say } from './words.js';

const pause = 180;
const most = 100;
const input = document.getElementById('q');
const rows = document.getElementById('rows');
const products = document.getElementById('products');
const address = new URL(location.href);
const locale = document.documentElement.lang;
const product = address.searchParams.get('product');
const atFirst = { query: input.value.trim(), rows: [...rows.children], products: [...products.children], count: document.getElementById('count').textContent };
let timer;
let newest = 0;

input.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(search, pause);
});

async function search() {
  const query = input.value.trim();
  const asked = ++newest;
  if (query === atFirst.query) return show(query, atFirst);
  try {
    const answer = await fetch(`/api/articles?${new URLSearchParams({ q: query, locale, top: most })}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const { articles } = await answer.json();
    if (asked === newest) show(query, found(query, articles));
  } catch {
    if (asked === newest) document.getElementById('count').textContent = say('failed');
  }
}

/** The same parts the server draws: rows of the chosen product, products of all that was found, how many. */
function found(query, articles) {
  const chosen = articles.filter(article => !product || article.products.includes(product));
  const count = chosen.length === 0 ? say('none', { query }) : chosen.length === 1 ? say('count-one') : say('count', { count: number(chosen.length) });
  return { rows: chosen.map(row), products: facets(query, articles), count };
}

function row({ article, title, locale: language, url, products: about }) {
  return make(
    'li',
    {},
    make('a', { href: `${url}?${new URLSearchParams({ locale })}`, lang: language, textContent: title }),
    make('p', {}, make('span.number', { textContent: article }), ` ${about.join(' · ')}`),
  );
}

function facets(query, articles) {
  const counts = new Map();
  for (const name of articles.flatMap(article => article.products)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([one, many], [other, more]) => more - many || one.localeCompare(other)).slice(0, 14);
  return [facet(query, null, say('all-products'), articles.length), ...sorted.map(([name, count]) => facet(query, name, name, count))];
}

function facet(query, name, label, count) {
  const link = make('a', { href: `/articles?${new URLSearchParams({ ...(query && { q: query }), ...(name && { product: name }), locale })}` }, `${label} `, make('span', { textContent: number(count) }));
  if (name === product) link.setAttribute('aria-current', 'true');
  return link;
}

function show(query, list) {
  rows.replaceChildren(...list.rows);
  products.replaceChildren(...list.products);
  document.getElementById('count').textContent = list.count;
  document.getElementById('none').hidden = list.rows.length > 0;
  const pages = document.querySelector('.pages');
  if (pages) pages.hidden = list !== atFirst;
  if (query) address.searchParams.set('q', query);
  else address.searchParams.delete('q');
  address.searchParams.delete('page');
  history.replaceState(null, '', address);
}
