// The two functions behind the API. They run in Lambda: nobody who has the page can change them, or go around a line.
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type ApiEvent, bodyOf, refuse } from './request.ts';

const dynamodb = new DynamoDBClient({});
const TableName = process.env.TABLE;
const lastPuzzle = Number(process.env.PUZZLES);

/** PUT /answers/{puzzle}: keeps an answer. */
export async function save(event: ApiEvent) {
  const { answer, userId } = bodyOf(event); // TODO 2: who says that this is their userId?
  const puzzle = Number(event.pathParameters!.puzzle);
  // TODO 1: refuse() a puzzle that is no whole number from 1 to lastPuzzle.
  // TODO 1: refuse() an answer that is no text, or not of 1 to 60 characters.
  const Item = { userId: { S: userId }, puzzleId: { N: String(puzzle) }, answer: { S: answer } };
  await dynamodb.send(new PutItemCommand({ TableName, Item }));
  return { statusCode: 204 };
}

/** GET /totals: how many visitors have answered each puzzle, by its number: { "1": 4, "2": 2 }. */
export async function count() {
  const totals: Record<string, number> = {};
  // TODO 4: scan the table, all pages of it, and count.
  return totals;
}
