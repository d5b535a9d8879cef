// A resource as a text, so that comparing it with the last item costs one look.
import type { RecordedResource } from './recorded-resource.ts';
import type { ToldResource } from './told-resources.ts';

/** AWS: what grows with the data of a resource changes no configuration. It stands in an item as it was when something else changed. */
const volatileMembers: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': ['itemCount', 'tableSizeBytes', 'indexSizeBytes'],
};

export function comparable({ configuration: told, relationships }: ToldResource): RecordedResource['seen'] {
  const volatile = volatileMembers[told.type];
  const keep = volatile && ((name: string, value: unknown) => (volatile.includes(name) ? undefined : value));
  const { name, arn, availabilityZone, tags, configuration, supplementaryConfiguration } = told;
  return {
    itself: JSON.stringify([name, arn, availabilityZone, tags, configuration, supplementaryConfiguration], keep),
    relationships: JSON.stringify(relationships),
  };
}
