// The pace of the lab's clock: a preference of the learner, unless a lab in which days pass begins at Instant. Source: src/lab/definition.ts.
// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { preferences } from '../settings/preference-store.ts';
import { LabStore } from './lab-store.ts';

async function opened(labId: string): Promise<LabStore> {
  const store = new LabStore(labId);
  await store.open();
  expect(store.phase.value).toEqual({ kind: 'ready' });
  return store;
}

test('a lab in which days pass begins at Instant, and what is chosen there is no preference', async () => {
  const before = preferences.value.pace;
  const store = await opened('who-changed-it');
  expect([store.paceName, store.pace.value]).toEqual(['instant', { kind: 'instant' }]);
  store.choosePace('x1');
  expect([store.paceName, store.pace.value]).toEqual(['x1', { kind: 'times', factor: 1 }]);
  expect(preferences.value.pace).toBe(before);
});

test('in any other lab the pace is the one that the learner chose last', async () => {
  const store = await opened('tumbling-window');
  expect(store.paceName).toBe(preferences.value.pace);
  store.choosePace('x1');
  store.pause();
  expect([store.paceName, store.pace.value.kind]).toEqual(['x1', 'paused']);
  expect(preferences.value.pace).toBe('x1');
});
