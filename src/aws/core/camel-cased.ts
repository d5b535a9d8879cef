// An answer of an API in the spelling that AWS Config records: members begin with a small letter, times are texts.

/** `{ TableName: ..., CreatedAt: Date }` as `{ tableName: ..., createdAt: '2026-...Z' }`, at any depth. What is undefined is left out. */
export function camelCased(answer: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([, value]) => value !== undefined)
      .map(([member, value]) => [member.charAt(0).toLowerCase() + member.slice(1), inner(value)]),
  );
}

function inner(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === 'object' && value !== null ? camelCased(value) : value;
}
