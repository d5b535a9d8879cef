// Amazon OpenSearch Service: domains, and the API behind their endpoints. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizationsOf } from './authorizations.ts';
import { configurationSource } from './configuration-source.ts';
import { constraints } from './constraints.ts';
import { describedDomain } from './described-domain.ts';
import { description } from './description.ts';
import { documentIndex } from './document-index.ts';
import type { DomainState } from './domain.ts';
import { Domains } from './domains.ts';
import type { OperationName } from './operation-name.ts';
import { createDomain, deleteDomain } from './operations/create-domain.ts';
import { describeDomain, describeDomains, listDomainNames } from './operations/describe-domains.ts';
import { describeDomainChangeProgress, describeDomainConfig, updateDomainConfig } from './operations/domain-config.ts';
import { addTags, listTags, removeTags } from './operations/tags.ts';
import { getCompatibleVersions, listVersions } from './operations/versions.ts';
import { answerDomain } from './rest/answer.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const domains = new Domains(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    AddTags: addTags(domains),
    CreateDomain: createDomain(domains),
    DeleteDomain: deleteDomain(domains),
    DescribeDomain: describeDomain(domains),
    DescribeDomainChangeProgress: describeDomainChangeProgress(domains),
    DescribeDomainConfig: describeDomainConfig(domains),
    DescribeDomains: describeDomains(domains),
    GetCompatibleVersions: getCompatibleVersions(domains),
    ListDomainNames: listDomainNames(domains),
    ListTags: listTags(domains),
    ListVersions: listVersions(),
    RemoveTags: removeTags(domains),
    UpdateDomainConfig: updateDomainConfig(domains),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizationsOf(Object.keys(operations) as OperationName[]),
    answerDirectly: (request) => answerDomain(domains, request),
    documentIndex: documentIndex(domains),
    configurationSource: configurationSource(domains),
    snapshot: () => domains.snapshot(),
    restore: (state) => domains.restore(state as readonly DomainState[]),
    inspect: (account, region) =>
      domains.list({ account, region }).map((domain) => ({
        ...structuredClone(describedDomain(domain)),
        indexes: domain.cluster.all.map(({ name, documentCount, segment }) => ({ name, documentCount, searchable: segment.liveCount })),
      })),
  };
}
