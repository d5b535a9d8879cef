// npm run bench -- guard [--registry FOLDER] [--random N] [--seed S] [--all]: how often the embedded Guard and the binary of cfn-guard agree,
// rule by rule: the registry's rules on their test cases, Control Tower's rules, and random policies on random documents.
// FOLDER holds a clone of aws-cloudformation/aws-guard-rules-registry. Without --all only rules that disagree have a line.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { binary, controlTowerRules, judgedByBinary, type Verdict } from '../guard/cfn-guard.ts';
import { compared } from '../guard/differential.ts';
import { documentsFor } from '../guard/documents-for.ts';
import { judgedByUs, same } from '../guard/ours.ts';
import { registryRules } from '../guard/registry.ts';
import { seeded } from '../streaming-sql/differential/random.ts';
import { installPeers, versionOf } from './streaming-sql/peers.ts';

/** Further documents for each rule, made of the words of the rule. */
const MADE_DOCUMENTS = 40;

const { values: options } = parseArgs({
  options: {
    registry: { type: 'string' },
    random: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
  },
});
const seed = Number(options.seed);
const print = (line: string) => process.stdout.write(`${line}\n`);

interface Tally {
  verdicts: number;
  agreed: number;
  /** By word: PASS, FAIL, SKIP, refused, gave up. */
  readonly words: Map<string, number>;
}
const fresh = (): Tally => ({ verdicts: 0, agreed: 0, words: new Map() });

function count(tally: Tally, theirs: Verdict | undefined, ours: Verdict | undefined): 'same' | 'different' {
  const agreed = same(theirs, ours);
  tally.verdicts += 1;
  if (agreed) tally.agreed += 1;
  for (const word of typeof theirs === 'string' ? [theirs] : (theirs ?? []).map((line) => line.split(' ')[1] ?? ''))
    tally.words.set(word, (tally.words.get(word) ?? 0) + 1);
  return agreed ? 'same' : 'different';
}

function compareRule(tally: Tally, name: string, policy: string, documents: readonly unknown[]): readonly Verdict[] {
  const theirs = judgedByBinary(policy, documents);
  const ours = judgedByUs(policy, documents);
  const different = documents.flatMap((_, index) => (count(tally, theirs[index], ours[index]) === 'different' ? [index] : []));
  if (different.length > 0 || options.all) print(`  ${name.padEnd(72)} ${documents.length - different.length} of ${documents.length}`);
  for (const index of different.slice(0, 2)) {
    print(`    ${JSON.stringify(documents[index])}`);
    print(`    cfn-guard ${JSON.stringify(theirs[index])}, ours ${JSON.stringify(ours[index])}`);
  }
  return ours;
}

function sum(title: string, { verdicts, agreed, words }: Tally): void {
  const parts = [...words].toSorted().map(([word, times]) => `${times} ${word}`);
  print(`${title}: ${agreed} of ${verdicts} documents judged alike (${parts.join(', ')})`);
}

installPeers();
if (binary === undefined) throw new Error(`cfn-guard has no binary for ${process.platform} on ${process.arch}.`);
print(`cfn-guard of @cdklabs/cdk-validator-cfnguard ${versionOf('@cdklabs/cdk-validator-cfnguard')}`);

if (options.registry !== undefined) {
  const tally = fresh();
  const rules = registryRules(options.registry);
  const unexpected: string[] = [];
  let expectations = 0;
  for (const [index, { name, policy, cases }] of rules.entries()) {
    const made = documentsFor(policy, seeded(seed + index), MADE_DOCUMENTS);
    const ours = compareRule(tally, name, policy, [...cases.map(({ input }) => input), ...made]);
    for (const [at, { expected }] of cases.entries()) {
      for (const [rule, status] of Object.entries(expected)) {
        expectations += 1;
        if (!ours[at]?.includes(`${rule} ${status}`)) unexpected.push(name);
      }
    }
  }
  sum(`${rules.length} rules of the registry`, tally);
  print(`  of the ${expectations} expectations in their test cases ${expectations - unexpected.length} are met`);
  for (const name of new Set(unexpected)) print(`  not met: ${unexpected.filter((other) => other === name).length} of ${name}`);
}

const tower = fresh();
for (const [index, file] of controlTowerRules().entries()) {
  const policy = readFileSync(file, 'utf8');
  compareRule(tower, basename(file, '.guard'), policy, documentsFor(policy, seeded(seed + index), MADE_DOCUMENTS));
}
sum(`${controlTowerRules().length} rules of Control Tower`, tower);

const made = fresh();
for (let at = seed; at < seed + Number(options.random); at += 1) {
  const { documents, binary: theirs, ours, policy } = compared(at);
  for (const [index, verdict] of theirs.entries()) {
    if (count(made, verdict, ours[index]) === 'same') continue;
    print(`  seed ${at}:\n${policy}\n    ${JSON.stringify(documents[index])}`);
    print(`    cfn-guard ${JSON.stringify(verdict)}, ours ${JSON.stringify(ours[index])}`);
  }
}
sum(`${options.random} random policies from seed ${seed}`, made);
process.exitCode = [tower, made].every(({ verdicts, agreed }) => verdicts === agreed) ? 0 : 1;
