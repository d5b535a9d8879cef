// CreateDomain and DeleteDomain. A domain answers after it was made, not at once.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html and .../API_DeleteDomain.html
import type { CreateDomainRequest, CreateDomainResponse, DeleteDomainRequest, DeleteDomainResponse } from '@aws-sdk/client-opensearch';
import type { Operation } from '../../../core/service.ts';
import { initialConfiguration } from '../configuration.ts';
import { describedDomain } from '../described-domain.ts';
import type { Domains } from '../domains.ts';
import { defaultVersion, engineVersions } from '../engine-versions.ts';
import { invalid, notEmbedded } from '../errors.ts';
import { taggedBy } from '../tags.ts';

export const createDomain =
  (domains: Domains): Operation<CreateDomainRequest, CreateDomainResponse> =>
  (input, context) => {
    const { DomainName: name = '', EngineVersion: version = defaultVersion } = input;
    if (version.startsWith('Elasticsearch')) throw notEmbedded(`The engine ${version}`);
    if (!engineVersions.includes(version))
      throw invalid(`Invalid Engine version: ${version}. Sandshark embeds ${engineVersions.join(', ')}.`);
    const config = initialConfiguration(input);
    const tags = taggedBy({}, input.TagList ?? []);
    return { DomainStatus: describedDomain(domains.create(context, name, version, config, tags)) };
  };

export const deleteDomain =
  (domains: Domains): Operation<DeleteDomainRequest, DeleteDomainResponse> =>
  ({ DomainName: name }, context) => {
    const domain = domains.get(context, name);
    if (domain.phase !== 'Deleting') domains.begin(domain, 'Deleting');
    return { DomainStatus: describedDomain(domain) };
  };
