// The binary of cfn-guard, as the peer package carries it: judges documents by a policy.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '../peers/node_modules/@cdklabs/cdk-validator-cfnguard');
const FOLDERS: Readonly<Record<string, string>> = { 'linux-x64': 'ubuntu/x86_64', 'linux-arm64': 'ubuntu/aarch64' };
const MAC: Readonly<Record<string, string>> = { 'darwin-x64': 'macos/x86_64', 'darwin-arm64': 'macos/aarch64' };
const platform = `${process.platform}-${process.arch}`;

/** Undefined where the peers are not installed, or have none for this machine. */
export const binary: string | undefined = [FOLDERS[platform] ?? MAC[platform]]
  .flatMap((folder) => (folder ? [join(PACKAGE, 'bin', folder, 'cfn-guard')] : []))
  .find((path) => existsSync(path));

/** The rules of AWS Control Tower that the package carries. */
export const controlTowerRules = (): readonly string[] => globSync(join(PACKAGE, 'rules/**/*.guard')).toSorted();

/**
 * `name STATUS` of every rule, sorted, one for all rules of a name and status. `refused`: the policy cannot be read. `gave up`: evaluation
 * ends with an error on this document. `none`: nothing to compare with.
 */
export type Verdict = readonly string[] | 'refused' | 'gave up' | 'none';

interface Report {
  readonly not_compliant: readonly { readonly Rule?: { readonly name: string } }[];
  readonly not_applicable: readonly string[];
  readonly compliant: readonly string[];
}

/** What the binary says of each document. `none` where it judged, but crashed while it wrote its report: it does for a literal that fails. */
export function judgedByBinary(policy: string, documents: readonly unknown[]): readonly Verdict[] {
  const payload = JSON.stringify({ rules: [policy], data: documents.map((document) => JSON.stringify(document)) });
  const args = ['validate', '--payload', '--structured', '--output-format', 'json', '--show-summary', 'none'];
  const { stdout, stderr, status, signal } = spawnSync(binary ?? '', args, { input: payload, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (stderr.includes('Parsing error')) return documents.map(() => 'refused');
  const isClean = (status === 0 || status === 19) && signal === null;
  if (!isClean && documents.length === 1) return [stderr.includes('report_all_failed_clauses') ? 'none' : 'gave up'];
  if (!isClean) {
    // One document ends the whole call: it is found by halving.
    const middle = Math.ceil(documents.length / 2);
    return [...judgedByBinary(policy, documents.slice(0, middle)), ...judgedByBinary(policy, documents.slice(middle))];
  }
  return (JSON.parse(stdout) as Report[]).map(verdictOf);
}

function verdictOf({ not_compliant, not_applicable, compliant }: Report): Verdict {
  const failed = not_compliant.flatMap(({ Rule }) => (Rule ? [`${Rule.name} FAIL`] : []));
  const others = [...not_applicable.map((name) => `${name} SKIP`), ...compliant.map((name) => `${name} PASS`)];
  return [...new Set([...failed, ...others].map((line) => line.replace(/^RULES_STDIN\[\d+\]\//, '')))].toSorted();
}
