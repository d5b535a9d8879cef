// A configuration item as the view knows it: one resource from one moment on, as the API of AWS Config told it.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html
import { isJsonObject, parsedJson } from '../../../../aws/core/json.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface Item {
  /** Of the resource: type and id. */
  readonly key: string;
  readonly type: string;
  readonly id: string;
  /** Its name, the name in its tags, or its id. */
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly zone: string;
  /** `OK`, `ResourceDiscovered`, `ResourceDeleted` ... */
  readonly status: string;
  /** When it was captured, milliseconds since the epoch. */
  readonly atMs: number;
  readonly stateId: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly relationships: readonly Relationship[];
  /** Null once the resource is gone. */
  readonly configuration: Fields | null;
  readonly supplementaryConfiguration: Fields;
}

export interface Relationship {
  /** Of the other resource. */
  readonly key: string;
  readonly name?: string;
  /** `Is contained in Vpc` */
  readonly says: string;
}

export const keyOf = (type: string, id: string) => `${type} ${id}`;

export function isDeleted({ status }: Pick<Item, 'status'>): boolean {
  return status === 'ResourceDeleted' || status === 'ResourceDeletedNotRecorded';
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** An item of GetResourceConfigHistory, or a row of SelectResourceConfig, which spells times, tags and configurations otherwise. */
export function readItem(told: unknown): Item | undefined {
  if (!isJsonObject(told)) return undefined;
  const { resourceType, resourceId, configurationItemCaptureTime: captured } = told;
  if (typeof resourceType !== 'string' || typeof resourceId !== 'string') return undefined;
  const tags = readTags(told.tags);
  return {
    key: keyOf(resourceType, resourceId),
    type: resourceType,
    id: resourceId,
    name: text(told.resourceName) || tags.Name || resourceId,
    arn: text(told.arn),
    region: text(told.awsRegion),
    zone: text(told.availabilityZone),
    status: text(told.configurationItemStatus),
    atMs: typeof captured === 'number' ? Math.round(captured * 1_000) : Date.parse(text(captured)),
    stateId: Number(told.configurationStateId ?? 0),
    tags,
    relationships: readRelationships(told.relationships),
    configuration: asFields(told.configuration) ?? null,
    supplementaryConfiguration: Object.fromEntries(
      Object.entries(asFields(told.supplementaryConfiguration) ?? {}).map(([name, value]) => [name, unfolded(value)]),
    ),
  };
}

/** The API gives objects as JSON texts. */
function unfolded(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const parsed = parsedJson(value);
  return parsed === undefined ? value : parsed;
}

function asFields(value: unknown): Fields | undefined {
  const found = unfolded(value);
  return isJsonObject(found) ? found : undefined;
}

function readTags(told: unknown): Readonly<Record<string, string>> {
  if (Array.isArray(told)) return Object.fromEntries(told.filter(isJsonObject).map(({ key, value }) => [text(key), text(value)]));
  return isJsonObject(told) ? Object.fromEntries(Object.entries(told).map(([key, value]) => [key, text(value)])) : {};
}

function readRelationships(told: unknown): readonly Relationship[] {
  if (!Array.isArray(told)) return [];
  return told.filter(isJsonObject).map(({ resourceType, resourceId, resourceName, relationshipName }) => ({
    key: keyOf(text(resourceType), text(resourceId)),
    ...(text(resourceName) !== '' && { name: text(resourceName) }),
    says: text(relationshipName),
  }));
}
