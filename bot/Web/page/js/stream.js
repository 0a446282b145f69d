// What stands in the thread, live. The browser's EventSource reconnects by itself with Last-Event-ID; when it gives up, a new one goes on from there.

const firstWait = 1000;
const longestWait = 15000;

/** Listens until the window closes. `received(message)` per message, `state('connecting' | 'open' | 'lost')` on changes. */
export function listen(thread, person, received, state) {
  let last = 0;
  let wait = firstWait;
  let source;

  function connect() {
    source = new EventSource(`/web/threads/${encodeURIComponent(thread)}/events?person=${encodeURIComponent(person)}&language=${document.documentElement.lang}&after=${last}`);
    source.addEventListener('message', event => {
      last = Math.max(last, Number(event.lastEventId));
      received(JSON.parse(event.data));
    });
    source.addEventListener('open', () => {
      wait = firstWait;
      state('open');
    });
    source.addEventListener('error', () => {
      state('lost');
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, longestWait);
    });
  }

  state('connecting');
  connect();
  window.addEventListener('pagehide', () => source.close());
  window.addEventListener('pageshow', event => event.persisted && connect());
}
