// Conversations that a learner keeps as tests are work: they outlive a reset, another tab's work, export and import.
import { expect, test } from 'vitest';
import { ProgressKeeper } from './keeper.ts';
import { memoryStorage } from './memory-storage.ts';
import { noProgress, reduceProgress } from './progress.ts';
import type { SavedConversation } from './saved-conversation.ts';
import { exportText, importLabs, readImport } from './transfer.ts';

const LAB = 'first-bot';
const kept = (id: string, name = id): SavedConversation => ({
  id,
  name,
  bot: 'registrar',
  botAliasId: 'TSTALIASID',
  localeId: 'en_US',
  turns: [
    { said: 'hello', judged: 'yes', expected: { messages: ['Hi!'], intent: 'Greet', state: 'Fulfilled', action: 'Close', slots: {} } },
  ],
});
const withKept = (...ids: string[]) => ids.reduce((progress, id) => reduceProgress(progress, saved(kept(id))), noProgress(LAB));
const saved = (conversation: SavedConversation) => ({ type: 'conversation-saved', conversation }) as const;

test('one that is saved again takes its own place; one that is removed is gone', () => {
  const renamed = reduceProgress(withKept('one', 'two'), saved(kept('one', 'A day in March')));
  expect(renamed.conversations?.map(({ name }) => name)).toEqual(['A day in March', 'two']);
  expect(reduceProgress(renamed, { type: 'conversation-removed', id: 'one' }).conversations).toEqual([kept('two')]);
});

test('a reset of the files leaves them', () => {
  expect(reduceProgress(withKept('one'), { type: 'reset', atMs: 5 }).conversations).toEqual([kept('one')]);
});

test('they are read from storage, and from a file that was exported', async () => {
  const storage = memoryStorage();
  const progress = withKept('one');
  await storage.write({ version: 1, revision: 1, savedAtMs: 9, progress }, 0);
  const keeper = new ProgressKeeper(LAB, { storage, nowMs: () => 10, later: () => () => {} });
  await keeper.open();
  expect(keeper.progress.conversations).toEqual([kept('one')]);
  const text = exportText([{ version: 1, revision: 1, savedAtMs: 9, progress }], 10);
  expect(readImport(text)).toEqual({ kind: 'readable', labs: [progress] });
});

test('an import, and the choice between two tabs, keep those of both sides', async () => {
  const storage = memoryStorage();
  await storage.write({ version: 1, revision: 1, savedAtMs: 9, progress: withKept('mine') }, 0);
  await importLabs(storage, [withKept('imported')], 20);
  expect((await storage.read(LAB))?.progress.conversations?.map(({ id }) => id)).toEqual(['imported', 'mine']);
  const keeper = new ProgressKeeper(LAB, { storage, nowMs: () => 30, later: () => () => {} });
  await keeper.open();
  keeper.dispatch(saved(kept('here')));
  await storage.write({ version: 1, revision: 3, savedAtMs: 31, progress: withKept('there') }, 2);
  await keeper.flush();
  expect(keeper.safety.kind).toBe('conflict');
  await keeper.resolve('theirs');
  expect(keeper.progress.conversations?.map(({ id }) => id)).toEqual(['there', 'imported', 'mine', 'here']);
});

test('a file whose conversations are none is refused', () => {
  const broken = { ...noProgress(LAB), conversations: [{ ...kept('one'), turns: [{ said: 'hello', judged: 'maybe' }] }] };
  const text = JSON.stringify({ format: 'sandshark-progress', version: 1, labs: [broken] });
  expect(readImport(text)).toEqual({
    kind: 'unreadable',
    because: 'Lab 1 of the file cannot be read: "conversations" is not a list of conversations with a bot.',
  });
});
