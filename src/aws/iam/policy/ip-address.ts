// IP addresses and CIDR ranges, version 4 and 6, for IpAddress and NotIpAddress.

export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Is the address in the range? False when either is not one. A range without a mask is one address. */
export function isInRange(address: string, range: string): boolean {
  const [network, mask, ...rest] = range.trim().split('/');
  const given = parseAddress(address.trim());
  const wanted = parseAddress(network ?? '');
  if (!given || !wanted || given.bits !== wanted.bits || rest.length > 0) return false;
  const length = mask === undefined ? wanted.bits : /^\d{1,3}$/.test(mask) ? Number(mask) : Number.NaN;
  if (!(length <= wanted.bits)) return false;
  const shift = BigInt(wanted.bits - length);
  return given.value >> shift === wanted.value >> shift;
}

/** One address of either version; undefined for a text that is none. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text);
}

function parseVersion4(text: string): Address | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255)) return undefined;
  return { bits: 32, value: octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n) };
}

function parseVersion6(text: string): Address | undefined {
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (embedded) {
    const last = parseVersion4(embedded[2] ?? '')?.value;
    if (last === undefined) return undefined;
    return parseVersion6(`${embedded[1]}${(last >> 16n).toString(16)}:${(last & 0xffffn).toString(16)}`);
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], tail = []] = groups;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array.from({ length: halves.length === 1 ? 0 : missing }, () => '0'), ...tail];
  if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return { bits: 128, value: all.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}
