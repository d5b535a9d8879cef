// Functions and policies with one fault each: the learner's specs must notice it. JavaScript, for runSpecs.

const HANDLERS = `
import { DynamoDBClient, paginateScan, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { bodyOf, refuse } from './request.ts';

const dynamodb = new DynamoDBClient({});
const TableName = process.env.TABLE;

export async function save(event) {
  const { answer, userId: said } = bodyOf(event);
  const claimed = event.requestContext.authorizer?.jwt.claims.sub ?? said;
  const userId = claimed;
  const puzzle = Number(event.pathParameters.puzzle);
  if (!Number.isInteger(puzzle) || puzzle < 1 || puzzle > Number(process.env.PUZZLES)) return refuse('There is no such puzzle.');
  if (typeof answer !== 'string' || answer === '' || answer.length > 60) return refuse('An answer has 1 to 60 characters.');
  await dynamodb.send(new PutItemCommand({ TableName, Item: { userId: { S: userId }, puzzleId: { N: String(puzzle) }, answer: { S: answer } } }));
  return { statusCode: 204 };
}

export async function count(event) {
  const totals = {};
  const caller = event.requestContext.authorizer?.jwt.claims.sub;
  for await (const { Items } of paginateScan({ client: dynamodb }, { TableName, ProjectionExpression: 'puzzleId, userId' }))
    for (const { puzzleId } of Items) totals[puzzleId.N] = (totals[puzzleId.N] ?? 0) + 1;
  return totals;
}
`;

function broken(line: string, by: string): Readonly<Record<string, string>> {
  if (HANDLERS.split(line).length !== 2) throw new Error(`The good handlers have not exactly one line ${line}`);
  return { 'handlers.ts': HANDLERS.replace(line, () => by) };
}

/** Policies in which visitors may put rows of their own, as at the beginning of the lab. */
const OPEN_POLICIES = `
const allow = (Action, Resource) => ({ Effect: 'Allow', Action, Resource });
const policy = (...Statement) => ({ Version: '2012-10-17', Statement });
const own = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['\${aws:PrincipalTag/username}'] } };
export const visitorPolicy = (table) => policy({ ...allow(['dynamodb:GetItem', 'dynamodb:PutItem'], table), Condition: own });
export const savePolicy = (table) => policy(allow('logs:*', '*'), allow('dynamodb:PutItem', table));
export const countPolicy = (table) => policy(allow('logs:*', '*'), allow('dynamodb:Scan', table));
`;

export interface Broken {
  readonly files: Readonly<Record<string, string>>;
  /** What is wrong: the end of the sentence "Your specs do not notice ...". */
  readonly fault: string;
  /** A sentence about the spec that sees it. */
  readonly wanted: string;
}

export const brokenFiles = {
  'said-name': {
    files: broken('  const userId = claimed;', '  const userId = said ?? claimed;'),
    fault: 'a function that believes the userId in the body',
    wanted: "A spec in which Ama sends Kenji's userId with putAs() and her own token, and that finds Kenji's answer as it was.",
  },
  'side-door': {
    files: { 'policies.ts': OPEN_POLICIES },
    fault: 'a policy that lets visitors put rows with keys of their own',
    wanted: "A spec in which visitors put a row of their own by session.dynamodb: it expects refusalOf() to be 'AccessDeniedException'.",
  },
  'own-totals': {
    files: broken(
      '    for (const { puzzleId } of Items)',
      '    for (const { puzzleId } of Items.filter(({ userId }) => userId.S === caller))',
    ),
    fault: 'a function that counts the answers of the caller alone',
    wanted: 'A spec in which two visitors answer the same puzzle, and that finds both in the totals of one of them.',
  },
} as const satisfies Readonly<Record<string, Broken>>;

export type BrokenName = keyof typeof brokenFiles;
