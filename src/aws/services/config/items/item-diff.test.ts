// What two items differ in. Source of paths and change types: https://repost.aws/knowledge-center/config-configurationitemdiff and
// https://docs.aws.amazon.com/config/latest/developerguide/example-sns-notification.html; keys of tags are inferred.
import { expect, test } from 'vitest';
import type { ConfigurationItem } from './configuration-item.ts';
import { itemDiff } from './item-diff.ts';

const item = (parts: Partial<ConfigurationItem>): ConfigurationItem => ({
  configurationItemVersion: '1.3',
  configurationItemCaptureTime: '2026-11-01T00:00:00.000Z',
  configurationItemStatus: 'OK',
  configurationStateId: 1,
  configurationStateMd5Hash: '',
  awsAccountId: '123456789012',
  ARN: 'arn',
  resourceType: 'AWS::EC2::Instance',
  resourceId: 'i-1',
  resourceName: null,
  awsRegion: 'us-east-1',
  availabilityZone: 'us-east-1a',
  resourceCreationTime: null,
  tags: {},
  relatedEvents: [],
  relationships: [],
  configuration: {},
  supplementaryConfiguration: {},
  ...parts,
});

test('a new resource has no changed properties', () => {
  expect(itemDiff(item({}), undefined)).toEqual({ changedProperties: {}, changeType: 'CREATE' });
});

test('a member that changed is told by its path, with capitals', () => {
  const before = item({ configuration: { state: { name: 'running', code: 16 }, imageId: 'ami-1' } });
  const after = item({ configuration: { state: { name: 'stopped', code: 80 }, imageId: 'ami-1' } });
  expect(itemDiff(after, before)).toEqual({
    changeType: 'UPDATE',
    changedProperties: {
      'Configuration.State.Name': { previousValue: 'running', updatedValue: 'stopped', changeType: 'UPDATE' },
      'Configuration.State.Code': { previousValue: 16, updatedValue: 80, changeType: 'UPDATE' },
    },
  });
});

test('elements of lists are deleted and created, numbered as changes', () => {
  const before = item({ configuration: { ipPermissions: [{ fromPort: 80 }, { fromPort: 22 }] } });
  const after = item({ configuration: { ipPermissions: [{ fromPort: 80 }, { fromPort: 443 }] } });
  expect(itemDiff(after, before).changedProperties).toEqual({
    'Configuration.IpPermissions.0': { previousValue: { fromPort: 22 }, updatedValue: null, changeType: 'DELETE' },
    'Configuration.IpPermissions.1': { previousValue: null, updatedValue: { fromPort: 443 }, changeType: 'CREATE' },
  });
});

test('the order of a list alone is no change', () => {
  const before = item({ configuration: { groups: ['a', 'b', 'b'] } });
  expect(itemDiff(item({ configuration: { groups: ['b', 'a', 'b'] } }), before).changedProperties).toEqual({});
});

test('relationships, tags and supplementary configuration have paths of their own', () => {
  const sg = { resourceType: 'AWS::EC2::SecurityGroup', resourceId: 'sg-1', resourceName: null, name: 'Is associated with SecurityGroup' };
  const before = item({ tags: { Owner: 'ops' }, supplementaryConfiguration: { policy: 'a' } });
  const after = item({ tags: { Owner: 'web', stage: 'live' }, supplementaryConfiguration: { policy: 'b' }, relationships: [sg] });
  expect(itemDiff(after, before).changedProperties).toEqual({
    'Relationships.0': { previousValue: null, updatedValue: sg, changeType: 'CREATE' },
    'SupplementaryConfiguration.Policy': { previousValue: 'a', updatedValue: 'b', changeType: 'UPDATE' },
    'Tags.Owner': { previousValue: 'ops', updatedValue: 'web', changeType: 'UPDATE' },
    'Tags.stage': { previousValue: null, updatedValue: 'live', changeType: 'CREATE' },
  });
});

test('of a resource that is gone the whole configuration is deleted', () => {
  const before = item({ configuration: { imageId: 'ami-1' } });
  const after = item({ configuration: null, configurationItemStatus: 'ResourceDeleted' });
  expect(itemDiff(after, before)).toEqual({
    changeType: 'DELETE',
    changedProperties: { Configuration: { previousValue: { imageId: 'ami-1' }, updatedValue: null, changeType: 'DELETE' } },
  });
});
