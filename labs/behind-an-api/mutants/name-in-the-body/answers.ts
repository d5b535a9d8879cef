// The answers, as the page sees them: it reads its own rows from the table itself, and asks the API for everything else.
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { apiUrl } from './api.ts';
import { tableName } from './backstage.ts';
import type { Session } from './session.ts';

export async function saveAnswer(session: Session, puzzle: number, answer: string): Promise<void> {
  await askApi(session, 'PUT', `/answers/${puzzle}`, { answer, userId: session.userId });
}

/** Undefined when nothing is saved yet. */
export async function fetchAnswer({ userId, dynamodb }: Session, puzzle: number): Promise<string | undefined> {
  const Key = { userId: { S: userId }, puzzleId: { N: String(puzzle) } };
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
  return Item?.answer?.S;
}

/** How many visitors have answered each puzzle, by its number. */
export function fetchTotals(session: Session): Promise<Record<string, number>> {
  return askApi(session, 'GET', '/totals');
}

/** Gives what the API answers, undefined when it answers nothing; throws what it refuses. */
async function askApi({ idToken }: Session, method: 'GET' | 'PUT', path: string, body?: object) {
  const headers = { 'content-type': 'application/json', authorization: idToken };
  const response = await fetch(`${apiUrl}${path}`, { method, headers, body: body && JSON.stringify(body) });
  const answer = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
