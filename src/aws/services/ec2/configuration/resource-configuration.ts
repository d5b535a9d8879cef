// The frame of a configuration: what it has besides its content is the same for all resources of EC2.
import type { ResourceConfiguration } from '../../../core/resource-configuration.ts';
import type { Region } from '../region.ts';
import { resourceType } from '../resources.ts';

type Content = Pick<ResourceConfiguration, 'configuration'> &
  Partial<Pick<ResourceConfiguration, 'name' | 'availabilityZone' | 'createdMs' | 'relationships'>>;

/** @param kind as Config calls it, without `AWS::EC2::` */
export function resourceConfiguration(
  here: Region,
  kind: string,
  id: string,
  { relationships = [], ...content }: Content,
): ResourceConfiguration {
  return {
    type: `AWS::EC2::${kind}`,
    id,
    arn: here.arn(`${resourceType(id)}/${id}`),
    region: here.region,
    tags: Object.fromEntries(here.state.tags.get(id) ?? []),
    relationships,
    ...content,
  };
}
