// An answer of an API in the spelling that AWS Config records: members begin with a small letter, times are texts.

/** `{ TableName: ..., CreatedAt: Date }` as `{ tableName: ..., createdAt: '2026-...Z' }`, at any depth. What is undefined is left out. */
export function camelCased(answer: object): Record<string, unknown> {
  const cased: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(answer)) if (value !== undefined) cased[spelling(member)] = inner(value);
  return cased;
}

function inner(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === 'object' && value !== null ? camelCased(value) : value;
}

const spelling = (member: string): string => member.charAt(0).toLowerCase() + member.slice(1);
