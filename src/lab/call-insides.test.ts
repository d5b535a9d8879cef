// What a call's record says of the inside of the cloud. Source of truth: real runs of labs in Node.
import { describe, expect, it } from 'vitest';
import type { CallRecord } from './run-events.ts';
import { runLab } from './testing/run-lab.ts';

const withSteps = (calls: readonly CallRecord[]) => calls.filter(({ inside }) => inside?.steps.length);

describe('the inside of a call', () => {
  it('has the function that the service asked, and what the function asked with its own role, and why it might', async () => {
    const { calls } = await runLab('validating-code-hook');
    const asked = withSteps(calls);
    expect(new Set(asked.map(({ inside }) => inside?.operation))).toEqual(new Set(['RecognizeText']));
    const [invoked] = asked.flatMap(({ inside }) => inside?.steps ?? []).filter(({ steps }) => steps.length > 0);
    expect(invoked).toMatchObject({
      from: { kind: 'service', name: 'lexv2-runtime' },
      to: { kind: 'function', name: 'registrar-hook' },
      operation: 'invoke',
    });
    expect(invoked?.request).toContain('"messageVersion":"1.0"');
    expect(invoked?.steps[0]).toMatchObject({
      from: { kind: 'function', name: 'registrar-hook' },
      to: { kind: 'service', name: 'dynamodb' },
      status: 200,
      caller: { kind: 'assumed-role' },
      decisions: [{ verdict: 'allowed', allowedBy: 'own policies', policies: [{ type: 'identity-based policy', effect: 'allow' }] }],
    });
    expect(JSON.parse(invoked?.steps[0]?.request ?? '')).toHaveProperty('TableName');
  });

  it('leaves out what happens in its own time: a function that a bucket wakes is no doing of the call that is under way', async () => {
    const { calls } = await runLab('thumbnail-pipeline');
    expect(calls.length).toBeGreaterThan(10);
    expect(withSteps(calls)).toEqual([]);
    // Who called is known all the same.
    expect(calls.every(({ inside }) => inside?.caller?.kind === 'root')).toBe(true);
  });
});

describe('the calls of specs', () => {
  it('say which spec made them, and are no evidence of the program', async () => {
    const { calls } = await runLab('own-rows');
    expect(calls.map(({ id }) => id)).toEqual(calls.map((_, place) => place + 1));
    const denied = calls.filter(({ errorCode }) => errorCode === 'AccessDeniedException');
    expect(denied.map(({ by, operation }) => [operation, by?.spec?.at(-1)])).toEqual([
      ['GetItem', 'cannot read a row of somebody else by its key'],
      ['BatchGetItem', 'cannot hide it in a batch behind a row of their own'],
      ['Scan', 'cannot read everything without any key'],
    ]);
    expect(calls.filter(({ by }) => !by).map(({ operation }) => operation)).not.toContain('GetId');
  });
});
