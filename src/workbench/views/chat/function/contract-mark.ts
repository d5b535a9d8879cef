// Where in a function's answer the breach of the contract is that Lex complains of. Pure.
import { type JsonLine, jsonLines } from './json-lines.ts';

/** What the sentences of Lex name, as the place where it stands. The first that fits. */
const NAMED: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/\b((?:sessionState|requestAttributes|messages)(?:\.\w+|\[\d+\])*)\b/, ([, path = '']) => path],
  [/slotToElicit/, () => 'sessionState.dialogAction'],
  [
    /slot (\w+)\b.*(?:interpretedValue|not an object|is none)|has no slot (\w+)|value of the slot (\w+)/,
    (found) => slotPath(found.slice(1)),
  ],
  [/state (?:ReadyForFulfillment|\w+) goes with/, () => 'sessionState.intent.state'],
  [/has no intent/, () => 'sessionState.intent.name'],
  [/dialogAction/, () => 'sessionState.dialogAction'],
];

const slotPath = (names: readonly (string | undefined)[]) => `sessionState.intent.slots.${names.find(Boolean) ?? ''}`;

/** Lex says where: `dialogAction ElicitSlot needs sessionState.intent.` is about the action and names what is missing. */
export function breachPath(problem: string): string {
  for (const [pattern, pathOf] of NAMED) {
    const found = pattern.exec(problem);
    if (found) return pathOf(found);
  }
  return '';
}

export interface MarkedLines {
  readonly lines: readonly JsonLine[];
  /** The line below which the sentence belongs: the deepest one that is there of the place that Lex names. */
  readonly marked: number;
}

/** @param response what the function answered, as text; no JSON is shown as it is */
export function markedResponse(response: string, problem: string | undefined): MarkedLines {
  const lines = linesOfText(response);
  if (problem === undefined) return { lines, marked: -1 };
  for (let path = breachPath(problem); path !== ''; path = parentOf(path)) {
    const marked = lines.findIndex((line) => line.path === path);
    if (marked !== -1) return { lines, marked };
  }
  return { lines, marked: 0 };
}

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.'), path.lastIndexOf('[')));

export function linesOfText(text: string): readonly JsonLine[] {
  try {
    return jsonLines(JSON.parse(text));
  } catch {
    // A function may answer anything: it is shown as it came.
    return text.split('\n').map((line) => ({ path: '', depth: 0, text: line }));
  }
}
