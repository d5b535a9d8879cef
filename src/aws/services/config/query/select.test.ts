// AWS's own examples: https://docs.aws.amazon.com/config/latest/developerguide/example-query.html, examplerelationshipqueries.html,
// querying-AWS-resources.html, and https://github.com/awslabs/aws-config-resource-schema (README)
import { describe, expect, test } from 'vitest';
import { selectResources } from './select.ts';
import { idsWhere, queryItem } from './testing/query-item.ts';

const instance = (id: string, instanceType: string, imageId: string, tags = {}) =>
  queryItem(
    'AWS::EC2::Instance',
    id,
    {
      availabilityZone: 'us-west-2c',
      configuration: { imageId, instanceType, placement: { tenancy: 'default' } },
      relationships: [
        {
          resourceType: 'AWS::EC2::SecurityGroup',
          resourceId: 'sg-1',
          resourceName: null,
          relationshipName: 'Is associated with SecurityGroup',
        },
      ],
    },
    tags,
  );
const volume = (id: string, state: string, size: number) =>
  queryItem('AWS::EC2::Volume', id, { configuration: { volumeType: 'gp2', encrypted: false, size, state: { value: state } } });
const verdict = (id: string, complianceType: string) =>
  queryItem('AWS::Config::ResourceCompliance', id, { configuration: { complianceType } });

const items = [
  instance('i-1', 't2.micro', 'ami-12345', { Stage: 'Production', CostCenter: '12345' }),
  instance('i-2', 't1.micro', 'ami-12345', { Stage: 'Test' }),
  instance('i-3', 't2.micro', 'ami-99999'),
  volume('vol-1', 'available', 100),
  volume('vol-2', 'in-use', 8),
  verdict('a', 'NON_COMPLIANT'),
  verdict('b', 'NON_COMPLIANT'),
  verdict('c', 'COMPLIANT'),
];
const rowsOf = (expression: string) => selectResources(expression, items, {}).rows;

describe('the examples of the guide', () => {
  test('all EC2 instances with an AMI: a row nests what the dots of its properties part', () => {
    const { rows, queryInfo } = selectResources(
      `SELECT
    resourceId,
    resourceType,
    configuration.instanceType,
    configuration.placement.tenancy,
    configuration.imageId,
    availabilityZone
WHERE
    resourceType = 'AWS::EC2::Instance'
AND
    configuration.imageId = 'ami-12345'`,
      items,
      {},
    );
    expect(queryInfo.selectFields.map(({ name }) => name)).toEqual([
      'resourceId',
      'resourceType',
      'configuration.instanceType',
      'configuration.placement.tenancy',
      'configuration.imageId',
      'availabilityZone',
    ]);
    expect(rows).toEqual([
      {
        resourceId: 'i-1',
        configuration: { imageId: 'ami-12345', instanceType: 't2.micro', placement: { tenancy: 'default' } },
        availabilityZone: 'us-west-2c',
        resourceType: 'AWS::EC2::Instance',
      },
      expect.objectContaining({ resourceId: 'i-2' }),
    ]);
  });

  test('resources by their compliance, counted', () => {
    const query = `SELECT configuration.complianceType, COUNT(*) WHERE resourceType = 'AWS::Config::ResourceCompliance' GROUP BY configuration.complianceType`;
    expect(selectResources(query, items, {})).toEqual({
      queryInfo: { selectFields: [{ name: 'configuration.complianceType' }, { name: 'COUNT(*)' }] },
      rows: [
        { 'COUNT(*)': 2, configuration: { complianceType: 'NON_COMPLIANT' } },
        { 'COUNT(*)': 1, configuration: { complianceType: 'COMPLIANT' } },
      ],
    });
  });

  test('counts by account: keywords in small letters', () => {
    expect(rowsOf('SELECT COUNT(*), accountId group by accountId')).toEqual([{ 'COUNT(*)': 8, accountId: '123456789012' }]);
  });

  test('volumes that are not in use', () => {
    const query = `SELECT resourceId, tags, configuration.size, configuration.encrypted, configuration.state.value
      WHERE resourceType = 'AWS::EC2::Volume' AND configuration.state.value = 'available'`;
    expect(rowsOf(query)).toEqual([
      { resourceId: 'vol-1', tags: [], configuration: { size: 100, encrypted: false, state: { value: 'available' } } },
    ]);
  });

  test('what is related to a security group', () => {
    expect(
      idsWhere("resourceType IN ('AWS::EC2::Instance', 'AWS::EC2::NetworkInterface') AND relationships.resourceId = 'sg-1'", items),
    ).toEqual(['i-1', 'i-2', 'i-3']);
  });

  test('a tag by key and value at once, and by its key alone', () => {
    expect(idsWhere("resourceType='AWS::EC2::Instance' AND tags.tag='CostCenter=12345'", items)).toEqual(['i-1']);
    expect(rowsOf("SELECT COUNT(resourceId) WHERE resourceType='AWS::EC2::Instance' AND tags.key='Stage'")).toEqual([
      { 'COUNT(resourceId)': 2 },
    ]);
  });
});

