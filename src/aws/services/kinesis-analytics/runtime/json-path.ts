// The JSONPath of Kinesis Analytics: `$`, `.name`, `['name']`, `[3]`, and `[0:]` for all elements of one array.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/about-json-path.html
import type { Json, JsonObject } from '../../../../streaming-sql/mapping/json.ts';

type Step = string | number;

/** A path in two halves: to the array that makes rows, and from one of its elements on. */
export interface JsonPath {
  readonly text: string;
  readonly before: readonly Step[];
  /** Absent where no `[0:]` occurs. Empty: the array itself is meant. */
  readonly after?: readonly Step[];
}

const STEP = /\.([^.[\]\s]+)|\[\s*'([^']*)'\s*\]|\[\s*"([^"]*)"\s*\]|\[\s*(\d+)\s*\]|\[\s*(0:)\s*\]/y;

/** Reads a path. Throws a plain Error with a sentence when it is none. */
export function parseJsonPath(text: string): JsonPath {
  if (!text.startsWith('$')) throw new Error(`JSONPath '${text}' must begin with $.`);
  const before: Step[] = [];
  let after: Step[] | undefined;
  STEP.lastIndex = 1;
  for (let at = 1; at < text.length; at = STEP.lastIndex) {
    const match = STEP.exec(text);
    if (!match) throw new Error(`JSONPath '${text}' is not understood from position ${at + 1} on.`);
    if (match[5] !== undefined) {
      // AWS: one array and one level can be flattened.
      if (after) throw new Error(`JSONPath '${text}' flattens two arrays; one is allowed.`);
      after = [];
    } else {
      (after ?? before).push(match[4] === undefined ? (match[1] ?? match[2] ?? match[3] ?? '') : Number(match[4]));
    }
  }
  return after ? { text, before, after } : { text, before };
}

/** Follows steps through a value. What is not there is undefined. Names are case-sensitive. */
export function follow(value: Json | undefined, steps: readonly Step[]): Json | undefined {
  let here = value;
  for (const step of steps) {
    if (here === null || typeof here !== 'object') return undefined;
    if (Array.isArray(here)) here = typeof step === 'number' ? here[step] : undefined;
    else here = Object.hasOwn(here, step) ? (here as JsonObject)[step] : undefined;
  }
  return here;
}
