// What conditions refer to, and how two values compare.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html
import type { SlotValue } from '../session.ts';
import { slotAt, textOf } from './slot-values.ts';
import type { Turn } from './turn.ts';

/** Undefined: what has no value. */
export type Value = string | number | undefined;

/** The value of `{slot}`, `[session attribute]`, `((request attribute))` or `$.inputTranscript`. */
export function referenced(reference: string, turn: Turn): Value {
  if (reference.startsWith('$.')) return inInput(reference.slice(2), turn);
  if (reference.startsWith('((')) return turn.requestAttributes[reference.slice(2, -2)];
  const name = reference.slice(1, -1).trim();
  return reference.startsWith('[') ? turn.attributes[name] : textOf(slotNamed(name, turn));
}

const slotNamed = (name: string, { intent }: Turn): SlotValue | null | undefined => slotAt(intent?.slots ?? {}, name);

/** Of the event that a function would get: text is transcribed once, and for certain. */
function inInput(path: string, { text, intent }: Turn): Value {
  switch (path) {
    case 'inputTranscript':
    case 'transcriptions[0].transcription':
      return text;
    case 'inputMode':
      return 'Text';
    case 'transcriptions[0].transcriptionConfidence':
      return 1;
    case 'transcriptions[0].resolvedContext.intent':
      return intent?.definition.intentName;
    default:
      return undefined;
  }
}

/** AWS: "counts the number of values in a multi-valued slot." */
export function countOf(reference: string, turn: Turn): Value {
  const slot = reference.startsWith('{') ? slotNamed(reference.slice(1, -1).trim(), turn) : undefined;
  if (slot?.shape === 'List') return slot.values?.length ?? 0;
  return referenced(reference, turn) === undefined ? undefined : 1;
}

/** AWS: not for slots of several values, and not for composite ones. */
export function lengthOf(reference: string, turn: Turn): Value {
  const slot = reference.startsWith('{') ? slotNamed(reference.slice(1, -1).trim(), turn) : undefined;
  if (slot?.shape === 'List' || slot?.shape === 'Composite') return undefined;
  const value = referenced(reference, turn);
  return value === undefined ? undefined : String(value).length;
}

/** AWS: texts without regard to case, numbers as numbers, durations by how long they are; dates in their standard form sort as texts do. */
export function compared(left: Value, operator: string, right: Value): boolean {
  // Inferred, as a next step may empty a slot: "null" asks whether there is a value.
  if (left === undefined || right === undefined) {
    if (operator === '=') return left === right;
    return operator === '!=' && left !== right && right === undefined;
  }
  if (operator === 'CONTAINS') return contains(String(left), String(right));
  const [one, other] = comparable(left, right);
  if (one === undefined || other === undefined) return false;
  switch (operator) {
    case '=':
      return one === other;
    case '!=':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    default:
      return one >= other;
  }
}

function contains(left: string, right: string): boolean {
  return left.toLowerCase().includes(right.toLowerCase());
}

function comparable(left: string | number, right: string | number): readonly (string | number)[] {
  const both = [left, right];
  for (const as of [numberOf, secondsOf]) {
    const values = both.map(as);
    if (values.every((value) => value !== undefined)) return values as number[];
  }
  return both.map((value) => String(value).toLowerCase());
}

const numberOf = (value: string | number): number | undefined => {
  const number = value === '' ? Number.NaN : Number(String(value).replace(/%$/, ''));
  return Number.isNaN(number) ? undefined : number;
};

const SECONDS = { Y: 31_557_600, M: 2_629_800, W: 604_800, D: 86_400 } as const;
const TIME_SECONDS = { H: 3_600, M: 60, S: 1 } as const;

/** Of a duration such as PT5H10M; the guide writes P2H too. */
function secondsOf(value: string | number): number | undefined {
  const found = /^P((?:[\d.]+[YMWD])*)(T?)((?:[\d.]+[HMS])*)$/i.exec(String(value));
  if (!found || (!found[1] && !found[3])) return undefined;
  const sum = (part: string, units: Readonly<Record<string, number>>) =>
    [...part.toUpperCase().matchAll(/([\d.]+)([A-Z])/g)].reduce(
      (total, [, count, unit = '']) => total + Number(count) * (units[unit] ?? 0),
      0,
    );
  return sum(found[1] ?? '', SECONDS) + sum(found[3] ?? '', TIME_SECONDS);
}
