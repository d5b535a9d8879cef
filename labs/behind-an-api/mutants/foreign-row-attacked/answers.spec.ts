// What visitors can do, and what attackers cannot. Write the spec first, press Run and see it red; then write the line.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { fetchAnswer, fetchTotals, saveAnswer } from './answers.ts';
import { putAs } from './attack.ts';
import { rowsOf, tableName } from './backstage.ts';
import { ama, kenji, refusalOf } from './ready-made.ts';
import { signIn } from './session.ts';

describe('an answer', () => {
  it('is saved, and fetched', async () => {
    const session = await signIn(ama);
    await saveAnswer(session, 2, 'a queue');
    expect(await rowsOf(session.userId)).toEqual({ 2: 'a queue' });
    expect(await fetchAnswer(session, 2)).toBe('a queue');
  });

  it('is refused when it is as long as a book', async () => {
    const session = await signIn(ama);
    await expectAsync(saveAnswer(session, 1, 'a'.repeat(10_000))).toBeRejected();
  });

  it('is refused when there is no such puzzle', async () => {
    const session = await signIn(ama);
    await expectAsync(saveAnswer(session, 99, 'a queue')).toBeRejected();
  });
});

describe('an attacker', () => {
  it('without a token is not let in', async () => {
    expect(await putAs(undefined, 1, { answer: 'mine', userId: 'somebody' })).toBe(401);
  });

  it('cannot write in the name of somebody else', async () => {
    const [attacker, victim] = [await signIn(ama), await signIn(kenji)];
    await saveAnswer(victim, 1, 'a secret');
    await putAs(attacker.idToken, 1, { answer: 'changed', userId: victim.userId });
    expect(await fetchAnswer(victim, 1)).toBe('a secret');
  });

  it('cannot write past the API, with the keys of the page', async () => {
    const [{ dynamodb }, { userId }] = [await signIn(ama), await signIn(kenji)];
    const Item = { userId: { S: userId }, puzzleId: { N: '1' }, answer: { S: 'a'.repeat(10_000) } };
    expect(await refusalOf(dynamodb.send(new PutItemCommand({ TableName: tableName, Item })))).toBe('AccessDeniedException');
  });
});

describe('the totals', () => {
  it('count the answers of everybody', async () => {
    const [one, other] = [await signIn(ama), await signIn(kenji)];
    const before = await fetchTotals(one);
    await saveAnswer(one, 3, 'a shelf');
    await saveAnswer(other, 3, 'a drawer');
    expect((await fetchTotals(one))[3]).toBe((before[3] ?? 0) + 2);
  });
});
