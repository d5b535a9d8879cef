// What a wire protocol does: a request into an operation's input, an output or an error into an answer. It knows schemas, no service.
import type { NormalizedSchema } from '@smithy/core/schema';
import type { EncodedAnswer, ReadRequest } from '../core/call.ts';
import type { AwsError } from '../core/errors.ts';

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** An operation of the SDK's model, for example `PutRecord$` of @aws-sdk/client-kinesis: kind, namespace, name, traits, input, output. */
export type OperationSchema = readonly [kind: 9, namespace: string, name: string, traits: unknown, input: SchemaRef, output: SchemaRef];

/** The schemas of a service's operations, by operation name. */
export type OperationSchemas = Readonly<Record<string, OperationSchema>>;

/** What an answer says about itself besides its content. */
export interface AnswerContext {
  readonly operation: string;
  readonly requestId: string;
  /** The namespace that XML answers carry; unused by JSON. */
  readonly xmlNamespace: string;
  /** The schemas of the service, where one is meant: a modelled error is found by its name in their namespace. */
  readonly schemas?: OperationSchemas;
  /** The request's path, which some XML errors repeat. */
  readonly path: string;
}

export interface Protocol {
  /** The name of the operation that the request means, known or not; empty when it names none. Never throws. */
  operationOf(request: ReadRequest, schemas: OperationSchemas): string;
  /** The input of the call. Throws AwsError SerializationException (or its kin) for a request that is not of the schema's types. */
  decode(schema: OperationSchema, request: ReadRequest): unknown;
  encode(schema: OperationSchema, output: unknown, context: AnswerContext): EncodedAnswer;
  encodeError(error: AwsError, context: AnswerContext): EncodedAnswer;
}
