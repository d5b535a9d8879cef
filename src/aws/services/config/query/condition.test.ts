// AWS: https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html ("CIDR notation/IP range", "Multiple properties
// within an array", wildcards)
import { describe, expect, test } from 'vitest';
import { idsWhere, queryItem } from './testing/query-item.ts';

const group = (id: string, ...ipRanges: string[]) =>
  queryItem('AWS::EC2::SecurityGroup', id, { configuration: { ipPermissions: [{ ipRanges }] } });
const ranges = 'configuration.ipPermissions.ipRanges';

describe('addresses', () => {
  const groups = [
    group('world', '0.0.0.0/0'),
    group('ten', '10.0.0.0/24'),
    group('half', '10.0.0.0/25'),
    group('one', '192.168.0.2/32'),
    group('six', '::/0'),
  ];

  test('= finds each block that includes the address', () => {
    expect(idsWhere(`${ranges} = '10.0.0.7'`, groups)).toEqual(['world', 'ten', 'half']);
    expect(idsWhere(`${ranges} = '10.0.0.200'`, groups)).toEqual(['world', 'ten']);
    expect(idsWhere(`${ranges} = '2001:db8::1'`, groups)).toEqual(['six']);
  });

  test("AWS's query for one block alone", () => {
    const condition = `${ranges} BETWEEN '10.0.0.0' AND '10.0.0.255' AND NOT ${ranges} < '10.0.0.0' AND NOT ${ranges} > '10.0.0.255'`;
    // Blocks inside the block are found, too: the query cannot tell them apart.
    expect(idsWhere(condition, groups)).toEqual(['ten', 'half']);
  });

  test("AWS's query for one address alone", () => {
    const condition = `${ranges} = '192.168.0.2' AND NOT ${ranges} > '192.168.0.2' AND NOT ${ranges} < '192.168.0.2'`;
    expect(idsWhere(condition, groups)).toEqual(['one']);
  });

  test('an address lies in a block that is asked for, and has the order of numbers', () => {
    const hosts = ['10.0.0.9', '10.0.0.10', '10.1.0.1'].map((privateIpAddress) =>
      queryItem('AWS::EC2::Instance', privateIpAddress, { configuration: { privateIpAddress } }),
    );
    expect(idsWhere("configuration.privateIpAddress = '10.0.0.0/16'", hosts)).toEqual(['10.0.0.9', '10.0.0.10']);
    expect(idsWhere("configuration.privateIpAddress BETWEEN '10.0.0.9' AND '10.0.0.10'", hosts)).toEqual(['10.0.0.9', '10.0.0.10']);
    expect(idsWhere("configuration.privateIpAddress > '10.0.0.9'", hosts)).toEqual(['10.0.0.10', '10.1.0.1']);
  });
});

describe('lists', () => {
  const rules = queryItem('AWS::Config::ResourceCompliance', 'R', {
    configuration: {
      configRuleList: [
        { configRuleName: 'A', complianceType: 'compliant' },
        { configRuleName: 'B', complianceType: 'non_compliant' },
      ],
    },
  });

  test('each condition looks for an element of its own: the example of the guide', () => {
    const condition = "configuration.configRuleList.complianceType = 'non_compliant' AND configuration.configRuleList.configRuleName = 'A'";
    expect(idsWhere(condition, [rules])).toEqual(['R']);
  });

  test('NOT means that no element fits', () => {
    expect(idsWhere("NOT configuration.configRuleList.configRuleName = 'A'", [rules])).toEqual([]);
    expect(idsWhere("configuration.configRuleList.configRuleName != 'C'", [rules])).toEqual(['R']);
  });
});

describe('values', () => {
  const volumes = [
    queryItem('AWS::EC2::Volume', 'small', {
      configurationStateId: '9',
      configuration: { size: 8, encrypted: true, createTime: '2026-01-02T00:00:00.000Z', name: "O'Brien" },
    }),
    queryItem('AWS::EC2::Volume', 'large', { configuration: { size: 100, encrypted: false, createTime: '2026-03-04T00:00:00.000Z' } }),
    queryItem('AWS::S3::Bucket', 'photos', { resourceName: 'quicksilver-photos', configurationStateId: '101' }),
  ];

  test.each([
    ['configuration.size = 8', ['small']],
    ["configuration.size = '8'", ['small']],
    ['configuration.size > 9', ['large']],
    ['configuration.size >= 8 AND configuration.size < 100.5', ['small', 'large']],
    ['configuration.size BETWEEN 8 AND 10', ['small']],
    ['configuration.size NOT BETWEEN 8 AND 10', ['large', 'photos']],
    ['configuration.size IN (1, 8, 100)', ['small', 'large']],
    ['configuration.size NOT IN (8)', ['large', 'photos']],
    ['configuration.encrypted = true', ['small']],
    ["configuration.encrypted = 'false'", ['large']],
    ['configuration.encrypted <> true', ['large', 'photos']],
    ["configuration.createTime BETWEEN '2026-01-01' AND '2026-02-01'", ['small']],
    ["configuration.name = 'O''Brien'", ['small']],
    ["configurationStateId < 10 AND resourceId = 'small'", ['small']],
    ['configurationStateId > 10', ['photos']],
    ["resourceType = 'aws::s3::bucket'", []],
    ["resourceName LIKE 'quicksilver%'", ['photos']],
    ["resourceName NOT LIKE 'quicksilver%'", ['small', 'large']],
    ["resourceType LIKE 'AWS::EC2::%'", ['small', 'large']],
    ["resourceType LIKE 'AWS::EC2::_'", []],
    ["resourceType LIKE 'AWS::EC2::Volum_'", ['small', 'large']],
    ["resourceType LIKE 'AWS::S3::Bucket'", ['photos']],
    ["resourceId = 'small' OR resourceId = 'large' AND configuration.size = 8", ['small']],
    ["(resourceId = 'small' OR resourceId = 'large') AND NOT configuration.size = 8", ['large']],
    ["configuration = 'x' OR configuration.size.more = 1", []],
  ])('%s', (condition, ids) => {
    expect(idsWhere(condition, volumes)).toEqual(ids);
  });
});
