// What the languages of DynamoDB compile to. Expressions, legacy parameters and PartiQL all end in these shapes, which operations execute.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../values/attributes.ts';
import type { AttributeType } from '../values/compare.ts';

/** A document path: the attribute's name, then names of map members and indexes of list elements. */
export type DocumentPath = readonly [string, ...(string | number)[]];

/** A test of an item. */
export interface Condition {
  /** `undefined` is an item that does not exist; it has no attributes. */
  evaluate(item: Item | undefined): boolean;
  /** Every document path that the condition mentions, in order of appearance, repetitions included. */
  paths(): readonly DocumentPath[];
}

export type KeyOperator = '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with';

/** One condition on one key attribute, before the table's key is known. `not indexable` are legacy operators that no key can answer. */
export interface KeyTest {
  readonly name: string;
  readonly operator: KeyOperator | 'not indexable';
  readonly values: readonly AttributeValue[];
}

/** Which items a Query reads: one partition, and perhaps a range of its sort key. */
export interface KeyCondition {
  readonly partition: { readonly name: string; readonly value: AttributeValue };
  readonly sort?: { readonly name: string; readonly operator: KeyOperator; readonly values: readonly AttributeValue[] };
}

/** What an update does to one document path. */
export interface UpdateAction {
  readonly kind: 'SET' | 'REMOVE' | 'ADD' | 'DELETE';
  readonly path: DocumentPath;
  /** The type that the path gets, when the expression alone tells it. Operations check keys of the table and of indexes with it. */
  readonly type?: AttributeType;
}

/** A change of an item. */
export interface Update {
  /**
   * The item after the update; `item` is left as it is. Throws AwsError ValidationException when the update does not fit the item.
   * For an item that does not exist, pass its key.
   */
  apply(item: Item): Item;
  /** In order of the expression. */
  readonly actions: readonly UpdateAction[];
  /** The paths that are written: project the item by them for UPDATED_OLD and UPDATED_NEW. */
  readonly touchedPaths: readonly DocumentPath[];
  /** Every document path that the update mentions, written or read. */
  paths(): readonly DocumentPath[];
}

/** A choice of attributes. */
export interface Projection {
  /** A new item with what the paths name; elements of lists close up. */
  project(item: Item): Item;
  readonly paths: readonly DocumentPath[];
}
