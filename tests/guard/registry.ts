// The rules of aws-cloudformation/aws-guard-rules-registry, from a folder that holds the repository, and their test cases.
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
// Astro brings it; nothing but this comparison reads YAML.
import { DEFAULT_SCHEMA, load, Type } from 'js-yaml';

export interface RegistryRule {
  readonly name: string;
  readonly policy: string;
  readonly cases: readonly RegistryCase[];
}

export interface RegistryCase {
  readonly input: unknown;
  /** What the registry expects, by the name of the rule. */
  readonly expected: Readonly<Record<string, string>>;
}

/** `!Sub x` as `{ "Fn::Sub": "x" }`: the short forms of CloudFormation. */
const shortForms = (['scalar', 'sequence', 'mapping'] as const).map(
  (kind) =>
    new Type('!', {
      kind,
      multi: true,
      construct: (data: unknown, tag?: string) => ({
        [tag === '!Ref' || tag === '!Condition' ? tag.slice(1) : `Fn::${tag?.slice(1)}`]: data,
      }),
    }),
);
const schema = DEFAULT_SCHEMA.extend(shortForms);

/** The cases of a rule lie in `tests` beside it; they are found by the name of the rule, because some files are misnamed. */
export function registryRules(folder: string): readonly RegistryRule[] {
  const files = globSync('rules/**/*.guard', { cwd: folder }).toSorted();
  return files.map((file) => {
    const policy = readFileSync(join(folder, file), 'utf8');
    const names = new Set([...policy.matchAll(/^rule\s+(\w+)/gm)].map(([, name = '']) => name));
    const tests = globSync(join(dirname(file), 'tests/*.yml'), { cwd: folder }).toSorted();
    const cases = tests.flatMap((test) => casesOf(join(folder, test)));
    const own = cases.filter(({ expected }) => Object.keys(expected).some((name) => names.has(name)));
    return { name: basename(file, '.guard'), policy, cases: own };
  });
}

interface WrittenCase {
  readonly input?: unknown;
  readonly expectations?: { readonly rules?: Readonly<Record<string, string>> };
}

function casesOf(file: string): readonly RegistryCase[] {
  const written = load(readFileSync(file, 'utf8'), { schema, filename: file }) as readonly WrittenCase[] | undefined;
  // Through JSON, as both engines get it: dates become texts.
  return (written ?? []).map(({ input, expectations }) => ({
    input: JSON.parse(JSON.stringify(input ?? null)) as unknown,
    expected: expectations?.rules ?? {},
  }));
}
