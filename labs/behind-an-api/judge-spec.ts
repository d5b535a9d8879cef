// The lab's own specs, which are run against the learner's app: JavaScript, because what a check hands to runSpecs is not compiled.

/** The names of the specs, by what they are about. */
export type Demand = 'saved' | 'refused' | 'token-asked' | 'own-name' | 'past-the-api' | 'own-rows' | 'totals' | 'totals-private';

/** Each `it` is named after its demand. */
export const judgeSpec = `
import {
  AdminInitiateAuthCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  paginateScan,
  PutItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { fetchAnswer, fetchTotals, saveAnswer } from './answers.ts';
import { apiUrl } from './api.ts';
import { issuer, rowsOf, tableName as TableName } from './backstage.ts';
import { ama, kenji, puzzles } from './ready-made.ts';
import { signIn } from './session.ts';

const last = puzzles.length;
const json = { 'content-type': 'application/json' };
const keyOf = ({ userId }, n = last) => ({ userId: { S: userId }, puzzleId: { N: String(n) } });

/** The status of a PUT with that token; without one where the API knows no tokens yet. */
async function put(token, puzzle, body) {
  const send = (headers) => fetch(apiUrl + '/answers/' + puzzle, { method: 'PUT', headers, body: JSON.stringify(body) });
  try {
    return (await send({ ...json, authorization: token })).status;
  } catch (blocked) {
    const { status } = await send(json);
    if (status === 401) throw blocked;
    return status;
  }
}

/** How a call with the keys of that session ends: 'answered', or the name of the error. */
const ended = ({ dynamodb }, command) => dynamodb.send(command).then(() => 'answered', (error) => error.name);

it('saved', async () => {
  const [mine, yours] = [await signIn(ama), await signIn(kenji)];
  const saved = await saveAnswer(mine, last, puzzles[0].title).then(() => 'done', (error) => error.message);
  expect(saved).withContext('When a visitor saves an answer, saveAnswer() says').toBe('done');
  await saveAnswer(yours, last, 'another answer');
  const row = 'The rows of the visitor in the table, by the number of the puzzle,';
  expect(await rowsOf(mine.userId)).withContext(row).toEqual({ [last]: puzzles[0].title });
  expect(await fetchAnswer(yours, last)).withContext('What fetchAnswer() gives to another visitor').toBe('another answer');
  const longest = 'a'.repeat(60);
  expect(await put(mine.idToken, 1, { answer: longest, userId: mine.userId })).withContext('The status of an answer of 60 characters').toBeLessThan(300);
});

it('refused', async () => {
  const { userId, idToken } = await signIn(ama);
  const before = await rowsOf(userId);
  const tried = async (what, puzzle, answer) => {
    const status = await put(idToken, puzzle, { answer, userId });
    const threw = status === 500 ? ' makes the function throw an error (the Sequence shows it), and' : '';
    expect(status).withContext('Sent to the API without your page, ' + what + threw + ' has the status').toBe(400);
  };
  for (const length of [61, 300_000]) await tried('an answer of ' + length + ' characters', 2, 'a'.repeat(length));
  for (const answer of ['', -42, null, ['a list'], { length: 5 }, true, undefined])
    await tried('the answer ' + (answer === '' ? "''" : JSON.stringify(answer)), 2, answer);
  for (const puzzle of [0, -1, 1.5, last + 1, '9'.repeat(20), 'first']) await tried('an answer to the puzzle ' + puzzle, puzzle, 'a queue');
  expect(await rowsOf(userId)).withContext('After refused answers, the rows of the visitor').toEqual(before);
});

it('own-name', async () => {
  const [attacker, victim] = [await signIn(ama), await signIn(kenji)];
  await saveAnswer(victim, 1, 'a secret');
  const rows = await rowsOf(victim.userId);
  await put(attacker.idToken, 1, { answer: 'changed', userId: victim.userId, sub: victim.userId });
  expect(await rowsOf(victim.userId)).withContext("After a PUT with the attacker's token and the victim's userId in the body, the victim's rows").toEqual(rows);
});

it('past-the-api', async () => {
  const mine = await signIn(ama);
  const Item = { ...keyOf(mine), answer: { S: 'a'.repeat(5000) } };
  const attacks = {
    PutItem: new PutItemCommand({ TableName, Item }),
    UpdateItem: new UpdateItemCommand({ TableName, Key: keyOf(mine), UpdateExpression: 'SET answer = :a', ExpressionAttributeValues: { ':a': { N: '-42' } } }),
    DeleteItem: new DeleteItemCommand({ TableName, Key: keyOf(mine) }),
    BatchWriteItem: new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item } }] } }),
    TransactWriteItems: new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item } }] }),
  };
  for (const [name, attack] of Object.entries(attacks))
    expect(await ended(mine, attack)).withContext('A ' + name + " straight to the table, with the visitor's keys, is").toBe('AccessDeniedException');
});

it('own-rows', async () => {
  const [mine, yours] = [await signIn(ama), await signIn(kenji)];
  await saveAnswer(mine, 1, 'mine');
  expect(await fetchAnswer(mine, 1).catch((error) => error.message)).withContext('What a visitor fetches of their own').toBe('mine');
  expect(await ended(mine, new GetItemCommand({ TableName, Key: keyOf(yours) }))).withContext('A GetItem of the row of another visitor is').toBe('AccessDeniedException');
  expect(await ended(mine, new ScanCommand({ TableName }))).withContext("A Scan with the visitor's keys is").toBe('AccessDeniedException');
});

/** The totals, counted with the keys of the lab. */
async function counted() {
  const totals = {};
  for await (const { Items } of paginateScan({ client: new DynamoDBClient({}) }, { TableName, ProjectionExpression: 'puzzleId' }))
    for (const { puzzleId } of Items) totals[puzzleId.N] = (totals[puzzleId.N] ?? 0) + 1;
  return totals;
}

it('totals', async () => {
  const [one, other] = [await signIn(ama), await signIn(kenji)];
  await saveAnswer(one, 1, 'a queue');
  await saveAnswer(other, 1, 'a topic');
  await saveAnswer(other, 2, 'a function');
  const told = await fetchTotals(one);
  const given = Object.fromEntries(Object.entries(told ?? {}).filter(([, n]) => n !== 0));
  expect(JSON.stringify(given)).withContext('The totals').toBe(JSON.stringify(await counted()));
});

it('totals-private', async () => {
  const [one, other] = [await signIn(ama), await signIn(kenji)];
  await saveAnswer(other, 2, 'a secret');
  const answer = await fetch(apiUrl + '/totals', { headers: { authorization: one.idToken } });
  const text = await answer.text();
  const leaks = { 'the ids of users': [other.userId, 'visitor-'], 'answers': ['a secret', 'aaaa'] };
  for (const [what, words] of Object.entries(leaks))
    expect(words.some((word) => text.includes(word)) ? 'in it' : 'not in it').withContext('In the answer to GET /totals, ' + what + ' are').toBe('not in it');
});

/** The claims of a token changed, with the signature that was there. */
function forged(token, change) {
  const [head, payload, signature] = token.split('.');
  const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  const text = btoa(JSON.stringify({ ...claims, ...change }));
  return [head, text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''), signature].join('.');
}

/** A token of the same user for another app of the pool. */
async function tokenOfAnotherApp() {
  const pool = new CognitoIdentityProviderClient({});
  const UserPoolId = issuer.split('/').at(-1);
  const ExplicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  const { UserPoolClient: app } = await pool.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'other', ExplicitAuthFlows }));
  const AuthParameters = { USERNAME: ama.email, PASSWORD: 'Seven-shells-7' };
  const begin = { UserPoolId, ClientId: app.ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters };
  return (await pool.send(new AdminInitiateAuthCommand(begin))).AuthenticationResult.IdToken;
}

// The last one: functions that nobody called for an hour would start anew.
it('token-asked', async () => {
  const [attacker, victim] = [await signIn(ama), await signIn(kenji)];
  const body = { answer: 'taken', userId: victim.userId };
  const tried = async (what, token) =>
    expect(await put(token, 1, body)).withContext('The status of a PUT with ' + what).toBe(401);
  const withoutToken = await fetch(apiUrl + '/answers/1', { method: 'PUT', headers: json, body: JSON.stringify(body) });
  expect(withoutToken.status).withContext('The status of a PUT without a token').toBe(401);
  await tried('a token whose sub was changed after it was signed', forged(attacker.idToken, { sub: victim.userId }));
  await tried('a token of another app of the user pool', await tokenOfAnotherApp());
  await new Promise((over) => setTimeout(over, 61 * 60 * 1000));
  await tried('a token that is older than an hour', attacker.idToken);
}, 2 * 60 * 60 * 1000);
`;
