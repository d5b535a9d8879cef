// DescribeDomain, DescribeDomains, ListDomainNames.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DescribeDomains.html and its siblings
import type {
  DescribeDomainRequest,
  DescribeDomainResponse,
  DescribeDomainsRequest,
  DescribeDomainsResponse,
  ListDomainNamesRequest,
  ListDomainNamesResponse,
} from '@aws-sdk/client-opensearch';
import type { Operation } from '../../../core/service.ts';
import { describedDomain } from '../described-domain.ts';
import type { Domains } from '../domains.ts';
import { invalid } from '../errors.ts';

/** AWS: "Array Members: Maximum number of 5 items" of older documents; today's answer says so. */
const mostDescribed = 5;

export const describeDomain =
  (domains: Domains): Operation<DescribeDomainRequest, DescribeDomainResponse> =>
  ({ DomainName: name }, context) => ({ DomainStatus: describedDomain(domains.get(context, name)) });

/** Names of no domain are left out. */
export const describeDomains =
  (domains: Domains): Operation<DescribeDomainsRequest, DescribeDomainsResponse> =>
  ({ DomainNames: names = [] }, context) => {
    if (names.length > mostDescribed) throw invalid(`Please provide a maximum of ${mostDescribed} domain names to describe.`);
    const wanted = domains.list(context).filter(({ name }) => names.includes(name));
    return { DomainStatusList: wanted.map(describedDomain) };
  };

export const listDomainNames =
  (domains: Domains): Operation<ListDomainNamesRequest, ListDomainNamesResponse> =>
  ({ EngineType: engine }, context) => ({
    DomainNames:
      engine === 'Elasticsearch' ? [] : domains.list(context).map(({ name }) => ({ DomainName: name, EngineType: 'OpenSearch' })),
  });
