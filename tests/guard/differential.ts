// One random policy over random documents, judged by the binary of cfn-guard and by the embedded Guard.
import { seeded } from '../streaming-sql/differential/random.ts';
import { judgedByBinary, type Verdict } from './cfn-guard.ts';
import { anyDocument } from './documents.ts';
import { judgedByUs, same } from './ours.ts';
import { anyPolicy } from './policies.ts';

const DOCUMENTS = 4;

export interface Compared {
  readonly policy: string;
  readonly documents: readonly unknown[];
  /** Of each document. */
  readonly binary: readonly Verdict[];
  readonly ours: readonly Verdict[];
}

export function compared(seed: number): Compared {
  const random = seeded(seed);
  const policy = anyPolicy(random);
  const documents = Array.from({ length: DOCUMENTS }, () => anyDocument(random));
  return { policy, documents, binary: judgedByBinary(policy, documents), ours: judgedByUs(policy, documents) };
}

/** What they do not agree on, in words; undefined where they agree. */
export function disagreement(seed: number): string | undefined {
  const { policy, documents, binary, ours } = compared(seed);
  const index = documents.findIndex((_, at) => !same(binary[at], ours[at]));
  if (index < 0) return undefined;
  const said = `cfn-guard says ${JSON.stringify(binary[index])}, we say ${JSON.stringify(ours[index])}`;
  return `seed ${seed}: ${said} of ${JSON.stringify(documents[index])} by\n${policy}`;
}
