// What OpenSearch Service tells AWS Config of domains.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema, in CloudFormation's words for this type.
import type { ConfigurationSource, ResourceConfiguration } from '../../core/resource-configuration.ts';
import { describedDomain } from './described-domain.ts';
import { type Domain, endpointOf } from './domain.ts';
import type { Domains } from './domains.ts';

export const configurationSource = (domains: Domains): ConfigurationSource => ({
  types: ['AWS::OpenSearch::Domain'],
  *configurations(account, region) {
    // By design a domain is told as it will be in a moment, there or gone: the real AWS Config looks later.
    for (const domain of domains.list({ account, region })) if (domain.phase !== 'Deleting') yield domainConfiguration(domain);
  },
});

function domainConfiguration(domain: Domain): ResourceConfiguration {
  const { account, name, arn, region, createdMs, tags } = domain;
  return {
    type: 'AWS::OpenSearch::Domain',
    id: `${account}/${name}`,
    name,
    arn,
    region,
    availabilityZone: 'Not Applicable',
    createdMs,
    tags,
    relationships: [],
    configuration: recorded(domain),
  };
}

/** What passes by itself (being processed, being changed) is no configuration. */
function recorded(domain: Domain): Record<string, unknown> {
  const {
    ARN,
    DomainId,
    Endpoint: _endpoint,
    Created: _created,
    Deleted: _deleted,
    Processing: _processing,
    UpgradeProcessing: _upgrade,
    ServiceSoftwareOptions: _software,
    ChangeProgressDetails: _progress,
    DomainProcessingStatus: _status,
    ModifyingProperties: _modifying,
    AutoTuneOptions: _autoTune,
    AccessPolicies,
    ...options
  } = describedDomain(domain);
  return {
    ...options,
    Arn: ARN,
    DomainArn: ARN,
    Id: DomainId,
    DomainEndpoint: endpointOf(domain),
    ...(AccessPolicies && { AccessPolicies: JSON.parse(AccessPolicies) }),
    Tags: Object.entries(domain.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}
