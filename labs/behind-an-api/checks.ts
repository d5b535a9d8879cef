// What the lab "Behind an API" demands: app, API and functions by the lab's own specs, and the learner's specs by faults that they notice.
import { type Check, defineChecks } from '../../src/lab/definition.ts';
import { requireDemand, requireGreen, requireNoticed } from '../../src/lab/evidence/spec-results.ts';
import { type BrokenName, brokenFiles } from './broken-files.ts';
import { type Demand, judgeSpec } from './judge-spec.ts';
import type { WalkWithPast } from './visitors.ts';

const demands = (spec: Demand, title: string, expected: string): Check<WalkWithPast> => ({
  id: spec,
  title,
  on: 'both',
  judge: (context) => requireDemand(context, { judgeSpec, spec, expected }),
});

const tests = (id: string, title: string, name: BrokenName): Check<WalkWithPast> => ({
  id,
  title,
  on: 'shown',
  judge(context) {
    const { files, fault, wanted } = brokenFiles[name];
    return requireNoticed(context, { files, observed: `Your specs do not notice ${fault}.`, expected: wanted });
  },
});

export default defineChecks<WalkWithPast>([
  demands(
    'refused',
    'The function refuses what is no answer, whoever sends it.',
    '400 for a puzzle that is no whole number from 1 to the last, and for an answer that is no text of 1 to 60 characters.',
  ),
  demands(
    'saved',
    'A good answer is saved by way of the API, as a row of the visitor.',
    "The page's call comes through, and the row begins with the visitor's userId.",
  ),
  demands(
    'token-asked',
    'The API lets in only who has a good token.',
    '401, from a JWT authorizer on the route: with the issuer of the user pool, and the app client as audience.',
  ),
  demands(
    'own-name',
    'Nobody writes in the name of somebody else.',
    'The userId is the claim sub of the token: event.requestContext.authorizer.jwt.claims.sub. What the body says does not count.',
  ),
  tests('name-tested', 'Your specs notice a function that believes the body.', 'said-name'),
  demands('past-the-api', 'Nobody writes past the API.', "AccessDeniedException: no action that writes is left in the visitors' policy."),
  demands(
    'own-rows',
    'Visitors still read their own rows, and no others.',
    "dynamodb:GetItem under the condition as it was, and no dynamodb:Scan in the visitors' policy.",
  ),
  tests('door-tested', 'Your specs notice a policy that lets visitors write.', 'side-door'),
  demands(
    'totals',
    'The totals count the answers of everybody.',
    'All rows of the table, by the number of the puzzle. The role of the function may Scan, a page of at most 1 MB at a time, until there is no LastEvaluatedKey.',
  ),
  demands(
    'totals-private',
    'The totals do not tell who has answered what.',
    'Numbers of puzzles and of answers, and nothing else, leave the function.',
  ),
  tests('totals-tested', 'Your specs notice totals of one visitor alone.', 'own-totals'),
  { id: 'specs-green', title: 'All your specs are green on your own app.', on: 'shown', judge: requireGreen },
]);
