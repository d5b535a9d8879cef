// Is that a table that can be? The checks of CreateTable that look at several members together, in the order of the real service.
// Order and sentences: recorded by dynalite (test/createTable.js), unless a comment says that a sentence is inferred.
import type {
  AttributeDefinition,
  CreateTableInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
  Projection,
  ProvisionedThroughput,
} from '@aws-sdk/client-dynamodb';
import { invalidParameter, validation } from '../errors.ts';
import { limits } from '../limits.ts';

/** Throws AwsError ValidationException. The input has the shape of `createTableShape`. */
export function checkNewTable(input: CreateTableInput): void {
  checkBilling(input);
  const { KeySchema: keySchema = [], AttributeDefinitions: attributes = [] } = input;
  const { LocalSecondaryIndexes: local, GlobalSecondaryIndexes: global } = input;
  checkDistinctAttributes(attributes);
  if (keySchema.length > attributes.length) throw validation('Invalid KeySchema: Some index key attribute have no definition');
  checkKeySchema(keySchema, attributes);
  if (!local && !global && keySchema.length !== attributes.length)
    throw invalidParameter('Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions');
  const names = new Set<string>();
  if (local) checkLocalIndexes(local, input, names);
  if (global) checkGlobalIndexes(global, input, names);
  const keys = [keySchema, ...[...(local ?? []), ...(global ?? [])].map((index) => index.KeySchema ?? [])];
  checkAllUsed(attributes, keys);
  checkNonKeyAttributes([...(local ?? []), ...(global ?? [])]);
}

/** scylladb/alternator's tests record that it is refused by that name; the sentence itself is inferred. */
function checkDistinctAttributes(attributes: readonly AttributeDefinition[]): void {
  const names = attributes.map(({ AttributeName }) => AttributeName);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw invalidParameter(`Duplicate AttributeName in AttributeDefinitions: ${twice}`);
}

function checkBilling({ BillingMode: mode, ProvisionedThroughput: throughput }: CreateTableInput): void {
  if (mode === 'PAY_PER_REQUEST') {
    if (throughput)
      throw invalidParameter('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST');
    return;
  }
  if (!throughput?.ReadCapacityUnits || !throughput.WriteCapacityUnits)
    throw invalidParameter('ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED');
  checkThroughputBounds(throughput);
}

export function checkThroughputBounds({ ReadCapacityUnits: read = 0, WriteCapacityUnits: write = 0 }: ProvisionedThroughput): void {
  if (read > limits.capacityUnits) throw validation(`Given value ${read} for ReadCapacityUnits is out of bounds`);
  if (write > limits.capacityUnits) throw validation(`Given value ${write} for WriteCapacityUnits is out of bounds`);
}

