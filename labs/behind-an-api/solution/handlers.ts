// The two functions behind the API. They run in Lambda: nobody who has the page can change them, or go around a line.
import { DynamoDBClient, paginateScan, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type ApiEvent, bodyOf, refuse } from './request.ts';

const dynamodb = new DynamoDBClient({});
const TableName = process.env.TABLE;
const lastPuzzle = Number(process.env.PUZZLES);

/** PUT /answers/{puzzle}: keeps an answer. */
export async function save(event: ApiEvent) {
  const { answer } = bodyOf(event);
  const userId = event.requestContext.authorizer!.jwt.claims.sub!;
  const puzzle = Number(event.pathParameters!.puzzle);
  if (!Number.isInteger(puzzle) || puzzle < 1 || puzzle > lastPuzzle) return refuse('There is no such puzzle.');
  if (typeof answer !== 'string' || answer === '' || answer.length > 60) return refuse('An answer has 1 to 60 characters.');
  const Item = { userId: { S: userId }, puzzleId: { N: String(puzzle) }, answer: { S: answer } };
  await dynamodb.send(new PutItemCommand({ TableName, Item }));
  return { statusCode: 204 };
}

/** GET /totals: how many visitors have answered each puzzle, by its number: { "1": 4, "2": 2 }. */
export async function count() {
  const totals: Record<string, number> = {};
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName, ProjectionExpression: 'puzzleId' })) {
    for (const { puzzleId } of Items) totals[puzzleId!.N!] = (totals[puzzleId!.N!] ?? 0) + 1;
  }
  return totals;
}
