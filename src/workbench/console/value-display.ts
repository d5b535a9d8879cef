// How a console value is shown: closed text, its tone, and what opening it reveals. Pure.
import type { ConsoleValue } from '../../lab/run-events.ts';

export type ValueTone = 'text' | 'string' | 'number' | 'keyword' | 'object' | 'error';

export type ValueDisplay =
  | { readonly kind: 'plain'; readonly text: string; readonly tone: ValueTone }
  | {
      readonly kind: 'opens';
      readonly text: string;
      readonly tone: ValueTone;
      readonly entries: readonly (readonly [string, ConsoleValue])[];
      /** Entries that were left out to bound the size. */
      readonly more: number;
      readonly stack?: string;
    };

/** A string that is an argument stands as it is; inside an object it wears quotes. */
export function displayOf(value: ConsoleValue, place: 'argument' | 'member'): ValueDisplay {
  switch (value.kind) {
    case 'text':
      return { kind: 'plain', text: value.text, tone: 'text' };
    case 'primitive':
      return primitive(value.type, value.text, place);
    case 'object':
      return { kind: 'opens', text: value.preview, tone: 'object', entries: value.entries, more: value.more };
    case 'error':
      return { kind: 'opens', text: `${value.name}: ${value.message}`, tone: 'error', entries: [], more: 0, stack: value.stack };
  }
}

function primitive(type: Extract<ConsoleValue, { kind: 'primitive' }>['type'], text: string, place: 'argument' | 'member'): ValueDisplay {
  if (type === 'string') {
    if (place === 'argument') return { kind: 'plain', text, tone: 'text' };
    return { kind: 'plain', text: text.startsWith('"') || text.startsWith("'") ? text : `'${text}'`, tone: 'string' };
  }
  if (type === 'number' || type === 'bigint') return { kind: 'plain', text, tone: 'number' };
  return { kind: 'plain', text, tone: 'keyword' };
}
