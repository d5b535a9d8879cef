// What AWS Config is told of domains. Source: the property types of https://github.com/awslabs/aws-config-resource-schema.
import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

test('a domain is told with its options, not with what passes by itself', async () => {
  const { client, told, advance } = configurationCloud();
  const Statement = [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }];
  const AccessPolicies = JSON.stringify({ Version: '2012-10-17', Statement });
  await client(OpenSearchClient).send(
    new CreateDomainCommand({ DomainName: 'search', AccessPolicies, TagList: [{ Key: 'team', Value: 'blue' }] }),
  );
  const [domain] = told('AWS::OpenSearch::Domain');
  await advance(60_000);
  // By design: it becomes active by itself, which makes no item.
  expect(told('AWS::OpenSearch::Domain')).toEqual([domain]);
  const arn = 'arn:aws:es:us-east-1:123456789012:domain/search';
  expect(domain).toMatchObject({ id: '123456789012/search', name: 'search', arn, tags: { team: 'blue' } });
  expect(domain?.configuration).toMatchObject({
    DomainName: 'search',
    Arn: arn,
    DomainArn: arn,
    DomainEndpoint: expect.stringContaining('search-search-'),
    AccessPolicies: { Statement },
    ClusterConfig: { InstanceCount: expect.any(Number) },
    AdvancedSecurityOptions: { Enabled: false },
  });
  expect(domain?.configuration).not.toHaveProperty('Processing');
});
