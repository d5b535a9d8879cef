// What visitors can do, and what they must not be able to do. Write the spec first, press Run and see it red; then write the line.
import { BatchGetItemCommand, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { fetchAnswer, saveAnswer, signIn } from './answers.ts';
import { rowOf, tableName } from './backstage.ts';
import { credentialOf } from './google.ts';
import { ama, kenji, refusalOf } from './ready-made.ts';

/** The key of somebody's answer to the first puzzle. */
const keyOf = (userId: string) => ({ userId: { S: userId }, puzzleId: { N: '1' } });

/** Kenji has an answer that is nobody's business. Ama is curious. */
async function twoVisitors() {
  const victim = await signIn(await credentialOf(kenji));
  await saveAnswer(victim, 1, 'a secret');
  return { victim, attacker: await signIn(await credentialOf(ama)) };
}

describe('signing in', () => {
  it('gives each visitor one identity, and keys', async () => {
    const first = await signIn(await credentialOf(ama));
    const again = await signIn(await credentialOf(ama));
    const other = await signIn(await credentialOf(kenji));
    expect(again.identityId).toBe(first.identityId);
    expect(other.identityId).not.toBe(first.identityId);
  });
});

describe('answers', () => {
  it('are saved as a row of the visitor, and fetched', async () => {
    const session = await signIn(await credentialOf(ama));
    expect(await fetchAnswer(session, 2)).toBeUndefined();
    await saveAnswer(session, 2, 'a queue');
    expect(await rowOf(session.identityId, 2)).toBe('a queue');
    expect(await fetchAnswer(session, 2)).toBe('a queue');
  });
});

describe('an attacker', () => {
  it('cannot read a row of somebody else by its key', async () => {
    const { victim, attacker } = await twoVisitors();
    const attack = new GetItemCommand({ TableName: tableName, Key: keyOf(victim.identityId) });
    expect(await refusalOf(attacker.dynamodb.send(attack))).toBe('AccessDeniedException');
  });

  it('cannot hide it in a batch behind a row of their own', async () => {
    const { victim, attacker } = await twoVisitors();
    const Keys = [keyOf(victim.identityId)];
    const attack = new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys } } });
    expect(await refusalOf(attacker.dynamodb.send(attack))).toBe('AccessDeniedException');
  });

  it('cannot read everything without any key', async () => {
    const { attacker } = await twoVisitors();
    const attack = new ScanCommand({ TableName: tableName });
    expect(await refusalOf(attacker.dynamodb.send(attack))).toBe('AccessDeniedException');
  });
});
