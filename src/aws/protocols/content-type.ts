// Is the body of the type that the operation takes? REST-JSON services refuse another one.
// AWS: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#content-type
import { NormalizedSchema } from '@smithy/core/schema';
import type { ReadRequest } from '../core/call.ts';
import { AwsError } from '../core/errors.ts';
import { bindingsOf, isEventStream } from './http-bindings.ts';
import type { OperationSchema } from './protocol.ts';

const json = ['application/json', 'application/x-amz-json-1.0', 'application/x-amz-json-1.1'];

/** Throws AwsError UnsupportedMediaTypeException, status 415. A body without a type is taken: older clients name none, and AWS lets them. */
export function checkContentType(schema: OperationSchema, { headers, body }: Pick<ReadRequest, 'headers' | 'body'>): void {
  const sent = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const accepted = body.length === 0 ? undefined : acceptedTypes(NormalizedSchema.of(schema[4]));
  if (!sent || !accepted || accepted.includes(sent)) return;
  throw new AwsError('UnsupportedMediaTypeException', `The content type ${sent.slice(0, 100)} is not supported.`, 415);
}

/** Undefined for an input whose body may be anything. */
function acceptedTypes(input: NormalizedSchema): readonly string[] | undefined {
  if (!input.isStructSchema()) return [];
  const { payload, body, headers } = bindingsOf(input, 'request');
  // The operation asks for the type itself.
  if (headers.some(([, , name]) => name === 'content-type')) return undefined;
  // An input without any member takes an empty document, one whose members all stand elsewhere takes none.
  const empty = [...input.structIterator()].length === 0;
  if (!payload) return body.length > 0 || empty ? json : [];
  const [, member] = payload;
  const { mediaType } = member.getMergedTraits();
  if (isEventStream(member)) return undefined;
  if (typeof mediaType === 'string') return [mediaType.toLowerCase()];
  if (member.isBlobSchema()) return undefined;
  return member.isStringSchema() ? ['text/plain'] : json;
}
