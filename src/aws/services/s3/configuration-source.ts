// What S3 tells AWS Config of buckets.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema, and recorded items of buckets (version 1.3).
import type { ConfigurationSource, ResourceConfiguration } from '../../core/resource-configuration.ts';
import type { Bucket } from './bucket.ts';
import type { Buckets } from './buckets.ts';
import { canonicalUserId } from './canonical-user.ts';
import { supplementaryConfiguration } from './supplementary-configuration.ts';

export const configurationSource = (buckets: Buckets): ConfigurationSource => ({
  types: ['AWS::S3::Bucket'],
  *configurations(account, region) {
    for (const bucket of buckets.list(account)) if (bucket.definition.region === region) yield bucketConfiguration(bucket);
  },
});

/** What can be changed of a bucket stands in its supplementary configuration. */
function bucketConfiguration(bucket: Bucket): ResourceConfiguration {
  const { name, account, region, createdMs } = bucket.definition;
  return {
    type: 'AWS::S3::Bucket',
    id: name,
    name,
    arn: bucket.arn,
    region,
    availabilityZone: 'Regional',
    createdMs,
    tags: Object.fromEntries((bucket.settings.tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    relationships: [],
    configuration: {
      name,
      region,
      owner: { displayName: null, id: canonicalUserId(account) },
      creationDate: new Date(createdMs).toISOString(),
    },
    supplementaryConfiguration: supplementaryConfiguration(bucket),
  };
}
