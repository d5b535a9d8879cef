// What a record holds under a name that a client chose.

/** Undefined for names that every object of JavaScript has, `constructor` for one. */
export function entryOf<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
