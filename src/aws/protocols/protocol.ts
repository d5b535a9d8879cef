// What a wire protocol does: text into an input, an output or an error into an answer. It knows schemas, no service.
import type { NormalizedSchema } from '@smithy/core/schema';
import type { AwsError } from '../core/errors.ts';

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** An operation of the SDK's model, for example `PutRecord$` of @aws-sdk/client-kinesis: kind, namespace, name, traits, input, output. */
export type OperationSchema = readonly [kind: 9, namespace: string, name: string, traits: unknown, input: SchemaRef, output: SchemaRef];

/** What an answer says about itself besides its content. */
export interface AnswerContext {
  readonly operation: string;
  readonly requestId: string;
  /** The namespace that XML answers carry; unused by JSON. */
  readonly xmlNamespace: string;
}

/** The bytes of an answer and their type. */
export interface EncodedAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

export interface Protocol {
  /** The input of the call. Throws AwsError SerializationException (or its kin) for a body that is not of the schema's types. */
  decode(schema: OperationSchema, body: string): unknown;
  encode(schema: OperationSchema, output: unknown, context: AnswerContext): EncodedAnswer;
  encodeError(error: AwsError, context: AnswerContext): EncodedAnswer;
}
