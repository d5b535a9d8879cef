// One record that holds several, taken apart before partitioning.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning-multirecord-deaggergation.html
import type { SubRecords } from '../destination/processors.ts';
import { limits } from '../limits.ts';

/** The records inside. AWS: with more than 500 of them, or with none that can be told apart, the whole stays one record. */
export function subRecordsOf(data: Uint8Array, kind: SubRecords): readonly Uint8Array[] {
  const found = kind.kind === 'JSON' ? jsonValues(data) : delimited(data, kind.delimiter);
  return found === undefined || found.length === 0 || found.length > limits.subRecords ? [data] : found;
}

function delimited(data: Uint8Array, delimiter: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at + delimiter.length <= data.length; at++) {
    if (!delimiter.every((byte, index) => data[at + index] === byte)) continue;
    found.push(data.slice(start, at));
    at += delimiter.length - 1;
    start = at + 1;
  }
  found.push(data.slice(start));
  return found.filter(({ length }) => length > 0);
}

const code = (character: string) => character.charCodeAt(0);
const [quote, backslash, open, close] = [code('"'), code('\\'), code('{'), code('}')];

/** JSON objects one behind the other, with or without white space between; undefined for anything else. */
function jsonValues(data: Uint8Array): Uint8Array[] | undefined {
  const found: Uint8Array[] = [];
  let depth = 0;
  let start = 0;
  let inText = false;
  for (let at = 0; at < data.length; at++) {
    const byte = data[at];
    if (inText) {
      if (byte === backslash) at++;
      else if (byte === quote) inText = false;
    } else if (byte === open) {
      if (depth++ === 0) start = at;
    } else if (depth === 0) {
      if (byte === undefined || byte > code(' ')) return undefined;
    } else if (byte === quote) inText = true;
    else if (byte === close && --depth === 0) found.push(data.slice(start, at + 1));
  }
  return depth === 0 ? found : undefined;
}
