// A stream of bytes as lines of text, in bounded memory.

/** No row of the service is longer than 1 MB; a file without line ends shall not fill the memory. */
export const LONGEST_LINE = 16 * 1024 * 1024;

export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}

/**
 * Cuts chunks of UTF-8 into lines: gives, for each chunk, the lines that it completes, without their ends (\n or \r\n); at the
 * end the rest, if any. Invalid bytes become U+FFFD. Throws LineTooLong.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    const lastEnd = text.lastIndexOf('\n');
    if (lastEnd < 0) {
      rest += text;
      if (rest.length > LONGEST_LINE) throw new LineTooLong(`a line has more than ${LONGEST_LINE} characters`);
      continue;
    }
    yield cut(rest + text.slice(0, lastEnd + 1)).slice(0, -1);
    rest = text.slice(lastEnd + 1);
  }
  rest += decoder.decode();
  if (rest !== '') yield cut(rest);
}

const cut = (text: string) => (text.includes('\r') ? text.split(/\r?\n/) : text.split('\n'));
