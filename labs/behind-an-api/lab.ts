// The lab of the page "Behind an API": rules, names and totals move from the page to functions behind an HTTP API.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenVisitors, shownVisitors, type WalkWithPast } from './visitors.ts';

export default defineLab<WalkWithPast>({
  id: 'behind-an-api',
  title: 'Behind an API',
  summary:
    'A page cannot keep rules that its visitor wants to break, and cannot count what it must not read. Move both to Lambda, behind an HTTP API that asks for a token.',
  packages: [
    'workshop/specs',
    '@aws-sdk/client-apigatewayv2',
    '@aws-sdk/client-cognito-identity',
    '@aws-sdk/client-cognito-identity-provider',
    '@aws-sdk/client-dynamodb',
    '@aws-sdk/client-iam',
    '@aws-sdk/client-lambda',
  ],
  services: ['api-gateway', 'cognito-identity', 'cognito-idp', 'dynamodb', 'iam', 'lambda', 'logs', 'sts'],
  entry: 'main.ts',
  document: 'index.html',
  view: 'preview',
  editable: ['answers.spec.ts', 'handlers.ts', 'api.ts', 'answers.ts', 'policies.ts'],
  readOnly: [
    'request.ts',
    'attack.ts',
    'functions.ts',
    'backstage.ts',
    'session.ts',
    'views.ts',
    'app.ts',
    'index.html',
    'ready-made.ts',
    'main.ts',
  ],
  deadlineMs: 30_000,
  settleForMs: 0,
  data: { shown: shownVisitors, hidden: hiddenVisitors },
  dataType:
    '{ readonly puzzles: readonly { readonly title: string; readonly question: string }[]; readonly people: readonly { readonly email: string; readonly name: string }[]; readonly earlier: readonly { readonly puzzle: number; readonly length: number }[] }',
  steps: [
    {
      id: 'rules',
      title: 'Rules: the function `save` refuses what is no answer. Two specs are there, and red.',
      hints: [
        'Both rules belong to `handlers.ts`. What the page checks, an attacker leaves out.',
        'Whoever sends a body may send anything: a number, a list, nothing. Ask for the type first.',
        "`if (typeof answer !== 'string' || answer === '' || answer.length > 60) return refuse('An answer has 1 to 60 characters.');`",
        "`if (!Number.isInteger(puzzle) || puzzle < 1 || puzzle > lastPuzzle) return refuse('There is no such puzzle.');`",
      ],
      checks: ['refused', 'saved'],
    },
    {
      id: 'names',
      title: 'Names: the function believes whatever userId it is sent. Let the API ask for a token, and take the name from there.',
      hints: [
        'The attack as a spec: Kenji saves an answer. Ama calls `putAs(attacker.idToken, 1, { answer, userId: victim.userId })`. What does Kenji fetch then? There are five places with `TODO 2`, on both sides of the API.',
        "In `api.ts`: `const { AuthorizerId } = await gateway.send(new CreateAuthorizerCommand({ ApiId, Name: 'visitors', AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'], JwtConfiguration: { Issuer: issuer, Audience: [clientId] } }));`. The routes get `AuthorizationType: 'JWT', AuthorizerId`.",
        "In `answers.ts` the headers get `authorization: idToken`. The browser asks the API whether it may send that header: `AllowHeaders: ['content-type', 'authorization']`.",
        'In `handlers.ts`: `const userId = event.requestContext.authorizer!.jwt.claims.sub!;`. Nothing reads the `userId` of the body any more: the page need not send it.',
      ],
      checks: ['token-asked', 'own-name', 'name-tested'],
    },
    {
      id: 'side-door',
      title: "The side door: the page's keys still write to the table, past all rules. Attack that way, then close it.",
      hints: [
        "`session.dynamodb` is a client with the visitor's keys. Send a `PutItemCommand` with an answer of 10,000 characters, as a row of the visitor's own.",
        "`expect(await refusalOf(dynamodb.send(new PutItemCommand({ TableName: tableName, Item })))).toBe('AccessDeniedException');`",
        'What does the page itself still do with the table? It reads. The policy needs no more than that.',
        "`Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],`",
      ],
      checks: ['past-the-api', 'own-rows', 'door-tested'],
    },
    {
      id: 'totals',
      title: 'Totals: count the answers of everybody in the function `count`, which may scan. Tell the page numbers only.',
      hints: [
        'The spec: what are the totals before? Two visitors answer puzzle 3. It must be two more.',
        "The right to scan goes to the function, not to the visitors: `{ Effect: 'Allow', Action: 'dynamodb:Scan', Resource: tableArn }` in `countPolicy`.",
        'A Scan ends after 1 MB, and the novels of last year are longer. Its answer then has a `LastEvaluatedKey`: scan again with that as `ExclusiveStartKey`. Or let `paginateScan` of the SDK do it.',
        "`for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName, ProjectionExpression: 'puzzleId' })) for (const { puzzleId } of Items) totals[puzzleId!.N!] = (totals[puzzleId!.N!] ?? 0) + 1;`",
      ],
      checks: ['totals', 'totals-private', 'totals-tested', 'specs-green'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'totals', because: 'The table changes with each answer: who wants to know must count.' },
    'checked-in-the-page': { fails: 'refused', because: 'An attacker does not use your page. What it checks is a courtesy to visitors.' },
    'header-not-allowed': { fails: 'refused', because: 'The browser asks first, and sends no header that the API has not allowed.' },
    'token-not-verified': {
      fails: 'token-asked',
      because: 'Anybody can write a token. Whoever reads it without its signature believes anybody.',
    },
    'name-in-the-body': { fails: 'own-name', because: 'A good token says who is there; it does not say that the body is true.' },
    'side-door-open': { fails: 'past-the-api', because: 'Rules in a function are worth nothing beside keys that write without it.' },
    'scan-in-the-page': { fails: 'own-rows', because: 'A page that may scan to count may scan to read: everybody sees everything.' },
    'first-page': { fails: 'totals', because: 'A Scan gives one page, and no error: only LastEvaluatedKey says that there is more.' },
    'attack-not-tested': {
      fails: 'name-tested',
      because: 'That nobody comes in without a token says nothing about who comes in with one.',
    },
    'foreign-row-attacked': {
      fails: 'door-tested',
      because: 'A foreign row is denied by the condition. The rules are broken in a row of one’s own.',
    },
    'one-visitor-counted': { fails: 'totals-tested', because: 'Who counts the rows of the caller alone counts one visitor right.' },
  },
});
