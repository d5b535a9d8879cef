// Domains: made, described, changed, tagged, deleted.
// Source: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html and its siblings; statuses of errors from
// the API's model; sentences as moto and Terraform's tests quote them, the others inferred
import {
  AddTagsCommand,
  CreateDomainCommand,
  type CreateDomainCommandInput,
  DeleteDomainCommand,
  DescribeDomainChangeProgressCommand,
  DescribeDomainCommand,
  DescribeDomainConfigCommand,
  DescribeDomainsCommand,
  GetCompatibleVersionsCommand,
  ListDomainNamesCommand,
  ListTagsCommand,
  ListVersionsCommand,
  RemoveTagsCommand,
  UpdateDomainConfigCommand,
  UpgradeDomainCommand,
} from '@aws-sdk/client-opensearch';
import { describe, expect, test } from 'vitest';
import { searchCloud } from '../testing/search-cloud.ts';

const arn = 'arn:aws:es:us-east-1:123456789012:domain/tides';
const DomainName = 'tides';

describe('CreateDomain', () => {
  test('a new domain is processed first and has no endpoint; then it is active and has one', async () => {
    const { control, advance } = searchCloud();
    const { DomainStatus: first } = await control.send(new CreateDomainCommand({ DomainName, EngineVersion: 'OpenSearch_2.11' }));
    expect(first).toMatchObject({
      ARN: arn,
      DomainId: '123456789012/tides',
      Created: true,
      Deleted: false,
      Processing: true,
      DomainProcessingStatus: 'Creating',
      EngineVersion: 'OpenSearch_2.11',
      ClusterConfig: { InstanceCount: 1, ZoneAwarenessEnabled: false },
    });
    expect(first?.Endpoint).toBeUndefined();
    await advance(1000);
    const { DomainStatus: later } = await control.send(new DescribeDomainCommand({ DomainName }));
    expect(later).toMatchObject({ Processing: false, DomainProcessingStatus: 'Active' });
    expect(later?.Endpoint).toMatch(/^search-tides-[a-z2-7]{26}\.us-east-1\.es\.amazonaws\.com$/);
  });

  test('a name that is taken, by this account in this region, is refused', async () => {
    const { control, domain } = searchCloud();
    await domain();
    await expect(control.send(new CreateDomainCommand({ DomainName }))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      $metadata: { httpStatusCode: 409 },
    });
  });

  const refused: readonly (readonly [string, Partial<CreateDomainCommandInput>, string])[] = [
    ['a name with capital letters', { DomainName: 'Tides' }, 'ValidationException'],
    ['a version that there is not', { EngineVersion: 'OpenSearch_9.9' }, 'ValidationException'],
    ['an engine that is not embedded', { EngineVersion: 'Elasticsearch_7.10' }, 'NotImplemented'],
    ['a domain in a VPC', { VPCOptions: { SubnetIds: ['subnet-1'] } }, 'NotImplemented'],
    ['fine-grained access control', { AdvancedSecurityOptions: { Enabled: true } }, 'NotImplemented'],
    ['Cognito for Dashboards', { CognitoOptions: { Enabled: true } }, 'NotImplemented'],
    ['an access policy that is none', { AccessPolicies: '{"Statement":' }, 'InvalidTypeException'],
    ['storage without a size', { EBSOptions: { EBSEnabled: true } }, 'ValidationException'],
    ['an odd number of nodes in two zones', { ClusterConfig: { InstanceCount: 3, ZoneAwarenessEnabled: true } }, 'ValidationException'],
    ['a tag that only AWS may set', { TagList: [{ Key: 'aws:x', Value: 'y' }] }, 'ValidationException'],
  ];
  test.each(refused)('%s is refused', async (_what, input, name) => {
    const { control } = searchCloud();
    await expect(control.send(new CreateDomainCommand({ DomainName, ...input }))).rejects.toMatchObject({ name });
    expect((await control.send(new ListDomainNamesCommand({}))).DomainNames).toEqual([]);
  });
});

test('domains are listed by name and described together; names of none are left out', async () => {
  const { control, domain } = searchCloud();
  await domain('tides');
  await domain('boats');
  const { DomainNames } = await control.send(new ListDomainNamesCommand({}));
  expect(DomainNames).toEqual([
    { DomainName: 'boats', EngineType: 'OpenSearch' },
    { DomainName: 'tides', EngineType: 'OpenSearch' },
  ]);
  expect((await control.send(new ListDomainNamesCommand({ EngineType: 'Elasticsearch' }))).DomainNames).toEqual([]);
  const { DomainStatusList } = await control.send(new DescribeDomainsCommand({ DomainNames: ['tides', 'none'] }));
  expect(DomainStatusList?.map((status) => status.DomainName)).toEqual(['tides']);
  const six = ['aaa', 'bbb', 'ccc', 'ddd', 'eee', 'fff'];
  await expect(control.send(new DescribeDomainsCommand({ DomainNames: six }))).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a change is processed for a while; each option tells when it was changed', async () => {
  const { control, domain, advance } = searchCloud();
  await domain();
  const { DomainConfig } = await control.send(
    new UpdateDomainConfigCommand({
      DomainName,
      ClusterConfig: { InstanceCount: 2 },
      AdvancedOptions: { 'indices.query.bool.max_clause_count': '2048' },
    }),
  );
  expect(DomainConfig?.ClusterConfig).toMatchObject({
    Options: { InstanceCount: 2, InstanceType: 'm5.large.search' },
    Status: { State: 'Processing', UpdateVersion: 2 },
  });
  expect(DomainConfig?.EBSOptions?.Status).toMatchObject({ State: 'Active', UpdateVersion: 1 });
  const progress = await control.send(new DescribeDomainChangeProgressCommand({ DomainName }));
  expect(progress.ChangeProgressStatus).toMatchObject({ Status: 'PROCESSING', PendingProperties: ['AdvancedOptions', 'ClusterConfig'] });
  expect((await control.send(new DescribeDomainCommand({ DomainName }))).DomainStatus).toMatchObject({
    Processing: true,
    Endpoint: expect.any(String),
  });
  await advance(1000);
  const done = await control.send(new DescribeDomainChangeProgressCommand({ DomainName }));
  expect(done.ChangeProgressStatus).toMatchObject({ Status: 'COMPLETED', CompletedProperties: ['AdvancedOptions', 'ClusterConfig'] });
  const { DomainConfig: later } = await control.send(new DescribeDomainConfigCommand({ DomainName }));
  expect(later?.ClusterConfig?.Status?.State).toBe('Active');
});

