// Updates whose names and values are known, whichever language they came from.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type AttributeType, typeOf } from '../values/compare.ts';
import type { DocumentPath } from './compiled.ts';

/** The right side of SET. */
export type SetValue =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | {
      readonly kind: 'function';
      readonly name: 'if_not_exists' | 'list_append' | '+' | '-';
      readonly operands: readonly [SetValue, SetValue];
    };

export type BoundAction =
  | { readonly kind: 'SET'; readonly path: DocumentPath; readonly value: SetValue }
  | { readonly kind: 'REMOVE'; readonly path: DocumentPath }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: DocumentPath; readonly value: AttributeValue };

/** The type that the value will have, when no item is needed to tell it. */
export function typeOfSetValue(value: SetValue): AttributeType | undefined {
  if (value.kind === 'value') return typeOf(value.value);
  if (value.kind === 'path') return undefined;
  if (value.name === 'if_not_exists') return typeOfSetValue(value.operands[1]);
  return value.name === 'list_append' ? 'L' : 'N';
}

/** Every path that a value reads. */
export function pathsOfSetValue(value: SetValue): DocumentPath[] {
  if (value.kind === 'path') return [value.path];
  return value.kind === 'value' ? [] : value.operands.flatMap(pathsOfSetValue);
}
