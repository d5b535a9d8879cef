// Which tab a key goes to. Pure.

/** The tab after `key` on the tab `current`, or undefined for other keys. Arrows go round. */
export function tabAfterKey(ids: readonly string[], current: string, key: string): string | undefined {
  const at = ids.indexOf(current);
  if (at === -1) return undefined;
  switch (key) {
    case 'ArrowRight':
      return ids[(at + 1) % ids.length];
    case 'ArrowLeft':
      return ids[(at - 1 + ids.length) % ids.length];
    case 'Home':
      return ids[0];
    case 'End':
      return ids.at(-1);
    default:
      return undefined;
  }
}
