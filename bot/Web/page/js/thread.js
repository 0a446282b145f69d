// Which thread this window shows: ?thread=NAME, or a new random name that is put into the address.

import { randomName } from './make.js';

const address = new URL(location.href);

export const thread = address.searchParams.get('thread')?.slice(0, 100) || randomName(8);

/** The address of a thread without what belongs to this reader only. */
export function linkTo(name) {
  const link = new URL('/', location.href);
  link.searchParams.set('thread', name);
  return link;
}

/** Puts the thread's name into the address, so that a reload and a bookmark find it again. */
export function keepInAddress() {
  const shown = new URL(location.href);
  shown.searchParams.set('thread', thread);
  for (const once of ['ask', 'start']) shown.searchParams.delete(once);
  history.replaceState(null, '', shown);
}
