// AWS: https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html ("Limitations"); the sentence of a syntax error:
// github.com/awslabs/backstage-plugins-for-aws/pull/182 (recorded). The other sentences are inferred.
import { describe, expect, test } from 'vitest';
import { AwsError } from '../../../core/errors.ts';
import { selectResources } from './select.ts';

function complaint(expression: string): string {
  try {
    selectResources(expression, [], {});
  } catch (error) {
    if (error instanceof AwsError && error.code === 'InvalidExpressionException') return error.message;
    throw error;
  }
  return 'none';
}

test.each([
  ['', 'syntax error at line 1, column 1: expected SELECT, found the end of the query'],
  ['SELECT', 'syntax error at line 1, column 7: expected a property, found the end of the query'],
  ["SELECT resourceId resourceName = 'a'", 'syntax error at line 1, column 19: expected the end of the query, found resourceName'],
  ["SELECT resourceId\nWHERE resourceId == 'a'", 'syntax error at line 2, column 19: expected a value, found ='],
  ["SELECT resourceId WHERE resourceId = 'a", 'syntax error at line 1, column 38: a text without a closing quote'],
  ['SELECT resourceId WHERE resourceId = "a"', 'syntax error at line 1, column 38: texts stand in single quotes'],
  ["SELECT resourceId WHERE 'some%' LIKE 'some'", 'syntax error at line 1, column 25: expected a property, found some%'],
  ['SELECT resourceId WHERE resourceId IN ()', 'syntax error at line 1, column 40: expected a value, found )'],
  ["SELECT resourceId WHERE (resourceId = 'a'", 'syntax error at line 1, column 42: expected ), found the end of the query'],
  ['SELECT resourceId GROUP resourceId', 'syntax error at line 1, column 25: expected BY, found resourceId'],
  ['DELETE resourceId', 'syntax error at line 1, column 1: expected SELECT, found DELETE'],
])('%s', (expression, message) => {
  expect(complaint(expression)).toBe(message);
});

describe('keywords of SQL that queries lack', () => {
  test.each([
    ['SELECT ALL resourceId', 'ALL'],
    ['SELECT resourceId AS id', 'AS'],
    ['SELECT DISTINCT resourceType', 'DISTINCT'],
    ['SELECT resourceId FROM items', 'FROM'],
    ['SELECT resourceType, COUNT(*) GROUP BY resourceType HAVING COUNT(*) > 1', 'HAVING'],
    ['SELECT resourceId JOIN b', 'JOIN'],
    ['SELECT resourceId UNION SELECT resourceId', 'UNION'],
    ['SELECT resourceId WHERE resourceName = NULL', 'NULL'],
    ['SELECT resourceId WHERE resourceName is not null', 'IS'],
    // The synopsis has none: the request's own Limit does it.
    ['SELECT resourceId LIMIT 5', 'LIMIT'],
  ])('%s', (expression, keyword) => {
    expect(complaint(expression)).toMatch(new RegExp(`^syntax error at line 1, column \\d+: ${keyword} is not supported$`));
  });
});

describe('wildcards', () => {
  test.each(["LIKE '%::Instance'", "LIKE '_::EC2::Instance'", "LIKE 'AWS%Instance'"])('%s: only at the end', (like) => {
    expect(complaint(`SELECT resourceId WHERE resourceType ${like}`)).toMatch(/^Only suffix wildcards are supported/);
  });

  test.each(["LIKE 'ab%'", "LIKE 'ab_'", "LIKE '%'"])('%s: after three characters', (like) => {
    expect(complaint(`SELECT resourceId WHERE resourceType ${like}`)).toMatch(/^Wildcard matches must be at least 3 characters long/);
  });

  test.each(["LIKE 'abc%'", "LIKE 'abc_'"])('%s is allowed', (like) => {
    expect(complaint(`SELECT resourceId WHERE resourceType ${like}`)).toBe('none');
  });
});

describe('aggregates', () => {
  test.each([
    'SELECT COUNT(resourceId, resourceType)',
    'SELECT SUM(COUNT(resourceId))',
    'SELECT SUM(*)',
    'SELECT MEDIAN(configuration.size)',
    'SELECT accountId, awsRegion, resourceType, version, COUNT(*) GROUP BY accountId, awsRegion, resourceType, version',
    'SELECT accountId, awsRegion, COUNT(*) GROUP BY accountId, awsRegion ORDER BY COUNT(*)',
    'SELECT resourceType, COUNT(*) GROUP BY resourceType ORDER BY SUM(configuration.size)',
    'SELECT resourceId, COUNT(*)',
    'SELECT *, COUNT(*) GROUP BY resourceType',
    'SELECT resourceType, COUNT(*) GROUP BY resourceType ORDER BY resourceId',
  ])('%s is refused', (expression) => {
    expect(complaint(expression)).not.toBe('none');
  });

  test('three properties are allowed, and with one the order of an aggregate', () => {
    expect(complaint('SELECT accountId, COUNT(*) GROUP BY accountId, awsRegion, resourceType ORDER BY accountId DESC')).toBe('none');
    expect(complaint('SELECT accountId, COUNT(*) GROUP BY accountId ORDER BY COUNT(*) DESC, accountId')).toBe('none');
  });
});

test('mismatched identifiers: the examples of the guide', () => {
  expect(complaint("SELECT configuration.dbclusterIdentifier WHERE configuration.dBClusterIdentifier = 'a'")).toMatch(
    /^Mismatched identifiers/,
  );
  expect(complaint('SELECT configuration.ipaddressPermissions, configuration.ipAddress')).toMatch(/^Mismatched identifiers/);
  expect(complaint('SELECT configuration.ipAddressPermissions, configuration.ipAddress')).toBe('none');
});

test('a condition that is nested a thousand times is refused, not a crash', () => {
  expect(complaint(`SELECT resourceId WHERE ${'('.repeat(1000)}resourceId = 'a'${')'.repeat(1000)}`)).toMatch(/nested too deeply/);
  expect(complaint(`SELECT resourceId WHERE ${'NOT '.repeat(900)}resourceId = 'a'`)).toMatch(/nested too deeply/);
});
