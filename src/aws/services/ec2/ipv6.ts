// IPv6 blocks in rules: checked and written in the shortest form. VPCs here have no IPv6 addresses of their own.

/** The canonical form of an IPv6 CIDR block (RFC 5952, bits behind the mask dropped); undefined for a text that is none. */
export function ipv6Block(cidr: string): string | undefined {
  const [, address = '', mask = ''] = /^([0-9a-fA-F:]+)\/(\d{1,3})$/.exec(cidr) ?? [];
  const groups = mask === '' || Number(mask) > 128 ? undefined : groupsOf(address);
  if (!groups) return undefined;
  const kept = groups.map((group, place) => {
    const bits = Math.min(Math.max(Number(mask) - place * 16, 0), 16);
    return group & (0xffff << (16 - bits)) & 0xffff;
  });
  return `${shortest(kept)}/${Number(mask)}`;
}

function groupsOf(address: string): number[] | undefined {
  const halves = address.split('::');
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined;
  const all = [...head, ...Array.from({ length: halves.length === 2 ? missing : 0 }, () => '0'), ...tail];
  return all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) ? all.map((group) => Number.parseInt(group, 16)) : undefined;
}

/** The longest run of two or more zero groups becomes `::`; of equally long ones the first. */
function shortest(groups: readonly number[]): string {
  let best = { from: 0, length: 0 };
  for (let from = 0; from < groups.length; from++) {
    let length = 0;
    while (groups[from + length] === 0) length++;
    if (length > best.length) best = { from, length };
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (best.length < 2) return text(groups);
  return `${text(groups.slice(0, best.from))}::${text(groups.slice(best.from + best.length))}`;
}
