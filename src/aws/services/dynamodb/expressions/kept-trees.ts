// Parsed expressions by their text: programs send the same few texts over and over.
import { limits } from './limits.ts';

/** `parse`, with the last used trees kept. What it throws is not kept. */
export function keepingTrees<Tree, More extends string>(parse: (text: string, more: More) => Tree): (text: string, more: More) => Tree {
  const kept = new Map<string, Tree>();
  return (text, more) => {
    const found = kept.get(text);
    const tree = found ?? parse(text, more);
    // The order of a Map is that of insertion: what was just used goes to the end.
    if (found !== undefined) kept.delete(text);
    else if (kept.size >= limits.keptTrees) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, tree);
    return tree;
  };
}
