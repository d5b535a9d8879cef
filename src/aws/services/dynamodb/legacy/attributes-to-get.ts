// AttributesToGet as the projection that a ProjectionExpression gives.
import type { Projection } from '../expressions/compiled.ts';
import { projectionOf } from '../expressions/projection.ts';
import { invalidParameter } from './legacy-condition.ts';

/** Names are names here: no paths, no reserved words. Throws AwsError ValidationException for one that comes twice. */
export function projectionFromAttributesToGet(names: readonly string[]): Projection {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw invalidParameter(`Duplicate value in attribute name: ${twice}`);
  return projectionOf(names.map((name) => [name] as const));
}
