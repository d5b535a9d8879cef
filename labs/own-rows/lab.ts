// The lab of the page "Your own rows": a page with keys of its visitor writes to DynamoDB, under a policy that the learner attacks.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenVisitors, shownVisitors, type WalkWithPeople } from './visitors.ts';

export default defineLab<WalkWithPeople>({
  id: 'own-rows',
  title: 'Your own rows',
  summary:
    'Turn a sign-in with Google into keys of AWS, save answers from the page straight to DynamoDB, and write the policy that keeps visitors out of the rows of others. Then attack it.',
  packages: ['workshop/specs', '@aws-sdk/client-cognito-identity', '@aws-sdk/client-dynamodb', '@aws-sdk/client-iam'],
  services: ['cognito-identity', 'google-accounts', 'dynamodb', 'iam', 'sts'],
  entry: 'main.ts',
  document: 'index.html',
  view: 'preview',
  editable: ['answers.spec.ts', 'answers.ts', 'policy.ts'],
  readOnly: ['backstage.ts', 'google.ts', 'views.ts', 'app.ts', 'index.html', 'ready-made.ts', 'main.ts'],
  deadlineMs: 20_000,
  settleForMs: 0,
  data: { shown: shownVisitors, hidden: hiddenVisitors },
  dataType:
    '{ readonly puzzles: readonly { readonly title: string; readonly question: string }[]; readonly people: readonly { readonly email: string; readonly name: string }[] }',
  steps: [
    {
      id: 'keys',
      title: "Keys: turn Google's word into an identity and keys of AWS. The spec is there, and red.",
      hints: [
        'Two calls of the identity pool. Both take the `Logins`: the pool verifies the token each time.',
        '`const { IdentityId } = await cognito.send(new GetIdCommand({ IdentityPoolId: identityPoolId, Logins }));`',
        '`const { Credentials } = await cognito.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));`. Its members are `AccessKeyId`, `SecretKey` and `SessionToken`.',
        '`const credentials = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretKey!, sessionToken: Credentials!.SessionToken! };` and `return { identityId: IdentityId!, dynamodb: new DynamoDBClient({ region, credentials }) };`',
      ],
      checks: ['keys'],
    },
    {
      id: 'answers',
      title: 'Answers: save one as a row of the visitor, from the page, and fetch it.',
      hints: [
        "The spec first: sign in, `await saveAnswer(session, 2, 'a queue')`, and expect `await rowOf(session.identityId, 2)` and `await fetchAnswer(session, 2)` to be that.",
        '`const Item = { userId: { S: identityId }, puzzleId: { N: String(puzzle) }, answer: { S: answer } };`',
        'In `saveAnswer`: `await dynamodb.send(new PutItemCommand({ TableName: tableName, Item }));`',
        'In `fetchAnswer`: `const { Item } = await dynamodb.send(new GetItemCommand({ TableName: tableName, Key }));` and `return Item?.answer?.S;`',
      ],
      checks: ['answers'],
    },
    {
      id: 'only-yours',
      title: "Only yours: an attacker reads another visitor's row. Attack by a batch, too, and close both with one condition.",
      hints: [
        'The attack by key is written, and red: Ama reads what Kenji wrote. The second one sends a `BatchGetItemCommand` with `Keys: [keyOf(attacker.identityId), keyOf(victim.identityId)]`.',
        '`new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys } } })`, and expect `await refusalOf(attacker.dynamodb.send(attack))` to be `AccessDeniedException`.',
        "In `policy.ts`, the statement gets a `Condition`: all `dynamodb:LeadingKeys` of a call equal the variable that stands for the visitor's identity.",
        "`Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\u0024{cognito-identity.amazonaws.com:sub}'] } },` in single quotes: IAM fills the variable in, not TypeScript.",
      ],
      checks: ['by-key', 'by-query', 'by-batch', 'own-rows-open', 'batch-tested'],
    },
    {
      id: 'no-scan',
      title: 'No scan: the condition is there, and one attack still gets everything. Write it, and find the word that lets it in.',
      hints: [
        'A `ScanCommand({ TableName: tableName })` names no key at all. Write the spec like the ones above it, and press Run: red.',
        '`ForAllValues` asks whether each leading key of the call is allowed. A scan has none, so there is none that is not allowed: true.',
        "Nothing but the list of actions can stop it: take the line `'dynamodb:Scan'` out of `policy.ts`. Who counts all answers then? A function: later in this chapter.",
      ],
      checks: ['by-scan', 'scan-tested', 'specs-green'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'keys', because: 'The identity is made by Cognito, for each pool and person another one.' },
    'keys-of-the-developer': {
      fails: 'keys',
      because: 'A client without credentials takes yours, which may do everything, and a page cannot keep.',
    },
    'without-the-token': { fails: 'keys', because: 'Keys of a role are good only with the session token that came with them.' },
    'address-as-key': {
      fails: 'answers',
      because: 'The policy compares with the identity: a row that begins with anything else is nobody’s.',
    },
    'no-condition': { fails: 'by-key', because: 'Whoever has keys for the table has them for all of its rows.' },
    'any-value': { fails: 'by-batch', because: 'ForAnyValue is content with one own key among foreign ones.' },
    'scan-left': { fails: 'by-scan', because: 'ForAllValues is true when there is no value: a scan has no leading key.' },
    'foreign-keys-alone': {
      fails: 'batch-tested',
      because: 'A batch of foreign keys alone is denied by ForAnyValue, too: the hole is behind an own key.',
    },
    'scan-not-tested': { fails: 'scan-tested', because: 'A hole that no spec looks at comes back with the next change of the policy.' },
  },
});
