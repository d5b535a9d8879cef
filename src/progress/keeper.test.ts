// Two tabs, a full disk and a forbidden one: nothing is lost without a word. IndexedDB by fake-indexeddb, the other tab by a real channel.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openProgressDatabase } from './database.ts';
import { type Channel, ProgressKeeper } from './keeper.ts';
import { memoryStorage } from './memory-storage.ts';
import type { ProgressEvent } from './progress.ts';
import type { ProgressStorage } from './saved-lab.ts';
import type { News } from './tabs.ts';

const LAB = 'tumbling-window';
const edit = (text: string): ProgressEvent => ({ type: 'file-edited', path: 'main.ts', text, startText: 'start' });

/** Channels that deliver at once, to all but the sender, as BroadcastChannel does. */
function channels(): () => Channel {
  const open = new Set<Channel>();
  return () => {
    const channel: Channel = {
      onmessage: null,
      postMessage: (news: News) => {
        for (const other of open) if (other !== channel) other.onmessage?.({ data: news } as MessageEvent<News>);
      },
      close: () => open.delete(channel),
    };
    open.add(channel);
    return channel;
  };
}

async function keeperOn(storage: ProgressStorage, channel?: Channel): Promise<{ keeper: ProgressKeeper; save: () => Promise<void> }> {
  const due: (() => void)[] = [];
  const keeper = new ProgressKeeper(LAB, {
    storage,
    ...(channel ? { channel } : {}),
    nowMs: () => 1_000,
    later: (save) => {
      due.push(save);
      return () => due.splice(0);
    },
  });
  await keeper.open();
  return {
    keeper,
    save: async () => {
      for (const save of due.splice(0)) save();
      await keeper.flush();
    },
  };
}

/** What was heard of another tab is read from storage, which takes some turns. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the keeper of a lab', () => {
  it('gives the work back after a reload', async () => {
    const first = await keeperOn(await openProgressDatabase());
    first.keeper.dispatch(edit('mine'));
    expect(first.keeper.safety.kind).toBe('unsaved');
    await first.save();
    expect(first.keeper.safety.kind).toBe('saved');
    const { keeper } = await keeperOn(await openProgressDatabase());
    expect(keeper.progress.files).toEqual({ 'main.ts': 'mine' });
  });

  it('saves what was typed while a save was under way', async () => {
    const storage = await openProgressDatabase();
    const { keeper } = await keeperOn(storage);
    keeper.dispatch(edit('one'));
    const saving = keeper.flush();
    keeper.dispatch(edit('two'));
    await saving;
    await keeper.flush();
    expect((await storage.read(LAB))?.progress.files).toEqual({ 'main.ts': 'two' });
    expect(keeper.safety.kind).toBe('saved');
  });

  it('follows another tab when it has nothing of its own to lose', async () => {
    const channel = channels();
    const mine = await keeperOn(await openProgressDatabase(), channel());
    const other = await keeperOn(await openProgressDatabase(), channel());
    other.keeper.dispatch(edit('theirs'));
    await other.save();
    await until(() => mine.keeper.progress.files['main.ts'] === 'theirs');
    expect(mine.keeper.progress.files).toEqual({ 'main.ts': 'theirs' });
    expect(mine.keeper.safety.kind).toBe('saved');
  });

  it('asks when both tabs have changed, writes nothing until then, and keeps the other side as the backup', async () => {
    const channel = channels();
    const storage = await openProgressDatabase();
    const mine = await keeperOn(storage, channel());
    const other = await keeperOn(await openProgressDatabase(), channel());
    mine.keeper.dispatch(edit('mine'));
    other.keeper.dispatch(edit('theirs'));
    await other.save();
    await until(() => mine.keeper.safety.kind === 'conflict');
    mine.keeper.dispatch(edit('mine, on'));
    await mine.save();
    expect((await storage.read(LAB))?.progress.files).toEqual({ 'main.ts': 'theirs' });
    await mine.keeper.resolve('mine');
    const stored = (await storage.read(LAB))?.progress;
    expect(stored?.files).toEqual({ 'main.ts': 'mine, on' });
    expect(stored?.backup).toEqual({ files: { 'main.ts': 'theirs' }, atMs: 1_000, because: 'other-tab' });
  });

  it('does not take over the other version when the learner types while it is being read', async () => {
    const channel = channels();
    const mine = await keeperOn(await openProgressDatabase(), channel());
    const other = await keeperOn(await openProgressDatabase(), channel());
    other.keeper.dispatch(edit('theirs'));
    const saving = other.save();
    await until(() => other.keeper.safety.kind === 'saved');
    mine.keeper.dispatch(edit('mine'));
    await saving;
    await until(() => mine.keeper.safety.kind === 'conflict');
    expect(mine.keeper.progress.files).toEqual({ 'main.ts': 'mine' });
  });

  it('finds the conflict at the write too, where there is no channel', async () => {
    const mine = await keeperOn(await openProgressDatabase());
    const other = await keeperOn(await openProgressDatabase());
    other.keeper.dispatch(edit('theirs'));
    await other.save();
    mine.keeper.dispatch(edit('mine'));
    await mine.save();
    expect(mine.keeper.safety.kind).toBe('conflict');
    await mine.keeper.resolve('theirs');
    expect(mine.keeper.progress.files).toEqual({ 'main.ts': 'theirs' });
    expect(mine.keeper.progress.backup?.files).toEqual({ 'main.ts': 'mine' });
    expect(mine.keeper.safety.kind).toBe('saved');
  });

  it('says so when storage is full and keeps the work in memory', async () => {
    const full: ProgressStorage = { ...memoryStorage(), write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
    const { keeper, save } = await keeperOn(full);
    keeper.dispatch(edit('mine'));
    await save();
    expect(keeper.safety).toEqual({ kind: 'memory', reason: 'full' });
    expect(keeper.progress.files).toEqual({ 'main.ts': 'mine' });
  });

  it('tries again after a full storage, and is safe once there is room', async () => {
    const memory = memoryStorage();
    let room: 'full' | 'free' = 'full';
    const storage: ProgressStorage = {
      ...memory,
      write: (saved, over) =>
        room === 'full' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : memory.write(saved, over),
    };
    const { keeper, save } = await keeperOn(storage);
    keeper.dispatch(edit('mine'));
    await save();
    room = 'free';
    keeper.dispatch(edit('mine, on'));
    await save();
    expect(keeper.safety.kind).toBe('saved');
    expect((await memory.read(LAB))?.progress.files).toEqual({ 'main.ts': 'mine, on' });
  });

  it('says so when storage is forbidden', async () => {
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const { keeper } = await keeperOn({ ...memoryStorage(), read: refuse });
    expect(keeper.safety).toEqual({ kind: 'memory', reason: 'forbidden' });
  });
});
