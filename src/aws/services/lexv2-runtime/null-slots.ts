// The SDK's schemas, with maps of slots that keep what is null: Lex writes null for a slot that is not filled, and the model does not say so.
// Observed: events/lex-v2 of aws-sam-cli, and what the AWS CLI prints of RecognizeText.

/** Simple schemas are numbers and texts, the others tuples: kind, namespace, name, traits, and what belongs to the kind. */
type Schema = unknown;

const MAP = 2;
const SLOTS = 'Slots';

/**
 * Copies of operation schemas by name, in which schemas that stand behind functions are copied when they are asked for. The SDK's own are
 * left as they are.
 */
export function withNullSlots<Schemas extends Readonly<Record<string, Schema>>>(schemas: Schemas): Schemas {
  const copies = new Map<Schema, Schema>();
  const copy = (original: Schema): Schema => {
    if (typeof original === 'function') {
      const known = copies.get(original) ?? (() => copy((original as () => Schema)()));
      copies.set(original, known);
      return known;
    }
    if (!Array.isArray(original)) return original;
    const known = copies.get(original);
    if (known) return known;
    const made: Schema[] = [];
    copies.set(original, made);
    made.push(...original.map((part) => (typeof part === 'function' || Array.isArray(part) ? copy(part) : part)));
    if (original[0] === MAP && original[2] === SLOTS) made[3] = { sparse: 1 };
    return made;
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, copy(schema)])) as Schemas;
}
