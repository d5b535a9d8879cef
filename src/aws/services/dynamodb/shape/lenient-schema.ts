// The SDK's schemas without their required members: DynamoDB tells absent members in an order and in sentences of its own.
// A schema is an array: kind, namespace, name, traits, then what its kind demands; a member is a schema or [schema, traits].

type Ref = unknown;

const copies = new Map<Ref, Ref>();

/** Copies of operation schemas that decode and encode as before, and require nothing. */
export function withoutRequiredMembers<Operations extends Readonly<Record<string, unknown>>>(operations: Operations): Operations {
  const copied = Object.entries(operations).map(([name, operation]) => {
    const [kind, namespace, id, traits, input, output] = operation as readonly unknown[];
    return [name, [kind, namespace, id, traits, lenient(input), output]];
  });
  return Object.fromEntries(copied);
}

function lenient(ref: Ref): Ref {
  if (typeof ref === 'function') return () => lenient(ref());
  if (!Array.isArray(ref)) return ref;
  const known = copies.get(ref);
  if (known) return known;
  const copy = copyOf(ref);
  copies.set(ref, copy);
  return copy;
}

function copyOf(schema: readonly unknown[]): unknown[] {
  // A member with traits has no namespace in the second place.
  if (typeof schema[1] !== 'string') return [lenient(schema[0]), ...schema.slice(1)];
  const [kind, namespace, name, traits, ...rest] = schema;
  const isStructure = kind === 3 || kind === 4;
  if (!isStructure) return [kind, namespace, name, traits, ...rest.map(lenient)];
  const [names, members] = rest as [readonly string[], readonly unknown[]];
  return [kind, namespace, name, traits, names, members.map(lenient), 0];
}
