// What the lab "Your own rows" demands: app and policy by the lab's own specs, and the learner's attacks by the policies that they get through.
import { type Check, defineChecks } from '../../src/lab/definition.ts';
import { requireDemand, requireGreen, requireNoticed } from '../../src/lab/evidence/spec-results.ts';
import { type BrokenName, brokenPolicies } from './broken-policies.ts';
import { type Demand, judgeSpec } from './judge-spec.ts';
import type { WalkWithPeople } from './visitors.ts';

const demands = (id: string, spec: Demand, title: string, expected: string): Check<WalkWithPeople> => ({
  id,
  title,
  on: 'both',
  judge: (context) => requireDemand(context, { judgeSpec, spec, expected }),
});

const tests = (id: string, title: string, name: BrokenName): Check<WalkWithPeople> => ({
  id,
  title,
  on: 'shown',
  judge(context) {
    const { policy, hole, wanted } = brokenPolicies[name];
    const observed = `Your specs do not notice a policy that ${hole}.`;
    return requireNoticed(context, { files: { 'policy.ts': policy }, observed, expected: wanted });
  },
});

const DENIED = "AccessDeniedException: the policy allows a call only if all its leading keys are the visitor's own identity.";

export default defineChecks<WalkWithPeople>([
  demands(
    'keys',
    'keys',
    'signIn() gives each visitor one identity, and keys of that identity.',
    'GetId with the logins, GetCredentialsForIdentity with the identity and the logins, and a DynamoDBClient with these credentials: two keys and a token.',
  ),
  demands(
    'answers',
    'answers',
    'An answer is saved as a row of the visitor, and fetched from there.',
    'A row with userId, puzzleId and answer, where userId is the identityId of the session.',
  ),
  demands('by-key', 'by-key', 'Nobody reads, changes or deletes a row of somebody else.', DENIED),
  demands('by-query', 'by-query', 'Nobody queries the rows of somebody else.', DENIED),
  demands('by-batch', 'by-batch', 'One foreign key in a batch denies the whole batch.', DENIED),
  demands('own-rows-open', 'own-rows', 'A visitor may still read and delete their own rows.', 'The calls on own rows are answered.'),
  tests('batch-tested', 'Your specs notice a policy that leaves the batch open.', 'batch-open'),
  demands(
    'by-scan',
    'by-scan',
    'Nobody scans the table.',
    'AccessDeniedException: a Scan has no leading keys, and no condition about them can stop it.',
  ),
  tests('scan-tested', 'Your specs notice a policy that allows the scan.', 'scan-open'),
  { id: 'specs-green', title: 'All your specs are green on your own app.', on: 'shown', judge: requireGreen },
]);
