// The schema of an error that a service's model knows, found by the name that an AwsError carries.
import { NormalizedSchema, TypeRegistry } from '@smithy/core/schema';
import type { AwsError } from '../core/errors.ts';
import type { OperationSchemas } from './protocol.ts';

/** The error's structure; undefined when the model does not know it. A wire name of the Query protocol counts as a name. */
export function modelledError(code: string, schemas: OperationSchemas | undefined): NormalizedSchema | undefined {
  const namespace = Object.values(schemas ?? {})[0]?.[1];
  if (namespace === undefined) return undefined;
  const registry = TypeRegistry.for(namespace);
  // An error is [-3, namespace, name, traits, ...]; its Query name is the trait [code, status].
  const found = registry.find(
    (schema) => Array.isArray(schema) && schema[0] === -3 && (schema[2] === code || queryNameOf(schema) === code),
  );
  return found === undefined ? undefined : NormalizedSchema.of(found as never);
}

/** The HTTP status: the model's where it says one. */
export function statusOf(error: AwsError, modelled: NormalizedSchema | undefined): number {
  const status: unknown = modelled?.getOwnTraits().httpError;
  return typeof status === 'number' ? status : error.status;
}

function queryNameOf(schema: readonly unknown[]): string | undefined {
  const traits = schema[3] as { awsQueryError?: readonly [string, number] } | number;
  return typeof traits === 'object' ? traits.awsQueryError?.[0] : undefined;
}
