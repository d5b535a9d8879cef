// What a target gets: the event, a part of it, a constant, or a template filled with parts of it.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
import type { Target } from '@aws-sdk/client-eventbridge';
import { type BusEvent, readEventPath } from '../event.ts';

export interface MatchedEvent {
  readonly event: BusEvent;
  readonly ruleArn: string;
  readonly ruleName: string;
  readonly ingestedMs: number;
}

/** JSON, or a text where the template is one. */
export function targetInput({ Input, InputPath, InputTransformer }: Target, matched: MatchedEvent): string {
  if (Input !== undefined) return Input;
  if (InputPath !== undefined) return JSON.stringify(readEventPath(matched.event, InputPath) ?? null);
  if (!InputTransformer) return JSON.stringify(matched.event);
  const paths = InputTransformer.InputPathsMap ?? {};
  return filled(InputTransformer.InputTemplate ?? '', (name) => {
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
    return path === undefined ? predefined(name, matched) : readEventPath(matched.event, path);
  });
}

/** The names in `<...>` of a template. */
export function variablesOf(template: string): readonly string[] {
  return [...template.matchAll(VARIABLE)].map(([, name]) => name ?? '');
}

const VARIABLE = /<([A-Za-z0-9_.-]+)>/g;

export const predefinedNames: readonly string[] = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
];

function predefined(name: string, { event, ruleArn, ruleName, ingestedMs }: MatchedEvent): unknown {
  if (name === 'aws.events.rule-arn') return ruleArn;
  if (name === 'aws.events.rule-name') return ruleName;
  if (name === 'aws.events.event.ingestion-time') return new Date(ingestedMs).toISOString();
  if (name === 'aws.events.event.json') return event;
  // AWS: without the detail.
  const { detail: _detail, ...rest } = event;
  return rest;
}

/** Outside quotes a value is written as JSON, inside them as text. */
function filled(template: string, read: (name: string) => unknown): string {
  let quotes: 'open' | 'closed' = 'closed';
  let from = 0;
  let text = '';
  for (const match of template.matchAll(VARIABLE)) {
    const before = template.slice(from, match.index);
    quotes = quotesAfter(before, quotes);
    const value = read(match[1] ?? '');
    text += before + (quotes === 'open' ? asText(value) : JSON.stringify(value ?? ''));
    from = match.index + match[0].length;
  }
  return text + template.slice(from);
}

function quotesAfter(text: string, before: 'open' | 'closed'): 'open' | 'closed' {
  const count = text.replace(/\\./gs, '').split('"').length - 1;
  if (count % 2 === 0) return before;
  return before === 'open' ? 'closed' : 'open';
}

/** AWS: of an object inside quotes the inner quotes are left out. What would end the text is escaped. */
function asText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return JSON.stringify(value).slice(1, -1);
  return typeof value === 'object' ? JSON.stringify(value).replaceAll('"', '') : String(value);
}
