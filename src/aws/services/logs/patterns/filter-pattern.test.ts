// The filter pattern language. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { describe, expect, test } from 'vitest';
import { parseFilterPattern } from './filter-pattern.ts';

const isMatched = (pattern: string, message: string) => parseFilterPattern(pattern)(message) !== undefined;

describe('terms', () => {
  test.each([
    ['', 'anything', true],
    ['ERROR', '[ERROR 400] BAD REQUEST', true],
    ['error', '[ERROR 400] BAD REQUEST', false],
    ['ERROR ARGUMENTS', '[ERROR 419] MISSING ARGUMENTS', true],
    ['ERROR ARGUMENTS', '[ERROR 401] UNAUTHORIZED REQUEST', false],
    ['?ERROR ?ARGUMENTS', '[INFO] ARGUMENTS', true],
    ['?ERROR ?ARGUMENTS', '[INFO]', false],
    ['ERROR -ARGUMENTS', '[ERROR 400] BAD REQUEST', true],
    ['ERROR -ARGUMENTS', '[ERROR 419] MISSING ARGUMENTS', false],
    ['"INTERNAL SERVER ERROR"', '[ERROR 500] INTERNAL SERVER ERROR', true],
    ['"INTERNAL SERVER ERROR"', 'INTERNAL ERROR OF THE SERVER', false],
    ['"say \\"hi\\""', 'they say "hi"', true],
    ['-"out of memory"', 'fine', true],
    ['%AUTHORIZED|ERROR%', 'UNAUTHORIZED', true],
    ['%^ERROR%', 'an ERROR', false],
    ['INFO ?WARN', 'INFO', true],
  ])('%s on %s: %s', (pattern, message, matched) => {
    expect(isMatched(pattern, message)).toBe(matched);
  });
});

const trail = JSON.stringify({
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
  size: 15.5,
  'odd key': { x: 1 },
});

describe('JSON', () => {
  test.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ['{ $.eventType = Update* }', true],
    ['{ $.eventType = "*date*" }', true],
    ['{ $.eventType != "UpdateTrail" }', false],
    ['{ $.absent != "x" }', false],
    ['{ $.eventType = %^Upd% }', true],
    ['{ $.sourceIPAddress != 123.123.* }', true],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.arrayKey[*] = "another value" }', true],
    ['{ $.objectList[1].id = 2 }', true],
    ['{ $.objectList[1].id = 1 }', false],
    ['{ $.SomeObject IS NULL }', true],
    ['{ $.ThisFlag IS TRUE }', true],
    ['{ $.ThisFlag is false }', false],
    ['{ $.SomeOtherObject NOT EXISTS }', true],
    ['{ $.eventType EXISTS }', true],
    ['{ $.size > 15 && $.size <= 1.55e1 }', true],
    ['{ $.size < 15 }', false],
    ["{ $['odd key'].x = 1 }", true],
    ['{ ($.size = 1 || $.ThisFlag IS TRUE) && $.eventType = "Update*" }', true],
    ['{ $.size = 1 || $.ThisFlag IS TRUE && $.eventType = "no" }', false],
  ])('%s: %s', (pattern, matched) => {
    expect(isMatched(pattern, trail)).toBe(matched);
  });

  test('a line that is no object matches no JSON pattern', () => {
    expect(isMatched('{ $.a = 1 }', 'a = 1')).toBe(false);
    expect(isMatched('{ $.a = 1 }', '{ broken')).toBe(false);
  });

  test('selectors of the pattern are extracted', () => {
    expect(parseFilterPattern('{ $.size > 1 && $.objectList[0].name = * }')(trail)?.extracted).toEqual({
      '$.size': '15.5',
      '$.objectList[0].name': 'a',
    });
  });
});

const line = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

describe('fields between blanks', () => {
  test.each([
    ['[ip, id, user, timestamp, request, status_code = 404, bytes]', true],
    ['[ip, id, user, timestamp, request, status_code = 4*, bytes > 1000]', true],
    ['[ip, id, user, timestamp, request, status_code = 4*, bytes > 2000]', false],
    ['[ip, id, user, timestamp, request =*html*, status_code = 4*, ...]', true],
    ['[ip, ..., status_code = 404, bytes]', true],
    ['[..., bytes = 1534]', true],
    ['[ip, id]', false],
    ['[ip = 127.0.0.1 && ip != 10.*, ...]', true],
    ['[ip = 10.* || ip = 127.*, ...]', true],
    ['[,,user = frank,,,,]', true],
    ['[ip, id, user = %^fr%, ...]', true],
  ])('%s: %s', (pattern, matched) => {
    expect(isMatched(pattern, line)).toBe(matched);
  });

  test('every field is extracted, without quotes and brackets', () => {
    expect(parseFilterPattern('[ip, id, user, timestamp, request, status_code, bytes]')(line)?.extracted).toEqual({
      $ip: '127.0.0.1',
      $id: 'Prod',
      $user: 'frank',
      $timestamp: '10/Oct/2000:13:25:15 -0700',
      $request: 'GET /index.html HTTP/1.0',
      $status_code: '404',
      $bytes: '1534',
    });
  });
});

test.each(['{ $.a }', '{ $.a = 1', '{ a = 1 }', '{ $.a > "x" }', '[a, ..., b, ...]', '[a', '[a = 1 && b = 2]', '"open', '%(?=a)%', '%[%'])(
  '%s is no pattern',
  (pattern) => {
    expect(() => parseFilterPattern(pattern)).toThrow(expect.objectContaining({ code: 'InvalidParameterException' }));
  },
);

test('a term with other characters than letters, digits and underscores needs quotes', () => {
  expect(() => parseFilterPattern('RequestId:')).toThrow("Invalid character(s) in term 'RequestId:'");
});
