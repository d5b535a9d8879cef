// An output as JSON text, by the SDK's own serializer.
import { JsonShapeSerializer2 } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';

/** Bytes of JSON. Times are seconds since the epoch (format 7 of the SDK's schemas) unless a member says otherwise. */
export function writeJson(schema: NormalizedSchema, value: unknown, names: 'member names' | 'json names'): Uint8Array {
  const serializer = new JsonShapeSerializer2({ timestampFormat: { useTrait: true, default: 7 }, jsonName: names === 'json names' });
  serializer.write(schema, value);
  const written: unknown = serializer.flush();
  return typeof written === 'string' ? new TextEncoder().encode(written) : (written as Uint8Array);
}
