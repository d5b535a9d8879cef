// The members of an input that stand in path, query and headers of a request.
// AWS: https://smithy.io/2.0/spec/http-bindings.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { splitEvery, splitHeader } from '@smithy/core/serde';
import type { ReadRequest } from '../core/call.ts';
import { type Bindings, bindingsOf, type NamedMember } from './http-bindings.ts';
import { pathLabels } from './http-route.ts';
import { Malformed, textOf } from './malformed.ts';
import type { OperationSchema } from './protocol.ts';
import { readBase64, readText } from './text-values.ts';
import { formatOf, parseTimestamp } from './timestamps.ts';

// HTTP itself says what a date that is none means in these: it is as if the header were not there (RFC 9110, 13.1.3; RFC 9111, 5.3).
const datesOfHttp: ReadonlySet<string> = new Set(['expires', 'if-modified-since', 'if-unmodified-since']);

/** Everything of `input` but its body. Throws Malformed. */
export function readBoundMembers(schema: OperationSchema, input: NormalizedSchema, request: ReadRequest): Record<string, unknown> {
  const bindings = bindingsOf(input, 'request');
  const read: Record<string, unknown> = {};
  readLabels(schema, bindings, request, read);
  readQuery(bindings, request.url.searchParams, read);
  readHeaders(bindings, request.headers, read);
  return read;
}

function readLabels(schema: OperationSchema, { labels }: Bindings, request: ReadRequest, read: Record<string, unknown>): void {
  const inPath = pathLabels(schema, request.url.pathname) ?? {};
  for (const [name, member] of labels) {
    const own = request.labels && Object.hasOwn(request.labels, name) ? request.labels[name] : undefined;
    const text = own ?? (Object.hasOwn(inPath, name) ? decodeLabel(inPath[name] ?? '', name) : undefined);
    if (text !== undefined) read[name] = readText(member, text, name, 'date-time');
  }
}

function decodeLabel(text: string, field: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Malformed('member', `The path holds a broken escape in ${field}.`, field, text.slice(0, 100));
  }
}

function readQuery({ queries, queryParams }: Bindings, params: URLSearchParams, read: Record<string, unknown>): void {
  for (const [name, member, wireName] of queries) {
    const texts = params.getAll(wireName);
    const [first] = texts;
    if (first === undefined) continue;
    read[name] = member.isListSchema()
      ? texts.map((text) => readText(member.getValueSchema(), text, wireName, 'date-time'))
      : readText(member, first, wireName, 'date-time');
  }
  if (!queryParams || params.size === 0) return;
  const [name, member] = queryParams;
  const lists = member.getValueSchema().isListSchema();
  read[name] = Object.fromEntries([...new Set(params.keys())].map((key) => [key, lists ? params.getAll(key) : params.get(key)]));
}

function readHeaders({ headers: bound, prefixHeaders }: Bindings, headers: Headers, read: Record<string, unknown>): void {
  for (const member of bound) {
    const text = headers.get(member[2]);
    if (text === null) continue;
    const lenient = datesOfHttp.has(member[2]) && member[1].isTimestampSchema();
    const value = lenient ? parseTimestamp(text, 'http-date') : readHeader(member, text);
    if (value !== undefined) read[member[0]] = value;
  }
  for (const [name, , prefix] of prefixHeaders) {
    const found = [...headers].filter(([header]) => header.startsWith(prefix));
    if (found.length > 0) read[name] = Object.fromEntries(found.map(([header, text]) => [header.slice(prefix.length), text]));
  }
}

function readHeader([, schema, wireName]: NamedMember, text: string): unknown {
  if (schema.isListSchema()) return readHeaderList(schema.getValueSchema(), text, wireName);
  // AWS: a text with a media type travels in base64, because headers hold no line breaks.
  if (schema.isStringSchema() && schema.getMergedTraits().mediaType) return textOf(readBase64(text, wireName));
  return readText(schema, text, wireName, 'http-date');
}

function readHeaderList(element: NormalizedSchema, text: string, wireName: string): unknown[] {
  if (text.trim() === '') return [];
  // A date in http-date format holds a comma itself.
  const dates = element.isTimestampSchema() && formatOf(element, 'http-date') === 'http-date';
  const items = dates ? splitEvery(text, ',', 2) : splitHeader(text);
  return items.map((item) => readText(element, item.trim(), wireName, 'http-date'));
}
