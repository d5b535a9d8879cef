// Constraints on the members of an input: lengths, patterns, ranges, word lists. The SDK's schemas do not carry them.
// AWS: the sentences are those of its service framework, as kinesalite recorded them from the real service.

/** What one member must satisfy. A member that is absent satisfies everything; required members are the schema's business. */
export interface Constraint {
  /** Of a text in UTF-16 units, of a list in elements, of a map in entries, of a blob in bytes. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /** The source of a regular expression that the whole text must match, as AWS prints it. */
  readonly pattern?: string;
  readonly oneOf?: readonly string[];
}

/** Constraints by path of member: `StreamName`, `Records[].PartitionKey`, `ApplicationConfiguration.SqlApplicationConfiguration.Inputs`. */
export type Constraints = Readonly<Record<string, Constraint>>;

/** The complaints about `input`, in the order of the table: each one a sentence of AWS without the leading count. */
export function constraintViolations(input: unknown, constraints: Constraints): string[] {
  const complaints: string[] = [];
  for (const { steps, rules } of checksOf(constraints)) {
    visit(input, steps, 0, [], (value, places) => {
      for (const { isBroken, must } of rules) if (isBroken(value)) complaints.push(complaint(value, wirePath(steps, places), must));
    });
  }
  return complaints;
}

/** One complaint: `Value 'x' at 'streamName' failed to satisfy constraint: Member must ...`. */
export function complaint(value: unknown, wirePath: string, must: string): string {
  const shown = value === undefined || value === null ? 'null' : `'${show(value)}'`;
  return `Value ${shown} at '${wirePath}' failed to satisfy constraint: ${must}`;
}

/** The member's name as AWS writes it in complaints: its first letter small. */
export function wireName(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

interface Step {
  readonly member: string;
  /** `each`: the member is a list, and every element of it is meant. */
  readonly of: 'member' | 'each';
}

interface Rule {
  readonly isBroken: (value: unknown) => boolean;
  readonly must: string;
}

interface Check {
  readonly steps: readonly Step[];
  readonly rules: readonly Rule[];
}

const known = new WeakMap<Constraints, readonly Check[]>();

/** A table is read once: its checks walk every record of a PutRecords. */
function checksOf(constraints: Constraints): readonly Check[] {
  const found = known.get(constraints);
  if (found) return found;
  const made = Object.entries(constraints).map(([path, constraint]) => ({
    steps: path.split('.').map(stepOf),
    rules: rulesOf(constraint),
  }));
  known.set(constraints, made);
  return made;
}

function stepOf(text: string): Step {
  return text.endsWith('[]') ? { member: text.slice(0, -2), of: 'each' } : { member: text, of: 'member' };
}

/** Finds the values at a path. `places` are those of the elements on the way to one, valid during the call alone. */
function visit(
  value: unknown,
  steps: readonly Step[],
  depth: number,
  places: number[],
  found: (value: unknown, places: readonly number[]) => void,
): void {
  if (value === undefined || value === null) return;
  const step = steps[depth];
  if (step === undefined) {
    found(value, places);
    return;
  }
  const inner = (value as Record<string, unknown>)[step.member];
  if (step.of === 'member') visit(inner, steps, depth + 1, places, found);
  else if (Array.isArray(inner)) {
    const level = places.length;
    for (let index = 0; index < inner.length; index++) {
      places[level] = index;
      visit(inner[index], steps, depth + 1, places, found);
    }
    places.length = level;
  }
}

function wirePath(steps: readonly Step[], places: readonly number[]): string {
  let list = 0;
  return steps.map(({ member, of }) => wireName(member) + (of === 'each' ? `.${(places[list++] ?? 0) + 1}.member` : '')).join('.');
}

function rulesOf({ minLength, maxLength, min, max, pattern, oneOf }: Constraint): Rule[] {
  const rules: Rule[] = [];
  const add = (must: string, isBroken: Rule['isBroken']) => rules.push({ isBroken, must: `Member must ${must}` });
  if (pattern !== undefined) {
    const whole = new RegExp(`^(?:${pattern})$`);
    add(`satisfy regular expression pattern: ${pattern}`, (value) => typeof value === 'string' && !whole.test(value));
  }
  if (minLength !== undefined) add(`have length greater than or equal to ${minLength}`, (value) => lengthOf(value) < minLength);
  if (maxLength !== undefined) add(`have length less than or equal to ${maxLength}`, (value) => lengthOf(value) > maxLength);
  if (min !== undefined) add(`have value greater than or equal to ${min}`, (value) => typeof value === 'number' && value < min);
  if (max !== undefined) add(`have value less than or equal to ${max}`, (value) => typeof value === 'number' && value > max);
  if (oneOf !== undefined)
    add(`satisfy enum value set: [${oneOf.join(', ')}]`, (value) => typeof value === 'string' && !oneOf.includes(value));
  return rules;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function show(value: unknown): string {
  if (value instanceof Uint8Array) return `java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]`;
  // By design: the real service prints every element; three are enough to recognise a list.
  if (Array.isArray(value)) return `[${value.slice(0, 3).map(show).join(', ')}${value.length > 3 ? ', ...' : ''}]`;
  if (value instanceof Date) return value.toUTCString();
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}=${show(inner)}`);
  return `{${entries.join(', ')}}`;
}
