// Who sits at this window. A browser keeps its people (random id, name) in localStorage. The first window of a thread is the first
// of them; a second window of the same thread is somebody else, so that two people can be tried out side by side.

import { randomName } from './make.js';
import { thread } from './thread.js';

const store = 'supportbot.people';
const patience = 600; // milliseconds a reloaded window waits for its former self to let go

/** Settles who this window is. Resolves to { id, name }, name '' = not asked yet. */
export async function arrive() {
  if (!navigator.locks) return person(0);
  const mine = Number(sessionStorage.getItem(`supportbot.seat.${thread}`) ?? -1);
  if (mine >= 0 && (await sit(mine, patience))) return person(mine);
  for (let seat = 0; ; seat++) if (await sit(seat, 0)) return person(seat);
}

/** Keeps a name for the next time. */
export function rename(who, name) {
  who.name = name;
  const all = people();
  all[who.seat] = { id: who.id, name };
  write(all);
}

/** Takes a seat until this window closes; false when another window of this thread holds it. */
function sit(seat, wait) {
  return new Promise(resolve => {
    const options = wait ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
    navigator.locks
      .request(`supportbot/${thread}/${seat}`, options, lock => {
        if (!lock) return resolve(false);
        sessionStorage.setItem(`supportbot.seat.${thread}`, seat);
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}

function person(seat) {
  const all = people();
  while (all.length <= seat) all.push({ id: randomName(20), name: '' });
  write(all);
  return { ...all[seat], seat };
}

function people() {
  try {
    return JSON.parse(localStorage.getItem(store)) ?? [];
  } catch {
    return [];
  }
}

function write(all) {
  try {
    localStorage.setItem(store, JSON.stringify(all));
  } catch {
    // Storage is switched off: the person lasts as long as the window.
  }
}
