// The operations of OpenSearch Service that are embedded.
export type OperationName =
  | 'AddTags'
  | 'CreateDomain'
  | 'DeleteDomain'
  | 'DescribeDomain'
  | 'DescribeDomainChangeProgress'
  | 'DescribeDomainConfig'
  | 'DescribeDomains'
  | 'GetCompatibleVersions'
  | 'ListDomainNames'
  | 'ListTags'
  | 'ListVersions'
  | 'RemoveTags'
  | 'UpdateDomainConfig';
