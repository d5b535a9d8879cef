// The coverage is read off the services themselves, so that it cannot promise what is not there.
import { expect, test } from 'vitest';
import { registry } from './services/registry.ts';
import { testCloud } from './testing/test-cloud.ts';

test('every service of the registry is covered, with the operations that it answers and those that it refuses', async () => {
  const coverage = await testCloud().aws.coverage();
  expect(coverage.map(({ name }) => name).toSorted()).toEqual(registry.map(({ name }) => name).toSorted());
  const kinesis = coverage.find(({ name }) => name === 'kinesis');
  expect(kinesis?.embedded).toContain('PutRecord');
  expect(kinesis?.embedded.filter((operation) => kinesis.notEmbedded.includes(operation))).toEqual([]);
});

test('an embedded operation is one of the SDK model, so that a name written wrongly is found', async () => {
  const outside = registry.filter(({ outsideAws }) => outsideAws).map(({ name }) => name);
  for (const { name, embedded, notEmbedded } of await testCloud().aws.coverage()) {
    expect({ name, strangers: embedded.filter((operation) => !/^[A-Z][A-Za-z0-9]+$/.test(operation)) }).toEqual({ name, strangers: [] });
    // Who stands beside AWS has no operations.
    expect(embedded.length + notEmbedded.length > 0).toBe(!outside.includes(name));
  }
});

test('every service says what it imitates, and every sentence ends', async () => {
  for (const { name, imitates, gaps, byDesign, clientQuirks } of await testCloud().aws.coverage()) {
    const unended = [imitates, ...gaps, ...byDesign, ...clientQuirks].filter((sentence) => !/[.]$/.test(sentence));
    expect({ name, unended }).toEqual({ name, unended: [] });
  }
});
