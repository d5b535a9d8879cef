// Are two values equal in depth, as node:util's isDeepStrictEqual says? Source: https://nodejs.org/api/assert.html#comparison-details_1

const tagOf = (value: unknown) => Object.prototype.toString.call(value);
type Pair = readonly [object, object];

function equalSets(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>, open: readonly Pair[]): boolean {
  if (one.size !== other.size) return false;
  const rest = [...other];
  return [...one].every((value) => {
    const place = rest.findIndex((candidate) => equal(value, candidate, open));
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
}

function equal(one: unknown, other: unknown, open: readonly Pair[]): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (tagOf(one) !== tagOf(other) || Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (open.some(([left, right]) => left === one && right === other)) return true;
  const deeper = [...open, [one, other] as const];
  if (one instanceof Date && other instanceof Date && one.getTime() !== other.getTime()) return false;
  if (one instanceof RegExp && String(one) !== String(other)) return false;
  if (one instanceof Error && other instanceof Error && (one.message !== other.message || one.name !== other.name)) return false;
  if (one instanceof Number || one instanceof String || one instanceof Boolean) {
    if (!Object.is(one.valueOf(), (other as typeof one).valueOf())) return false;
  }
  if (one instanceof Set && other instanceof Set) return equalSets(one, other, deeper);
  if (one instanceof Map && other instanceof Map) {
    return one.size === other.size && [...one].every(([key, value]) => other.has(key) && equal(value, other.get(key), deeper));
  }
  const keys = Reflect.ownKeys(one).filter((key) => Object.prototype.propertyIsEnumerable.call(one, key));
  const others = Reflect.ownKeys(other).filter((key) => Object.prototype.propertyIsEnumerable.call(other, key));
  if (keys.length !== others.length || (Array.isArray(one) && one.length !== (other as unknown[]).length)) return false;
  return keys.every((key) => others.includes(key) && equal(Reflect.get(one, key), Reflect.get(other, key), deeper));
}

/** True when both have the same shape, prototypes and values. */
export const isDeepStrictEqual = (one: unknown, other: unknown): boolean => equal(one, other, []);
