// The document of an error in JSON and CBOR: its modelled members by their schemas, what the model does not know as it is.
import { NormalizedSchema } from '@smithy/core/schema';
import type { AwsError } from '../core/errors.ts';

const TEXT = 0;
const DOCUMENT = 15;

/**
 * Schema and value of the document.
 *
 * @param type goes into `__type`; REST-JSON says it in a header instead
 */
export function errorDocument(error: AwsError, modelled: NormalizedSchema | undefined, type?: string): [NormalizedSchema, object] {
  const members = [...(modelled?.structIterator() ?? [])].filter(([, member]) => !member.getMemberTraits().httpHeader);
  const headers = new Set([...(modelled?.structIterator() ?? [])].filter((member) => !members.includes(member)).map(([name]) => name));
  const sentence = sentenceName(
    error,
    members.map(([name]) => name),
  );
  const schemas = new Map<string, unknown>(members);
  const value: Record<string, unknown> = {};
  if (type !== undefined) value.__type = type;
  if (error.message !== '') value[sentence] = error.message;
  for (const [name, member] of Object.entries(error.members)) if (!headers.has(name)) value[name] = member;
  schemas.set('__type', TEXT).set(sentence, TEXT);
  const names = Object.keys(value);
  const refs = names.map((name) => schemas.get(name) ?? DOCUMENT);
  return [NormalizedSchema.of([3, 'error', error.code, 0, names, refs] as never), value];
}

// What the service framework says by itself; it spells Message (recorded by dynalite, test/helpers.js).
const ofFramework = ['SerializationException', 'AccessDeniedException'];

/** AWS: services spell message, or as their model does. */
function sentenceName(error: AwsError, modelled: readonly string[]): string {
  if (ofFramework.includes(error.code) && modelled.length === 0) return 'Message';
  return modelled.find((name) => name.toLowerCase() === 'message') ?? 'message';
}
