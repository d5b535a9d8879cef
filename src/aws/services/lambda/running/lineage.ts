// X-Amzn-Trace-Id and the lineage in it, by which Lambda finds out that a function calls itself through other services.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html, https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Random } from '../../../core/random.ts';

// The lineage lists the functions of a chain of calls with how often each was in it: `Lineage=1:a87bd80c:1|68fd508a:5`. The meaning of
// its first number is not documented; it is 1 here.
const lineagePattern = /^1:([0-9a-f]{8}:\d{1,5}(?:\|[0-9a-f]{8}:\d{1,5})*)$/;
const longestLineage = 32;

/** The trace of a new chain of calls. */
export function newTrace(nowMs: number, random: Random): string {
  return `Root=1-${Math.floor(nowMs / 1000).toString(16)}-${random.hex(24)};Parent=${random.hex(16)};Sampled=0`;
}

/** The trace with one more run of the function in its lineage, and how many runs that makes. */
export function nextTrace(trace: string, functionArn: string): { readonly trace: string; readonly runs: number } {
  const parts = trace.split(';').map((part) => part.trim());
  const others = parts.filter((part) => !part.startsWith('Lineage='));
  const lineage = lineagePattern.exec(parts.find((part) => part.startsWith('Lineage='))?.slice('Lineage='.length) ?? '')?.[1] ?? '';
  const counts = new Map(lineage.split('|').flatMap((entry) => (entry === '' ? [] : [entry.split(':') as [string, string]])));
  const own = hashOf(functionArn);
  const runs = Number(counts.get(own) ?? 0) + 1;
  counts.set(own, String(runs));
  const written = [...counts].slice(-longestLineage).map(([hash, count]) => `${hash}:${count}`);
  return { trace: [...others, `Lineage=1:${written.join('|')}`].join(';'), runs };
}

function hashOf(functionArn: string): string {
  return bytesToHex(sha256(utf8ToBytes(functionArn))).slice(0, 8);
}
