// UpdateDomainConfig, DescribeDomainConfig, DescribeDomainChangeProgress.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_UpdateDomainConfig.html and its siblings
import type {
  DescribeDomainChangeProgressRequest,
  DescribeDomainChangeProgressResponse,
  DescribeDomainConfigRequest,
  DescribeDomainConfigResponse,
  UpdateDomainConfigRequest,
  UpdateDomainConfigResponse,
} from '@aws-sdk/client-opensearch';
import type { Operation } from '../../../core/service.ts';
import { changesIn } from '../configuration.ts';
import { describedConfig } from '../described-domain.ts';
import type { Domains } from '../domains.ts';
import { invalid, notEmbedded } from '../errors.ts';

export const updateDomainConfig =
  (domains: Domains): Operation<UpdateDomainConfigRequest, UpdateDomainConfigResponse> =>
  (input, context) => {
    const domain = domains.get(context, input.DomainName);
    if (input.DryRun || input.DryRunMode !== undefined) throw notEmbedded('DryRun');
    if (domain.phase === 'Deleting') throw invalid(`Domain is being deleted: ${domain.name}`);
    if (domain.phase === 'Creating')
      throw invalid('A change/update is in progress. Please wait for it to complete before requesting another change.');
    const changes = changesIn(input, domain.config);
    const properties = Object.keys(changes);
    if (properties.length > 0) {
      domain.change = { id: domains.environment.random.uuid(), startedMs: domains.now(), properties };
      domains.noteChanges(domain, changes);
      domains.begin(domain, 'Modifying');
    }
    return { DomainConfig: describedConfig(domain) };
  };

export const describeDomainConfig =
  (domains: Domains): Operation<DescribeDomainConfigRequest, DescribeDomainConfigResponse> =>
  ({ DomainName: name }, context) => ({ DomainConfig: describedConfig(domains.get(context, name)) });

/** Of the last change: it is the only one that is remembered. */
export const describeDomainChangeProgress =
  (domains: Domains): Operation<DescribeDomainChangeProgressRequest, DescribeDomainChangeProgressResponse> =>
  ({ DomainName: name, ChangeId: wanted }, context) => {
    const { change, phase } = domains.get(context, name);
    if (wanted !== undefined && wanted !== change.id) throw invalid(`Change not found: ${wanted}`);
    const changing = phase === 'Creating' || phase === 'Modifying';
    return {
      ChangeProgressStatus: {
        ChangeId: change.id,
        StartTime: new Date(change.startedMs),
        Status: changing ? 'PROCESSING' : 'COMPLETED',
        PendingProperties: changing ? [...change.properties] : [],
        CompletedProperties: changing ? [] : [...change.properties],
        TotalNumberOfStages: 0,
        ChangeProgressStages: [],
        ConfigChangeStatus: changing ? 'ApplyingChanges' : 'Completed',
        InitiatedBy: 'CUSTOMER',
      },
    };
  };
