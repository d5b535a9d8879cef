// Ranges of IP addresses, version 4 and 6, for event patterns.

/** Asks whether an address is in the range; undefined when the range is none. An address without a mask is a range of one. */
export function cidrMatcher(range: string): ((address: string) => boolean) | undefined {
  const [network = '', mask, ...rest] = range.split('/');
  const wanted = bitsOf(network);
  if (!wanted || rest.length > 0 || (mask !== undefined && !/^\d{1,3}$/.test(mask))) return undefined;
  const length = mask === undefined ? wanted.length : Number(mask);
  if (length > wanted.length) return undefined;
  const prefix = wanted.slice(0, length);
  return (address) => {
    const given = bitsOf(address);
    return given !== undefined && given.length === wanted.length && given.startsWith(prefix);
  };
}

/** The address as 32 or 128 binary digits; undefined when it is none. */
function bitsOf(address: string): string | undefined {
  if (!address.includes(':')) return numbersOf(address.split('.'), { count: 4, form: /^\d{1,3}$/, base: 10, bits: 8 });
  // The last 32 bits may be written as version 4.
  const [, head = '', last] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
  if (last !== undefined) {
    const bits = bitsOf(last);
    const groups = bits && [bits.slice(0, 16), bits.slice(16)].map((half) => Number.parseInt(half, 2).toString(16)).join(':');
    return groups === undefined ? undefined : bitsOf(`${head}${groups}`);
  }
  const halves = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [before = [], after = []] = halves;
  const missing = 8 - before.length - after.length;
  if (halves.length > 2 || (halves.length === 2 && missing < 1)) return undefined;
  const zeros = Array.from({ length: halves.length === 2 ? missing : 0 }, () => '0');
  return numbersOf([...before, ...zeros, ...after], { count: 8, form: /^[0-9a-f]{1,4}$/i, base: 16, bits: 16 });
}

interface Groups {
  readonly count: number;
  readonly form: RegExp;
  readonly base: number;
  readonly bits: number;
}

function numbersOf(parts: readonly string[], { count, form, base, bits }: Groups): string | undefined {
  if (parts.length !== count || !parts.every((part) => form.test(part))) return undefined;
  const numbers = parts.map((part) => Number.parseInt(part, base));
  if (numbers.some((number) => number >= 2 ** bits)) return undefined;
  return numbers.map((number) => number.toString(2).padStart(bits, '0')).join('');
}
