// Do the key attributes of an item, or of a key, fit the table and its indexes?
// Sentences: recorded by dynalite (test/putItem.js, test/getItem.js); of empty values of index keys by scylladb/alternator's tests.
import { invalidParameter, validation } from '../errors.ts';
import { type AttributeValue, type Item, type KeyAttribute, type KeySchema, keyAttributes } from '../item.ts';
import { limits } from '../limits.ts';
import type { Table } from '../tables/table.ts';
import { attributeOf } from '../values/attributes.ts';
import { typeOf } from '../values/compare.ts';
import { utf8Length } from '../values/utf8.ts';

/** Throws AwsError ValidationException unless a whole item can lie in the table. */
export function checkItemKeys(item: Item, table: Table): void {
  for (const attribute of keyAttributes(table.key)) {
    const { name, type } = attribute;
    const value = attributeOf(item, name);
    if (value === undefined) throw invalidParameter(`Missing the key ${name} in the item`);
    if (value[type] === undefined) throw invalidParameter(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
    if (isEmpty(value)) throw validation(`One or more parameter values are not valid. ${emptyKey(value, name)}`);
    checkSize(value, attribute === table.key.partition ? 'partition' : 'sort');
  }
  checkIndexKeys(item, table);
}

/** Throws AwsError ValidationException when an attribute is there that is a key of an index and cannot be one. */
export function checkIndexKeys(item: Item, table: Table): void {
  for (const { name: index, key } of table.indexes) for (const attribute of keyAttributes(key)) checkIndexKey(item, attribute, index, key);
}

function checkIndexKey(item: Item, attribute: KeyAttribute, index: string, key: KeySchema): void {
  const { name, type } = attribute;
  const value = attributeOf(item, name);
  if (value === undefined) return;
  if (value[type] === undefined)
    throw invalidParameter(`Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index}`);
  if (isEmpty(value))
    throw validation(
      'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
        `The AttributeValue for a key attribute cannot contain an empty ${kindOf(value)} value. IndexName: ${index}, IndexKey: ${name}`,
    );
  checkSize(value, attribute === key.partition ? 'partition' : 'sort');
}

const mismatch = () => validation('The provided key element does not match the schema');

/** Throws AwsError ValidationException unless it is a key of the table and nothing more. */
export function checkKey(key: Item, table: Table): void {
  const attributes = keyAttributes(table.key);
  if (Object.keys(key).length !== attributes.length) throw mismatch();
  for (const attribute of attributes) checkKeyAttribute(key, attribute, attribute === table.key.partition ? 'partition' : 'sort');
}

export function checkKeyAttribute(key: Item, { name, type }: KeyAttribute, role: 'partition' | 'sort'): void {
  const value = attributeOf(key, name);
  if (value?.[type] === undefined) throw mismatch();
  // The real service begins this sentence in another way for a key than for an item.
  if (isEmpty(value)) throw invalidParameter(emptyKey(value, name));
  checkSize(value, role);
}

const emptyKey = (value: AttributeValue, name: string) =>
  `The AttributeValue for a key attribute cannot contain an empty ${kindOf(value)} value. Key: ${name}`;

function checkSize(value: AttributeValue, role: 'partition' | 'sort'): void {
  const bytes = value.S === undefined ? (value.B?.length ?? 0) : utf8Length(value.S);
  if (role === 'partition' && bytes > limits.partitionKeyBytes)
    throw invalidParameter('Size of hashkey has exceeded the maximum size limit of2048 bytes');
  if (role === 'sort' && bytes > limits.sortKeyBytes)
    throw invalidParameter('Aggregated size of all range keys has exceeded the size limit of 1024 bytes');
}

const isEmpty = ({ S, B }: AttributeValue): boolean => S === '' || B?.length === 0;
const kindOf = ({ S }: AttributeValue): string => (S === undefined ? 'binary' : 'string');
