// The AWS JSON protocols 1.0 and 1.1: a JSON body, the operation in the x-amz-target header.
// AWS: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
import { JsonShapeDeserializer2, JsonShapeSerializer2 } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/errors.ts';
import { checkJsonTypes } from './json-types.ts';
import type { OperationSchema, Protocol } from './protocol.ts';

const inputOf = (schema: OperationSchema) => NormalizedSchema.of(schema[4]);
const outputOf = (schema: OperationSchema) => NormalizedSchema.of(schema[5]);

// Timestamps are seconds since the epoch (format 7 of the SDK's schemas) unless a member says otherwise.
const settings: ConstructorParameters<typeof JsonShapeDeserializer2>[0] = {
  timestampFormat: { useTrait: true, default: 7 },
  jsonName: false,
};
const deserializer = new JsonShapeDeserializer2(settings);

/** The protocol of one version; they differ in the content type alone. */
export function awsJson(version: '1.0' | '1.1'): Protocol {
  const answerHeaders = { 'content-type': `application/x-amz-json-${version}` };
  return {
    operationOf: ({ headers }) => operationOfTarget(headers),
    decode(schema, { body, headers }) {
      if (headers.get('content-type')?.includes('cbor')) throw cborNotEmbedded();
      const input = inputOf(schema);
      const parsed = parseObject(new TextDecoder().decode(body));
      if (input.isUnitSchema()) return {};
      checkJsonTypes(input, parsed);
      return deserializer.readObject(input, parsed as never);
    },
    encode(schema, output) {
      const shape = outputOf(schema);
      // AWS: an operation without output answers with an empty body.
      if (shape.isUnitSchema()) return { status: 200, headers: answerHeaders, body: new Uint8Array() };
      const serializer = new JsonShapeSerializer2(settings);
      serializer.write(shape, output ?? {});
      return { status: 200, headers: answerHeaders, body: serializer.flush() };
    },
    encodeError(error) {
      // AWS: the service framework's own complaint about a body spells Message, the services spell message.
      const sentence = error.code === 'SerializationException' ? 'Message' : 'message';
      const content = { __type: error.code, ...(error.message === '' ? {} : { [sentence]: error.message }), ...error.members };
      return { status: error.status, headers: answerHeaders, body: new TextEncoder().encode(JSON.stringify(content)) };
    },
  };
}

function cborNotEmbedded(): AwsError {
  return new AwsError('NotImplemented', 'CBOR bodies are not embedded in Sandshark; use a JSON protocol.', 501);
}

/** `Kinesis_20131202.PutRecord` names PutRecord. */
function operationOfTarget(headers: Headers): string {
  const target = headers.get('x-amz-target') ?? '';
  return target.slice(target.lastIndexOf('.') + 1);
}

function parseObject(body: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    // AWS: no sentence, only the name (recorded by kinesalite).
    throw new AwsError('SerializationException', '');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new AwsError('SerializationException', '');
  return parsed;
}
