// The lab's own specs, which are run against the learner's app: JavaScript, because what a check hands to runSpecs is not compiled.

/** The names of the specs, by what they are about. */
export type Demand = 'keys' | 'answers' | 'own-rows' | 'by-key' | 'by-batch' | 'by-query' | 'by-scan';

/** Each `it` is named after its demand. */
export const judgeSpec = `
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { fetchAnswer, saveAnswer, signIn } from './answers.ts';
import { rowOf, tableName as TableName } from './backstage.ts';
import { credentialOf } from './google.ts';
import { ama, kenji, puzzles } from './ready-made.ts';

const last = puzzles.length;
const keyOf = ({ identityId }, n = last) => ({ userId: { S: identityId }, puzzleId: { N: String(n) } });
const signedIn = async (person) => signIn(await credentialOf(person));

/** How a call with the keys of that session ends: 'answered', or the name of the error. */
const ended = ({ dynamodb }, command) => dynamodb.send(command).then(() => 'answered', (error) => error.name);

/** Somebody with a secret in the last row, and somebody who wants it. */
async function twoVisitors() {
  const victim = await signedIn(kenji);
  await saveAnswer(victim, last, 'a secret');
  return { victim, attacker: await signedIn(ama) };
}

const query = ({ identityId }) =>
  new QueryCommand({ TableName, KeyConditionExpression: 'userId = :u', ExpressionAttributeValues: { ':u': { S: identityId } } });

it('keys', async () => {
  const [first, again, other] = [await signedIn(ama), await signedIn(ama), await signedIn(kenji)];
  expect(first.identityId).withContext('The identityId of a visitor').toMatch(/^[a-z0-9-]+:[0-9a-f-]{36}$/);
  expect(again.identityId).withContext('The identityId of the same visitor, signed in once more').toBe(first.identityId);
  expect(other.identityId).withContext('The identityId of another visitor').not.toBe(first.identityId);
  const [keys, yours] = [await first.dynamodb.config.credentials(), await new DynamoDBClient({}).config.credentials()];
  const missing = ['accessKeyId', 'secretAccessKey', 'sessionToken'].filter((part) => !keys[part]);
  const held = keys.accessKeyId === yours.accessKeyId ? 'your own keys' : missing.length > 0 ? 'no ' + missing.join(', no ') : 'keys of a visitor';
  expect(held).withContext('The DynamoDBClient of a session has').toBe('keys of a visitor');
});

it('answers', async () => {
  const [mine, yours] = [await signedIn(ama), await signedIn(kenji)];
  expect(await fetchAnswer(mine, last)).withContext('The answer to a puzzle that the visitor has not answered').toBeUndefined();
  await saveAnswer(mine, last, puzzles[0].title);
  await saveAnswer(yours, last, 'another answer');
  const row = 'The answer in the table, in the row with userId ' + mine.identityId + ' and puzzleId ' + last;
  expect(await rowOf(mine.identityId, last)).withContext(row).toBe(puzzles[0].title);
  expect(await fetchAnswer(mine, last)).withContext('What fetchAnswer() gives after saveAnswer()').toBe(puzzles[0].title);
  expect(await fetchAnswer(yours, last)).withContext('What fetchAnswer() gives to another visitor').toBe('another answer');
});

it('own-rows', async () => {
  const mine = await signedIn(ama);
  await saveAnswer(mine, last, 'mine');
  const how = (name) => 'With a ' + name + ' of their own rows, visitors are';
  expect(await ended(mine, new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [keyOf(mine)] } } }))).withContext(how('BatchGetItem')).toBe('answered');
  expect(await ended(mine, query(mine))).withContext(how('Query')).toBe('answered');
  expect(await ended(mine, new DeleteItemCommand({ TableName, Key: keyOf(mine) }))).withContext(how('DeleteItem')).toBe('answered');
});

it('by-key', async () => {
  const { victim, attacker } = await twoVisitors();
  const Key = keyOf(victim);
  const attacks = {
    GetItem: new GetItemCommand({ TableName, Key }),
    PutItem: new PutItemCommand({ TableName, Item: { ...Key, answer: { S: 'changed' } } }),
    UpdateItem: new UpdateItemCommand({ TableName, Key, UpdateExpression: 'SET answer = :a', ExpressionAttributeValues: { ':a': { S: 'changed' } } }),
    DeleteItem: new DeleteItemCommand({ TableName, Key }),
  };
  for (const [name, attack] of Object.entries(attacks))
    expect(await ended(attacker, attack)).withContext('A ' + name + ' of the row of another visitor is').toBe('AccessDeniedException');
  expect(await rowOf(victim.identityId, last)).withContext('After the attacks, the answer of the other visitor').toBe('a secret');
});

it('by-batch', async () => {
  const { victim, attacker } = await twoVisitors();
  const Keys = [keyOf(attacker), keyOf(victim)];
  const read = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } });
  expect(await ended(attacker, read)).withContext('A BatchGetItem with one foreign key among its keys is').toBe('AccessDeniedException');
  const RequestItems = { [TableName]: Keys.map((Item) => ({ PutRequest: { Item } })) };
  const write = new BatchWriteItemCommand({ RequestItems });
  expect(await ended(attacker, write)).withContext('A BatchWriteItem with one foreign row is').toBe('AccessDeniedException');
});

it('by-query', async () => {
  const { victim, attacker } = await twoVisitors();
  expect(await ended(attacker, query(victim))).withContext('A Query of the rows of another visitor is').toBe('AccessDeniedException');
});

it('by-scan', async () => {
  const { attacker } = await twoVisitors();
  expect(await ended(attacker, new ScanCommand({ TableName }))).withContext('A Scan of the table is').toBe('AccessDeniedException');
});
`;