describe('the fields of a row', () => {
  test('SELECT * gives the scalar properties of the top alone', () => {
    const [row] = rowsOf("SELECT * WHERE resourceId = 'vol-1'");
    expect(row).toEqual({
      accountId: '123456789012',
      awsRegion: 'eu-west-1',
      arn: 'arn:aws:test:eu-west-1:123456789012:vol-1',
      availabilityZone: 'Not Applicable',
      configurationItemCaptureTime: '2026-11-23T11:00:00.000Z',
      resourceId: 'vol-1',
      resourceType: 'AWS::EC2::Volume',
      version: '1.3',
    });
  });

  test('a whole object is a field, too', () => {
    expect(rowsOf("SELECT configuration WHERE resourceId = 'a'")).toEqual([{ configuration: { complianceType: 'NON_COMPLIANT' } }]);
    expect(Object.keys(rowsOf("SELECT *, configuration WHERE resourceId = 'a'")[0] ?? {})).toContain('configuration');
  });

  test('members of the elements of a list keep the list', () => {
    const permission = (fromPort: number, ipProtocol: string) => ({ fromPort, toPort: fromPort, ipProtocol });
    const group = queryItem('AWS::EC2::SecurityGroup', 'sg-1', {
      configuration: { ipPermissions: [permission(22, 'tcp'), permission(53, 'udp')] },
    });
    const { rows } = selectResources('SELECT configuration.ipPermissions.fromPort, configuration.ipPermissions.ipProtocol', [group], {});
    expect(rows).toEqual([
      {
        configuration: {
          ipPermissions: [
            { fromPort: 22, ipProtocol: 'tcp' },
            { fromPort: 53, ipProtocol: 'udp' },
          ],
        },
      },
    ]);
  });

  test('what an item lacks is left out of its row', () => {
    expect(rowsOf("SELECT resourceId, configuration.nothing, resourceName WHERE resourceId = 'a'")).toEqual([{ resourceId: 'a' }]);
  });
});

describe('order and number of rows', () => {
  test('by several properties, each in its direction; without a value last', () => {
    const ids = (order: string) => rowsOf(`SELECT resourceId ORDER BY ${order}`).map(({ resourceId }) => resourceId);
    expect(ids('configuration.size DESC, resourceId DESC').slice(0, 4)).toEqual(['vol-1', 'vol-2', 'i-3', 'i-2']);
    expect(ids('configuration.size, resourceId asc').slice(0, 3)).toEqual(['vol-2', 'vol-1', 'a']);
  });

  test('groups by what was counted', () => {
    const query = 'SELECT resourceType, COUNT(*) GROUP BY resourceType ORDER BY COUNT(*) ASC';
    expect(rowsOf(query).map((row) => row['COUNT(*)'])).toEqual([2, 3, 3]);
  });

  test('a limit cuts what was ordered before', () => {
    const { rows } = selectResources('SELECT resourceId ORDER BY resourceId DESC', items, { limit: 1 });
    expect(rows).toEqual([{ resourceId: 'vol-2' }]);
  });
});

describe('aggregates', () => {
  test('of all rows', () => {
    const query = `SELECT SUM(configuration.size), AVG(configuration.size), MIN(configuration.size), max(configuration.size), COUNT(configuration.size)`;
    expect(rowsOf(query)).toEqual([
      {
        'SUM(configuration.size)': 108,
        'AVG(configuration.size)': 54,
        'MIN(configuration.size)': 8,
        'MAX(configuration.size)': 100,
        'COUNT(configuration.size)': 2,
      },
    ]);
  });

  test('of no rows', () => {
    expect(rowsOf("SELECT COUNT(*), MAX(configuration.size) WHERE resourceId = 'none'")).toEqual([
      { 'COUNT(*)': 0, 'MAX(configuration.size)': null },
    ]);
  });

  test('of up to three properties; an item without one of them is in no group', () => {
    const query =
      'SELECT configuration.instanceType, configuration.imageId, COUNT(*) GROUP BY configuration.instanceType, configuration.imageId';
    expect(rowsOf(query)).toContainEqual({ 'COUNT(*)': 1, configuration: { instanceType: 't2.micro', imageId: 'ami-99999' } });
    expect(rowsOf(query)).toHaveLength(3);
  });

  test('an item with many values of a property is in the group of each', () => {
    expect(rowsOf('SELECT tags.key, COUNT(*) GROUP BY tags.key ORDER BY COUNT(*) DESC')).toEqual([
      { 'COUNT(*)': 2, tags: { key: 'Stage' } },
      { 'COUNT(*)': 1, tags: { key: 'CostCenter' } },
    ]);
  });
});
