// What checks make of the results of specs. Source of truth: issue 10, "a learner's specs are judged by the hidden mutants of the app that they kill".
import { expect, test } from 'vitest';
import type { LabFiles } from '../definition.ts';
import type { RunFailure, SpecResult, SpecResults } from '../run-events.ts';
import { requireDemand, requireGreen, requireNoticed } from './spec-results.ts';

const spec = (name: string, status: SpecResult['status'], message = 'It is wrong.'): SpecResult => ({
  path: [name],
  status,
  expectations: 1,
  failures: status === 'failed' ? [{ message }] : [],
});
const ended = (...specs: SpecResult[]): SpecResults => ({ specs });
const stalled: RunFailure = { kind: 'stalled', message: 'It waits.' };

/** A check's context: the learner's specs have ended with `own`, and every run of specs ends with `next`. */
function context(own: SpecResults, next: SpecResults) {
  const runs: LabFiles[] = [];
  const runSpecs = async (files: LabFiles) => {
    runs.push(files);
    return next;
  };
  const files = { 'app.ts': 'the app', 'app.spec.ts': 'its specs' };
  return { runs, files, runSpecs, evidence: { console: [], calls: [], diagnostics: [], specs: own } };
}

const demand = (name: string) => ({ judgeSpec: 'judge', spec: name, expected: 'It is right.' });
const fault = { files: { 'app.ts': 'faulty' }, observed: 'Nobody saw it.', expected: 'A spec.' };

test('a demand is met by a green spec; a red one tells its reason; all of them are run once, without the specs of the learner', async () => {
  const it = context(ended(), ended(spec('saves', 'passed'), spec('loads', 'failed')));
  await requireDemand(it, demand('saves'));
  await expect(requireDemand(it, demand('loads'))).rejects.toMatchObject({ observed: 'It is wrong.', expected: 'It is right.' });
  expect(it.runs).toEqual([{ 'app.ts': 'the app', 'judge.spec.ts': 'judge' }]);
});

test('a run without the spec that was asked for tells why', async () => {
  const it = context(ended(), { specs: [], failure: stalled });
  await expect(requireDemand(it, demand('saves'))).rejects.toMatchObject({ observed: 'It waits.' });
});

test('a fault is noticed by a spec that was green before, and by no other', async () => {
  const red = ended(spec('a', 'failed'));
  const it = context(ended(spec('a', 'passed')), red);
  await requireNoticed(it, fault);
  expect(it.runs).toEqual([{ 'app.ts': 'faulty', 'app.spec.ts': 'its specs' }]);
  const blind = ended(spec('a', 'passed'), spec('b', 'failed'));
  await expect(requireNoticed(context(blind, ended(spec('a', 'passed'))), fault)).rejects.toMatchObject({ observed: 'Nobody saw it.' });
  const notEnded = { specs: [], failure: stalled };
  await expect(requireNoticed(context(notEnded, red), fault)).rejects.toThrow('Your specs did not run to their end: It waits.');
});

test('a spec that is red on the own files as well notices nothing, and is named with its reason', async () => {
  const red = ended(spec('a', 'failed', 'Expected 204 to be 400.'));
  await expect(requireNoticed(context(red, red), fault)).rejects.toMatchObject({
    observed: 'Nobody saw it. Your spec "a" is red with your own files, too: Expected 204 to be 400.',
    expected: 'A spec.',
  });
});

test('green are specs of which none is red, and that were all run; one that is left out is no harm', () => {
  requireGreen(context(ended(spec('a', 'passed'), spec('b', 'pending')), ended()));
  expect(() => requireGreen(context(ended(spec('a', 'failed')), ended()))).toThrow('Your spec "a" is red: It is wrong.');
  expect(() => requireGreen(context({ specs: [], failure: stalled }, ended()))).toThrow('It waits.');
});