test('what a change may not be is refused: before the domain is made, a dry run, another change id', async () => {
  const { control, advance } = searchCloud();
  await control.send(new CreateDomainCommand({ DomainName }));
  const change = { DomainName, ClusterConfig: { InstanceCount: 2 } };
  await expect(control.send(new UpdateDomainConfigCommand(change))).rejects.toMatchObject({ name: 'ValidationException' });
  await advance(1000);
  await expect(control.send(new UpdateDomainConfigCommand({ ...change, DryRun: true }))).rejects.toMatchObject({ name: 'NotImplemented' });
  const other = { DomainName, ChangeId: '12345678-1234-4234-8234-123456789012' };
  await expect(control.send(new DescribeDomainChangeProgressCommand(other))).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a deleted domain is there for a while, then its name is free', async () => {
  const { control, domain, advance } = searchCloud();
  await domain();
  const { DomainStatus } = await control.send(new DeleteDomainCommand({ DomainName }));
  expect(DomainStatus).toMatchObject({ Deleted: true, Processing: true });
  await advance(1000);
  const missing = { name: 'ResourceNotFoundException', message: 'Domain not found: tides', $metadata: { httpStatusCode: 409 } };
  await expect(control.send(new DescribeDomainCommand({ DomainName }))).rejects.toMatchObject(missing);
  await expect(control.send(new DeleteDomainCommand({ DomainName }))).rejects.toMatchObject(missing);
  await expect(control.send(new DescribeDomainConfigCommand({ DomainName }))).rejects.toMatchObject(missing);
  await expect(control.send(new UpdateDomainConfigCommand({ DomainName }))).rejects.toMatchObject(missing);
  await expect(control.send(new DescribeDomainChangeProgressCommand({ DomainName }))).rejects.toMatchObject(missing);
  await expect(control.send(new GetCompatibleVersionsCommand({ DomainName }))).rejects.toMatchObject(missing);
  await domain();
});

test('tags are added, listed and removed', async () => {
  const { control, domain } = searchCloud();
  await domain('tides', { TagList: [{ Key: 'team', Value: 'blue' }] });
  await control.send(
    new AddTagsCommand({
      ARN: arn,
      TagList: [
        { Key: 'team', Value: 'red' },
        { Key: 'stage', Value: 'dev' },
      ],
    }),
  );
  await control.send(new RemoveTagsCommand({ ARN: arn, TagKeys: ['stage', 'none'] }));
  expect((await control.send(new ListTagsCommand({ ARN: arn }))).TagList).toEqual([{ Key: 'team', Value: 'red' }]);
  await expect(control.send(new ListTagsCommand({ ARN: arn.replace('tides', 'none') }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(control.send(new ListTagsCommand({ ARN: 'arn:aws:s3:::a-bucket-of-tides' }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  const TagList = Array.from({ length: 50 }, (_tag, index) => ({ Key: `k${index}`, Value: '' }));
  await expect(control.send(new AddTagsCommand({ ARN: arn, TagList }))).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('versions come in pages, newest first; a domain may be upgraded within its major version, and from 2.19 to 3', async () => {
  const { control, domain } = searchCloud();
  const all = await control.send(new ListVersionsCommand({}));
  const first = await control.send(new ListVersionsCommand({ MaxResults: 3 }));
  const second = await control.send(new ListVersionsCommand({ MaxResults: 100, NextToken: first.NextToken }));
  expect([...(first.Versions ?? []), ...(second.Versions ?? [])]).toEqual(all.Versions);
  expect(second.NextToken).toBeUndefined();
  await expect(control.send(new ListVersionsCommand({ NextToken: 'x' }))).rejects.toMatchObject({ name: 'ValidationException' });
  await domain('tides', { EngineVersion: 'OpenSearch_2.17' });
  const { CompatibleVersions } = await control.send(new GetCompatibleVersionsCommand({ DomainName }));
  expect(CompatibleVersions).toEqual([{ SourceVersion: 'OpenSearch_2.17', TargetVersions: ['OpenSearch_2.19'] }]);
  const upgrades = await control.send(new GetCompatibleVersionsCommand({}));
  expect(upgrades.CompatibleVersions).toContainEqual({ SourceVersion: 'OpenSearch_2.19', TargetVersions: ['OpenSearch_3.1'] });
  const upgrade = new UpgradeDomainCommand({ DomainName, TargetVersion: 'OpenSearch_2.19' });
  await expect(control.send(upgrade)).rejects.toMatchObject({ name: 'NotImplemented' });
});
