// npm run bench -- config-rules --awslabs DIRECTORY [--guard-registry DIRECTORY] [--cases N]: our managed rules of AWS Config beside the public
// rules of awslabs/aws-config-rules and of aws-cloudformation/aws-guard-rules-registry (checkouts; never part of the project). Needs python3,
// the second one PyYAML. Ends with 1 where a disagreement has no reason.
import { parseArgs } from 'node:util';
import { type GeneratedCase, generators } from './config-rules/generated.ts';
import { pythonLines } from './config-rules/python.ts';
import { registryComparisons } from './config-rules/registry.ts';
import { type RecordedCase, suites, type Verdicts } from './config-rules/suites.ts';

interface Tally {
  readonly rule: string;
  readonly source: string;
  compared: number;
  agreed: number;
  /** By the reason; `none` is a fault of one of the two. */
  readonly differences: Map<string, string[]>;
  leftOut: number;
}

const begin = (rule: string, source: string): Tally => ({ rule, source, compared: 0, agreed: 0, differences: new Map(), leftOut: 0 });

function compare(tally: Tally, what: string, ours: string, theirs: string, reason = 'none'): void {
  tally.compared++;
  if (ours === theirs) tally.agreed++;
  else tally.differences.set(reason, [...(tally.differences.get(reason) ?? []), `${what}: ours ${ours}, theirs ${theirs}`]);
}

/** Verdicts that count: what is not applicable is not reported. Undefined where theirs answered with an error. */
function theirVerdicts(evaluations: unknown): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(evaluations)) return undefined;
  return Object.fromEntries(
    (evaluations as Record<string, string>[]).map(({ ComplianceResourceId: id = '', ComplianceType: compliance = '' }) => [id, compliance]),
  );
}

const applicable = (verdicts: Readonly<Record<string, string>>) =>
  Object.entries(verdicts)
    .flatMap(([id, compliance]) => (compliance === 'NOT_APPLICABLE' ? [] : `${id} ${compliance}`))
    .toSorted()
    .join(', ') || 'none';

/** Differences of the fixtures that are meant. */
function reasonOf({ suite, item, calls }: RecordedCase): string | undefined {
  const { attachments } = (item?.configuration ?? {}) as { attachments?: readonly unknown[] };
  if (suite === 'EBS_ENCRYPTED_VOLUMES_V2' && !attachments?.length) return 'the managed rule judges attached volumes alone';
  if (suite.endsWith('NO_POLICY_FULL_STAR') && !JSON.stringify(calls).includes('"Resource"')) {
    return 'their statements have no Resource; the managed rule asks for "*" there, too';
  }
  return undefined;
}

function replay(directory: string): readonly Tally[] {
  return suites.map(({ suite, rule, ours }) => {
    const tally = begin(rule, `tests of ${suite}`);
    for (const recorded of pythonLines<RecordedCase>('record-fixtures.py', [directory, suite])) {
      const theirs = theirVerdicts(recorded.evaluations);
      const mine: Verdicts = theirs ? ours(recorded) : 'theirs alone';
      if (!theirs || mine === 'theirs alone') tally.leftOut++;
      else compare(tally, recorded.test, applicable(mine), applicable(theirs), reasonOf(recorded));
    }
    return tally;
  });
}

function invoking({ item, parameters }: GeneratedCase): object {
  const invokingEvent = JSON.stringify({
    configurationItem: item,
    messageType: 'ConfigurationItemChangeNotification',
    notificationCreationTime: 'now',
  });
  return {
    invokingEvent,
    ruleParameters: JSON.stringify(parameters),
    resultToken: 'token',
    eventLeftScope: false,
    executionRoleArn: 'role',
    accountId: '123456789012',
  };
}

function differential(directory: string, cases: number): readonly Tally[] {
  return generators.map(({ handler, rule, make }) => {
    const made = Array.from({ length: cases }, make);
    const answers = pythonLines<{ compliance: string }>(
      'run-handlers.py',
      [directory],
      made.map((each) => ({ handler, event: invoking(each), facts: each.facts })),
    );
    const tally = begin(rule, `${handler.split('/').at(-1)}, random cases`);
    for (const [index, each] of made.entries())
      compare(
        tally,
        JSON.stringify([each.item.configuration, each.parameters]),
        each.ours,
        answers[index]?.compliance ?? '',
        each.mayDiffer,
      );
    return tally;
  });
}

/** The tests of one rule each. */
function registry(directory: string): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { identifier, file, test, theirs, ours, reason } of registryComparisons(directory)) {
    const tally = tallies.get(file) ?? begin(identifier, `Guard rule ${file}`);
    tallies.set(file, tally);
    if (ours === undefined) tally.leftOut++;
    else compare(tally, test, ours, theirs, reason);
  }
  return [...tallies.values()];
}

const { values } = parseArgs({
  options: { awslabs: { type: 'string' }, 'guard-registry': { type: 'string' }, cases: { type: 'string', default: '1000' } },
});
if (values.awslabs === undefined) throw new Error('--awslabs is missing: a checkout of github.com/awslabs/aws-config-rules.');
const tallies = [
  ...replay(values.awslabs),
  ...differential(values.awslabs, Number(values.cases)),
  ...(values['guard-registry'] ? registry(values['guard-registry']) : []),
];
const percent = ({ agreed, compared }: Tally) => (compared === 0 ? '-' : ((100 * agreed) / compared).toFixed(1));
const lines = tallies.map((tally) => {
  const reasons = [...tally.differences].map(([reason, all]) => `${all.length} × ${reason}`).join('; ');
  return `| ${tally.rule} | ${tally.source} | ${tally.compared} | ${percent(tally)} | ${reasons || '-'} | ${tally.leftOut} |`;
});
const faults = tallies.flatMap(({ rule, differences }) => (differences.get('none') ?? []).map((difference) => `${rule}: ${difference}`));
process.stdout.write(
  `${['| our rule | beside | compared | agreement, % | differences, and why | left out |', '|---|---|---|---|---|---|', ...lines, '', ...faults.slice(0, 20)].join('\n')}\n`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
