// All work and progress as one JSON file, out and in. What comes in is checked member by member, because a person may have edited it.
import type { LabProgress } from './progress.ts';
import { withAllConversations } from './saved-conversation.ts';
import type { ProgressStorage, SavedLab } from './saved-lab.ts';
import { labProgressProblem } from './transfer-shape.ts';

const FORMAT = 'sandshark-progress';
const VERSION = 1;
/** A file of all labs is far below a megabyte; more than this is some other file. */
const MAX_CHARACTERS = 20_000_000;

export type ImportReading =
  | { readonly kind: 'readable'; readonly labs: readonly LabProgress[] }
  | { readonly kind: 'unreadable'; readonly because: string };

/** The text of the file to download. */
export function exportText(labs: readonly SavedLab[], nowMs: number): string {
  const content = { format: FORMAT, version: VERSION, exportedAt: new Date(nowMs).toISOString(), labs: labs.map((lab) => lab.progress) };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Reads a file made by `exportText`, or says in a sentence why it cannot. */
export function readImport(text: string): ImportReading {
  if (text.length > MAX_CHARACTERS) return unreadable('The file is far too large to be an export of this site.');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return unreadable(`The file is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if (typeof content !== 'object' || content === null || !('format' in content) || content.format !== FORMAT) {
    return unreadable('The file was not exported by Sandshark.');
  }
  if (!('version' in content) || content.version !== VERSION) {
    return unreadable(
      `The file has version ${'version' in content ? String(content.version) : 'none'}; this site reads version ${VERSION}.`,
    );
  }
  if (!('labs' in content) || !Array.isArray(content.labs)) return unreadable('The file has no list of labs.');
  for (const [index, lab] of content.labs.entries()) {
    const problem = labProgressProblem(lab);
    if (problem) return unreadable(`Lab ${index + 1} of the file cannot be read: ${problem}.`);
  }
  return { kind: 'readable', labs: content.labs as readonly LabProgress[] };
}

/** Writes imported labs. The files that they replace become the backup. Gives the number of labs written. */
export async function importLabs(storage: ProgressStorage, labs: readonly LabProgress[], nowMs: number): Promise<number> {
  for (const imported of labs) {
    const stored = await storage.read(imported.labId);
    const replaced = stored && JSON.stringify(stored.progress.files) !== JSON.stringify(imported.files);
    const merged = stored ? withAllConversations(imported, stored.progress) : imported;
    const progress: LabProgress = replaced
      ? { ...merged, backup: { files: stored.progress.files, atMs: nowMs, because: 'import' } }
      : merged;
    const revision = stored?.revision ?? 0;
    const outcome = await storage.write({ version: 1, revision: revision + 1, savedAtMs: nowMs, progress }, revision);
    if (outcome.kind === 'conflict')
      throw new Error(`The lab ${imported.labId} is being changed in another tab. Close it and import again.`);
  }
  return labs.length;
}

function unreadable(because: string): ImportReading {
  return { kind: 'unreadable', because };
}