/** The key of a table or an index: attributes that are defined, one HASH and then one RANGE. */
export function checkKeySchema(keySchema: readonly KeySchemaElement[], attributes: readonly AttributeDefinition[]): void {
  const keys = keySchema.map(({ AttributeName }) => AttributeName);
  const defined = attributes.map(({ AttributeName }) => AttributeName);
  if (keys.some((key) => !defined.includes(key)))
    throw invalidParameter(
      'Some index key attributes are not defined in AttributeDefinitions. ' +
        `Keys: [${keys.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
  if (keys.length > 1 && keys[0] === keys[1])
    throw validation('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  if (keySchema[0]?.KeyType !== 'HASH') throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (keySchema[1] && keySchema[1].KeyType !== 'RANGE')
    throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
}

function checkLocalIndexes(indexes: readonly LocalSecondaryIndex[], table: CreateTableInput, names: Set<string>): void {
  if (indexes.length === 0) throw invalidParameter('List of LocalSecondaryIndexes is empty');
  if (table.KeySchema?.length !== 2)
    throw invalidParameter('Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex');
  for (const { IndexName: name = '', KeySchema: keySchema = [], Projection: projection } of indexes) {
    checkKeySchema(keySchema, table.AttributeDefinitions ?? []);
    if (keySchema.length !== 2) throw invalidParameter(`Index KeySchema does not have a range key for index: ${name}`);
    const [own, tables] = [keySchema[0]?.AttributeName, table.KeySchema[0]?.AttributeName];
    if (own !== tables)
      throw invalidParameter(
        `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${name}. ` +
          `index hash key: ${own}, table hash key: ${tables}`,
      );
    checkProjection(projection);
    checkDuplicate(name, names);
  }
  if (indexes.length > limits.localIndexes)
    throw invalidParameter(`Number of LocalSecondaryIndexes exceeds per-table limit of ${limits.localIndexes}`);
}

function checkGlobalIndexes(indexes: readonly GlobalSecondaryIndex[], table: CreateTableInput, names: Set<string>): void {
  if (indexes.length === 0) throw invalidParameter('List of GlobalSecondaryIndexes is empty');
  for (const index of indexes) {
    checkKeySchema(index.KeySchema ?? [], table.AttributeDefinitions ?? []);
    checkProjection(index.Projection);
    checkIndexBilling(index, table.BillingMode);
    checkDuplicate(index.IndexName ?? '', names);
  }
  if (indexes.length > limits.globalIndexes)
    throw invalidParameter(`GlobalSecondaryIndex count exceeds the per-table limit of ${limits.globalIndexes}`);
}

/** The second sentence is the one that dynalite recorded of UpdateTable. */
export function checkIndexBilling(
  { IndexName: name, ProvisionedThroughput: throughput }: Pick<GlobalSecondaryIndex, 'IndexName' | 'ProvisionedThroughput'>,
  billing: string | undefined,
): void {
  if (billing === 'PAY_PER_REQUEST' && throughput)
    throw invalidParameter(`ProvisionedThroughput should not be specified for index: ${name} when BillingMode is PAY_PER_REQUEST`);
  if (billing !== 'PAY_PER_REQUEST' && !throughput) throw invalidParameter(`ProvisionedThroughput must be specified for index: ${name}`);
}

export function checkProjection(projection: Projection | undefined): void {
  const { ProjectionType: type, NonKeyAttributes: others } = projection ?? {};
  if (!type) throw invalidParameter('Unknown ProjectionType: null');
  if (others && type !== 'INCLUDE') throw invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  // Inferred from its opposite.
  if (!others && type === 'INCLUDE') throw invalidParameter(`ProjectionType is ${type}, but NonKeyAttributes is not specified`);
}

function checkDuplicate(name: string, names: Set<string>): void {
  if (names.has(name)) throw invalidParameter(`Duplicate index name: ${name}`);
  names.add(name);
}

/** The sentence is that of the real service as the CDK's and Terraform's issue lists quote it. */
function checkAllUsed(attributes: readonly AttributeDefinition[], keys: readonly (readonly KeySchemaElement[])[]): void {
  const used = [...new Set(keys.flat().map(({ AttributeName }) => AttributeName))];
  const defined = attributes.map(({ AttributeName }) => AttributeName);
  if (defined.every((name) => used.includes(name))) return;
  throw invalidParameter(
    `Some AttributeDefinitions are not used. AttributeDefinitions: [${defined.join(', ')}], keys used: [${used.join(', ')}]`,
  );
}

/** AWS: "the total count of NonKeyAttributes, summed across all of the secondary indexes, must not exceed 100"; the sentence is inferred. */
function checkNonKeyAttributes(indexes: readonly { readonly Projection?: Projection | undefined }[]): void {
  const count = indexes.reduce((sum, { Projection }) => sum + (Projection?.NonKeyAttributes?.length ?? 0), 0);
  if (count > limits.nonKeyAttributesOfAllIndexes)
    throw invalidParameter(`Number of NonKeyAttributes exceeds per-table limit of ${limits.nonKeyAttributesOfAllIndexes}`);
}
