// One file out and in: a round trip, and a sentence for every way in which a file can be wrong.
import { describe, expect, it } from 'vitest';
import { memoryStorage } from './memory-storage.ts';
import { noProgress } from './progress.ts';
import { exportText, importLabs, readImport } from './transfer.ts';

const PROGRESS = { ...noProgress('tumbling-window'), files: { 'main.ts': 'mine' }, attempts: 3 };
const SAVED = { version: 1, revision: 4, savedAtMs: 9, progress: PROGRESS } as const;
const because = (text: string) => {
  const reading = readImport(text);
  return reading.kind === 'unreadable' ? reading.because : 'readable';
};
const withLab = (change: object) =>
  JSON.stringify({ format: 'sandshark-progress', version: 1, labs: [{ ...JSON.parse(JSON.stringify(PROGRESS)), ...change }] });

describe('export and import', () => {
  it('reads back what it wrote', () => {
    expect(readImport(exportText([SAVED], 0))).toEqual({ kind: 'readable', labs: [PROGRESS] });
  });

  it('says what is wrong with another file', () => {
    expect(because('{')).toMatch(/^The file is not JSON: /);
    expect(because('{"name":"x"}')).toBe('The file was not exported by Sandshark.');
    expect(because('{"format":"sandshark-progress","version":7,"labs":[]}')).toBe('The file has version 7; this site reads version 1.');
    expect(because('{"format":"sandshark-progress","version":1}')).toBe('The file has no list of labs.');
  });

  it.each([
    [{ labId: '../etc' }, '"labId" is not the id of a lab'],
    [{ files: { 'main.ts': 7 } }, '"files" is not a map of file names to text'],
    [{ attempts: -1 }, '"attempts" is not a number of attempts'],
    [{ solution: 'maybe' }, '"solution" is neither "seen" nor "unseen"'],
    [{ steps: { a: { passed: 'yes', hintsSeen: 0 } } }, '"steps" is not a map of step ids to their progress'],
    [{ lastResult: { outcome: 'won' } }, '"lastResult" is not the result of a run'],
    [{ backup: { files: [] } }, '"backup" is not a backup of files'],
  ])('refuses a lab with %j', (change, problem) => {
    expect(because(withLab(change))).toBe(`Lab 1 of the file cannot be read: ${problem}.`);
  });

  it('makes a backup of the files that an import replaces', async () => {
    const storage = memoryStorage();
    await storage.write(SAVED, 0);
    expect(await importLabs(storage, [{ ...PROGRESS, files: { 'main.ts': 'imported' } }], 20)).toBe(1);
    const stored = await storage.read('tumbling-window');
    expect(stored?.progress.files).toEqual({ 'main.ts': 'imported' });
    expect(stored?.progress.backup).toEqual({ files: { 'main.ts': 'mine' }, atMs: 20, because: 'import' });
    expect(stored?.revision).toBe(5);
  });
});
