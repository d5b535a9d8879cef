// What the services tell of their resources at this moment, with the relationships in both directions.
import type { Place } from '../../../core/ports.ts';
import type { ConfigurationSource, ResourceConfiguration } from '../../../core/resource-configuration.ts';
import type { ItemRelationship } from '../items/configuration-item.ts';
import { resourceKey } from './recorded-resource.ts';

export interface ToldResource {
  readonly configuration: ResourceConfiguration;
  readonly relationships: readonly ItemRelationship[];
  /** The keys of the resources that it names itself. */
  readonly names: readonly string[];
}

/** By key. What a resource is told to relate to gets the other direction, if anybody tells of it. */
export function toldResources(sources: readonly ConfigurationSource[], { account, region }: Place): Map<string, ToldResource> {
  const told = new Map<string, ResourceConfiguration>();
  for (const source of sources) {
    for (const configuration of source.configurations(account, region))
      told.set(resourceKey(configuration.type, configuration.id), configuration);
  }
  const reverse = reverseRelationships(told);
  const resources = new Map<string, ToldResource>();
  for (const [key, configuration] of told) {
    const own = configuration.relationships.map(({ type, id, name, says }) => relationship(type, id, name, says));
    const names = configuration.relationships.map(({ type, id }) => resourceKey(type, id));
    resources.set(key, { configuration, names, relationships: [...own, ...(reverse.get(key) ?? [])] });
  }
  return resources;
}

function reverseRelationships(told: ReadonlyMap<string, ResourceConfiguration>): Map<string, ItemRelationship[]> {
  const reverse = new Map<string, ItemRelationship[]>();
  for (const { type, id, name, relationships } of told.values()) {
    for (const named of relationships) {
      const key = resourceKey(named.type, named.id);
      const others = reverse.get(key) ?? [];
      others.push(relationship(type, id, name, named.reverseSays));
      reverse.set(key, others);
    }
  }
  // The order of sources must not make an item.
  for (const others of reverse.values()) others.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  return reverse;
}

const orderOf = ({ resourceType, resourceId, name }: ItemRelationship) => `${resourceType} ${resourceId} ${name}`;

function relationship(resourceType: string, resourceId: string, resourceName: string | undefined, name: string): ItemRelationship {
  return { resourceType, resourceId, resourceName: resourceName ?? null, name };
}
