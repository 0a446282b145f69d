// "Start the walkthrough" on an article's page: asks for the article in a new thread and presses the button of its answer.

const asked = new URL(location.href).searchParams;

/** What to ask at once: an article's number, a question, or null. */
export const question = asked.get('start') ?? asked.get('ask');

let starting = asked.get('start');

/** Presses the button that starts the walkthrough, once, when a card has it. */
export function startIfAsked(json, press) {
  const data = starting && startOf(json);
  if (!data) return;
  starting = null;
  press(data);
}

function startOf(node) {
  if (node.type === 'Action.Execute' && node.data?.supportBot?.verb === 'start' && node.data.supportBot.value === starting) return node.data;
  return [...(node.body ?? []), ...(node.items ?? []), ...(node.actions ?? [])].map(startOf).find(Boolean);
}
