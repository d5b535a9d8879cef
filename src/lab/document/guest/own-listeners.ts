// The listeners that a program puts on its window and its document: known, so that the next spec finds a page without them.

interface Added {
  readonly target: EventTarget;
  readonly values: Parameters<EventTarget['addEventListener']>;
}

/**
 * Wraps `addEventListener` of these targets. Returns the function that removes what was added since it was last called; called first, it
 * removes nothing: what modules and the runner of specs added when they were loaded stays.
 */
export function ownListeners(targets: readonly EventTarget[]): () => void {
  let added: Added[] | undefined;
  for (const target of targets) {
    const add = target.addEventListener.bind(target);
    const addKnown = (...values: Added['values']) => {
      added?.push({ target, values });
      add(...values);
    };
    Object.defineProperty(target, 'addEventListener', { value: addKnown, writable: true, configurable: true });
  }
  return () => {
    for (const { target, values } of added ?? []) target.removeEventListener(values[0], values[1], values[2]);
    added = [];
  };
}
