// What the lab "A custom rule" demands: the checks change buckets, wait, and look at the verdicts. Nothing here reads the learner's code.
import { ConfigServiceClient, GetComplianceDetailsByConfigRuleCommand } from '@aws-sdk/client-config-service';
import { CreateBucketCommand, DeleteBucketCommand, PutBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { type CheckContext, CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import type { Bucket, Day } from './start/buckets.ts';

type Context = CheckContext<Day>;

/** A change is judged a second later; the function needs a moment, too. */
const JUDGED_MS = 10_000;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

/** The verdicts of the rule, by bucket. */
async function verdicts({ cloud, name }: Context): Promise<ReadonlyMap<string, string>> {
  const input = { ConfigRuleName: name('bucket-has-owner'), Limit: 100 };
  const { EvaluationResults = [] } = await cloud(ConfigServiceClient).send(new GetComplianceDetailsByConfigRuleCommand(input));
  return new Map(
    EvaluationResults.map((result) => [
      result.EvaluationResultIdentifier?.EvaluationResultQualifier?.ResourceId ?? '',
      result.ComplianceType ?? '',
    ]),
  );
}

const word = (owner: string | undefined) => (owner === undefined ? 'no Owner' : `the Owner ${owner}`);
const rightFor = ({ data }: Context, owner: string | undefined) =>
  owner !== undefined && data.teams.includes(owner) ? 'COMPLIANT' : 'NON_COMPLIANT';

async function tag({ cloud }: Context, bucket: string, stage: string, owner: string | undefined): Promise<void> {
  const TagSet = [{ Key: 'stage', Value: stage }, ...(owner === undefined ? [] : [{ Key: 'Owner', Value: owner }])];
  await cloud(S3Client).send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet } }));
}

async function requireVerdict(context: Context, bucket: string, owner: string | undefined): Promise<void> {
  const seen = (await verdicts(context)).get(bucket);
  const right = rightFor(context, owner);
  if (seen === right) return;
  fail(
    `The bucket ${bucket} has ${word(owner)}, and the verdict is ${seen ?? 'not there'}.`,
    `${right}: the parameter teams says ${context.data.teams.join(',')}.`,
  );
}

const kept = ({ buckets }: Day, size: Bucket['size']) => buckets.filter((bucket) => bucket.size === size && bucket.evening === 'stays');
const gone = ({ buckets }: Day, evening: Bucket['evening']) => buckets.filter((bucket) => bucket.evening === evening);

export default defineChecks<Day>([
  {
    id: 'verdicts',
    title: 'There is a verdict on each bucket of the scope.',
    on: 'both',
    async judge(context) {
      const seen = await verdicts(context);
      const lacking = kept(context.data, 'small').find(({ name }) => !seen.has(context.name(name)));
      if (!lacking) return;
      fail(
        `On ${context.name(lacking.name)} there is no verdict.`,
        'One, put by PutEvaluations with the resultToken of the event. What the function returns is not read.',
      );
    },
  },
  {
    id: 'by-the-parameter',
    title: 'A bucket is compliant if its Owner is one of the teams in the parameter, also when that changes.',
    on: 'both',
    async judge(context) {
      const small = kept(context.data, 'small');
      for (const { name, owner } of small) await requireVerdict(context, context.name(name), owner);
      // Each gets what another one had, so that verdicts have to change; and one gets what only begins like a team.
      const [team = ''] = context.data.teams;
      const owners = [...small.slice(1).map(({ owner }) => owner), team];
      for (const [index, { name }] of small.entries()) await tag(context, context.name(name), 'live', owners[index]);
      const alike = context.name('looks-alike');
      await context.cloud(S3Client).send(new CreateBucketCommand({ Bucket: alike }));
      await tag(context, alike, 'live', team.slice(0, -1));
      await context.wait(JUDGED_MS);
      for (const [index, { name }] of small.entries()) await requireVerdict(context, context.name(name), owners[index]);
      await requireVerdict(context, alike, team.slice(0, -1));
    },
  },
  {
    id: 'nothing-of-what-is-gone',
    title: 'There is no verdict on buckets that are deleted or have left the scope.',
    on: 'both',
    async judge(context) {
      const [first, second] = kept(context.data, 'small');
      if (first) await context.cloud(S3Client).send(new DeleteBucketCommand({ Bucket: context.name(first.name) }));
      if (second) await tag(context, context.name(second.name), 'old', context.data.teams[0]);
      await context.wait(JUDGED_MS);
      const seen = await verdicts(context);
      const deleted = [...gone(context.data, 'deleted'), ...(first ? [first] : [])].find(({ name }) => seen.has(context.name(name)));
      const left = [...gone(context.data, 'archived'), ...(second ? [second] : [])].find(({ name }) => seen.has(context.name(name)));
      if (deleted) {
        fail(
          `The bucket ${context.name(deleted.name)} is deleted, and the rule says ${seen.get(context.name(deleted.name))}.`,
          'NOT_APPLICABLE where configurationItemStatus begins with ResourceDeleted.',
        );
      }
      if (left) {
        fail(
          `The bucket ${context.name(left.name)} has stage=old, so it left the scope, and the rule says ${seen.get(context.name(left.name))}.`,
          'NOT_APPLICABLE where eventLeftScope is true.',
        );
      }
    },
  },
  {
    id: 'large-items',
    title: 'A bucket whose item is too large for a message is judged, too.',
    on: 'both',
    async judge(context) {
      for (const { name, owner } of kept(context.data, 'large')) await requireVerdict(context, context.name(name), owner);
      const [team, other] = [context.data.teams[0], 'nobody'];
      for (const { name, owner } of kept(context.data, 'large')) {
        const next = rightFor(context, owner) === 'COMPLIANT' ? other : team;
        await tag(context, context.name(name), 'live', next);
        await context.wait(JUDGED_MS);
        await requireVerdict(context, context.name(name), next);
      }
    },
  },
]);
