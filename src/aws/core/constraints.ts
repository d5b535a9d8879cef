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
  for (const [path, constraint] of Object.entries(constraints)) {
    visit(input, path.split('.'), '', (value, wirePath) => {
      for (const must of broken(value, constraint)) complaints.push(complaint(value, wirePath, must));
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

function visit(value: unknown, path: readonly string[], wirePath: string, found: (value: unknown, wirePath: string) => void): void {
  const [step, ...rest] = path;
  if (value === undefined || value === null) return;
  if (step === undefined) {
    found(value, wirePath);
    return;
  }
  const member = step.replace('[]', '');
  const inner = (value as Record<string, unknown>)[member];
  const innerPath = wirePath === '' ? wireName(member) : `${wirePath}.${wireName(member)}`;
  if (member === step) visit(inner, rest, innerPath, found);
  else if (Array.isArray(inner))
    for (const [index, element] of inner.entries()) visit(element, rest, `${innerPath}.${index + 1}.member`, found);
}

function broken(value: unknown, { minLength, maxLength, min, max, pattern, oneOf }: Constraint): string[] {
  const musts: string[] = [];
  const length = lengthOf(value);
  if (pattern !== undefined && typeof value === 'string' && !new RegExp(`^(?:${pattern})$`).test(value))
    musts.push(`Member must satisfy regular expression pattern: ${pattern}`);
  if (minLength !== undefined && length < minLength) musts.push(`Member must have length greater than or equal to ${minLength}`);
  if (maxLength !== undefined && length > maxLength) musts.push(`Member must have length less than or equal to ${maxLength}`);
  if (min !== undefined && typeof value === 'number' && value < min) musts.push(`Member must have value greater than or equal to ${min}`);
  if (max !== undefined && typeof value === 'number' && value > max) musts.push(`Member must have value less than or equal to ${max}`);
  if (oneOf !== undefined && typeof value === 'string' && !oneOf.includes(value))
    musts.push(`Member must satisfy enum value set: [${oneOf.join(', ')}]`);
  return musts;
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
