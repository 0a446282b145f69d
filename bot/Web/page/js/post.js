// Sends to the bot. Every message and press has an id of its own: sent twice, it counts once.

import { thread } from './thread.js';

const budget = 15000;

/** True when the bot has it for certain. */
export async function post(what, body) {
  try {
    const answer = await fetch(`/web/threads/${encodeURIComponent(thread)}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(budget),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
