// A cloud whose state is kept in a file: an answer to a call that changes something leaves when the change is on the disk.
import type { EncodedAnswer, ReadRequest } from '../../aws/core/call.ts';
import type { Aws } from '../../aws/index.ts';
import { groupCommit } from './group-commit.ts';
import { lockFile } from './lock-file.ts';
import { type CloudSnapshot, StateFile } from './state-file.ts';

export interface KeptCloud {
  answer(request: ReadRequest): Promise<EncodedAnswer>;
  /** Writes what is not written yet and closes the file. */
  close(): Promise<void>;
}

// What happens without a call (a window that closes, an item that expires) is written this soon, in milliseconds.
const backgroundMs = 500;

/** Fills `aws`, which must be new, with what the file holds, and keeps the file up to date from then on. */
export async function keepIn(path: string, aws: Aws): Promise<KeptCloud> {
  const unlock = await lockFile(path);
  const file = await StateFile.open(path).catch(async (error) => {
    await unlock();
    throw error;
  });
  const before = file.snapshot();
  if (before) await aws.restore(before);
  const commit = groupCommit(async () => file.write((await aws.snapshot()) as CloudSnapshot));
  const timer = setInterval(() => void commit().catch(report), backgroundMs);
  timer.unref();
  return {
    async answer(request) {
      const reads = onlyReads(request);
      const answer = await aws.answer(request);
      if (!reads) await commit();
      return answer;
    },
    async close() {
      clearInterval(timer);
      await commit();
      await file.close();
      await unlock();
    },
  };
}

/** True for calls that change nothing anybody was promised. A call of the Query protocol does not tell before it is decoded. */
function onlyReads({ method, headers }: ReadRequest): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true;
  return /\.(?:Get|List|Describe|BatchGet|TransactGet|Query|Scan)[A-Za-z]*$/.test(headers.get('x-amz-target') ?? '');
}

function report(error: unknown): void {
  process.stderr.write(`sandshark: the state could not be written: ${String(error)}\n`);
}
