// The log of calls: filter and words.
import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../lab/run-events.ts';
import { bodyText, filterCalls, statusText, tookText } from './call-text.ts';

const put: CallRecord = {
  id: 1,
  service: 'kinesis',
  operation: 'PutRecords',
  status: 200,
  atMs: 0,
  tookMs: 1.234,
  request: '{"StreamName":"prices"}',
  response: '{}',
  truncated: false,
};
const refused: CallRecord = { ...put, id: 2, operation: 'DescribeStream', status: 400, errorCode: 'ResourceNotFoundException' };

describe('the log of calls', () => {
  it('is filtered by words that may stand anywhere in the call', () => {
    expect(filterCalls([put, refused], 'kinesis 400')).toEqual([refused]);
    expect(filterCalls([put, refused], 'PRICES putrec')).toEqual([put]);
    expect(filterCalls([put, refused], ' ')).toHaveLength(2);
  });

  it("names the error's code beside the status", () => {
    expect(statusText(put)).toBe('200');
    expect(statusText(refused)).toBe('400 ResourceNotFoundException');
  });

  it('indents JSON and leaves alone what is none', () => {
    expect(bodyText(put.request)).toBe('{\n  "StreamName": "prices"\n}');
    expect(bodyText('{"cut": "in the mid')).toBe('{"cut": "in the mid');
    expect(bodyText('')).toBe('(empty)');
  });

  it('gives short times a decimal', () => {
    expect([tookText(1.234), tookText(123.4)]).toEqual(['1.2 ms', '123 ms']);
  });
});
