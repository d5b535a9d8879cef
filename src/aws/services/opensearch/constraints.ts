// Lengths and patterns of the members, by operation.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html and its siblings
import type { Constraints } from '../../core/constraints.ts';
import type { OperationName } from './operation-name.ts';

const name = { minLength: 3, maxLength: 28, pattern: '[a-z][a-z0-9\\-]+' };
const version = {
  minLength: 14,
  maxLength: 18,
  pattern: '^Elasticsearch_[0-9]{1}\\.[0-9]{1,2}$|^OpenSearch_[0-9]{1,2}\\.[0-9]{1,2}$',
};
const tags: Constraints = {
  'TagList[].Key': { minLength: 1, maxLength: 128 },
  'TagList[].Value': { maxLength: 256 },
};
const arn = { minLength: 20, maxLength: 2048 };

export const constraints: Readonly<Partial<Record<OperationName, Constraints>>> = {
  AddTags: { ARN: arn, ...tags },
  CreateDomain: { DomainName: name, EngineVersion: version, ...tags },
  DeleteDomain: { DomainName: name },
  DescribeDomain: { DomainName: name },
  DescribeDomainChangeProgress: { DomainName: name },
  DescribeDomainConfig: { DomainName: name },
  DescribeDomains: { 'DomainNames[]': name },
  GetCompatibleVersions: { DomainName: name },
  ListDomainNames: { EngineType: { oneOf: ['OpenSearch', 'Elasticsearch'] } },
  ListTags: { ARN: arn },
  ListVersions: { MaxResults: { max: 100 } },
  RemoveTags: { ARN: arn, 'TagKeys[]': { minLength: 1, maxLength: 128 } },
  UpdateDomainConfig: { DomainName: name },
};
