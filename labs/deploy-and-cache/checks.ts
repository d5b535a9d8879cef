// What the lab "Deploy, and the cache" demands: deploy.ts by the lab's own specs, and the learner's spec by a deployment with the trap in it.
import { type Check, defineChecks } from '../../src/lab/definition.ts';
import { requireDemand, requireGreen, requireNoticed } from '../../src/lab/evidence/spec-results.ts';
import { filesForADay } from './broken-deploys.ts';
import { type Demand, judgeSpec } from './judge-spec.ts';
import type { Releases } from './sites.ts';

const demands = (spec: Demand, title: string, expected: string): Check<Releases> => ({
  id: spec,
  title,
  on: 'both',
  judge: (context) => requireDemand(context, { judgeSpec, spec, expected }),
});

export default defineChecks<Releases>([
  demands(
    'open',
    'The address of the website shows index.html to everybody.',
    'A website configuration with index.html, no block of public policies, and a policy that allows "*" to s3:GetObject of arn:aws:s3:::BUCKET/*.',
  ),
  demands('only-reading', 'Nobody without keys changes anything.', '403: the policy allows s3:GetObject, and no other action.'),
  demands(
    'typed',
    'Every file is there, and says what it is.',
    'All files of the site, each with typeOf() of its name as ContentType, in the PutObjectCommand.',
  ),
  demands(
    'fresh',
    'A visitor who comes back sees the version that is deployed, and nothing of another one.',
    'No file that may change under its name is used from a cache before the server was asked: no-cache.',
  ),
  {
    id: 'trap-tested',
    title: 'Your specs notice a deployment with the trap in it.',
    on: 'shown',
    judge: (context) =>
      requireNoticed(context, {
        files: { 'deploy.ts': filesForADay },
        observed: 'Your specs do not notice a deployment where the script stays in the caches of visitors for a day.',
        expected:
          'A spec about one visitor who comes, and comes back when version 2 is deployed: the versions of that visit are 2, and no other.',
      }),
  },
  demands(
    'asked-once',
    'A visitor who comes back asks for the page and for what has changed, and for nothing else.',
    'All files but the page have a name made of what is in them, and are kept for ever: max-age=31536000, immutable.',
  ),
  demands(
    'never-broken',
    'At no moment of a deployment does the page name a file that is not there.',
    'The page is put last, when all its files are there.',
  ),
  demands(
    'old-page',
    'A page that was opened before the deployment still gets its files.',
    'The files of the version before stay in the bucket, as they were.',
  ),
  { id: 'specs-green', title: 'All specs are green.', on: 'shown', judge: requireGreen },
]);
