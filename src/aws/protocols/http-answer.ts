// The members of an output that stand in status and headers of an answer.
// AWS: https://smithy.io/2.0/spec/http-bindings.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { quoteHeader, toBase64 } from '@smithy/core/serde';
import { bindingsOf } from './http-bindings.ts';
import { writeText } from './text-values.ts';

/** Status (when a member says it) and headers, names in lower case. */
export function writeBoundMembers(shape: NormalizedSchema, output: unknown): { status?: number; headers: Record<string, string> } {
  const { headers: bound, prefixHeaders, responseCode } = bindingsOf(shape, 'response');
  const value = (output ?? {}) as Readonly<Record<string, unknown>>;
  const headers: Record<string, string> = {};
  for (const [name, schema, header] of bound) {
    const text = headerText(schema, value[name]);
    if (text !== undefined) headers[header] = text;
  }
  for (const [name, , prefix] of prefixHeaders) {
    for (const [key, text] of Object.entries(value[name] ?? {})) {
      const header = `${prefix}${key.toLowerCase()}`;
      // A bound header of the same name wins, as in the specification.
      if (text !== undefined && text !== null && !Object.hasOwn(headers, header)) headers[header] = headerSafe(String(text));
    }
  }
  const status = responseCode && value[responseCode[0]];
  return { ...(typeof status === 'number' && { status }), headers };
}

function headerText(schema: NormalizedSchema, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) {
    const element = schema.getValueSchema();
    const items = value.filter((item) => item !== undefined && item !== null).map((item) => writeText(element, item, 'http-date'));
    // Only texts can hold a comma that is no separator; the one of a date is known to readers.
    return headerSafe((element.isStringSchema() ? items.map(quoteHeader) : items).join(', '));
  }
  const text = writeText(schema, value, 'http-date');
  return schema.isStringSchema() && schema.getMergedTraits().mediaType ? toBase64(text) : headerSafe(text);
}

/**
 * A text that a header can hold. What it cannot hold is encoded as S3 does it:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html, by RFC 2047.
 */
export function headerSafe(text: string): string {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text) ? text : `=?UTF-8?B?${toBase64(new TextEncoder().encode(text))}?=`;
}
