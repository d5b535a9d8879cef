// Cutting bytes into lines. Source of truth: newline-delimited JSON, UTF-8.
import { expect, it } from 'vitest';
import { LineTooLong, LONGEST_LINE, linesOf } from './lines.ts';

async function* chunks(...parts: readonly (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? new TextEncoder().encode(part) : part;
}

async function all(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of linesOf(bytes)) lines.push(...some);
  return lines;
}

it('gives the same lines wherever the chunks are cut, also inside a character or a line end', async () => {
  const bytes = new TextEncoder().encode('\ufeffäöü\r\nzwei\n\n鮫🦈');
  for (let at = 0; at <= bytes.length; at++)
    expect(await all(chunks(bytes.subarray(0, at), bytes.subarray(at)))).toEqual(['äöü', 'zwei', '', '鮫🦈']);
});

it('gives a line as soon as its chunk completes it', async () => {
  const lines = linesOf(chunks('a\nb\nc', 'd\n'));
  expect((await lines.next()).value).toEqual(['a', 'b']);
  expect((await lines.next()).value).toEqual(['cd']);
});

it('refuses a line that would fill the memory', async () => {
  const part = new Uint8Array(LONGEST_LINE / 4).fill(120);
  await expect(all(chunks(part, part, part, part, part))).rejects.toThrow(LineTooLong);
});
