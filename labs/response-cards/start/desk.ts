// The registration desk: what the code hook needs of DynamoDB. It runs in the function; the names of the tables are in its environment.
import {
  DynamoDBClient,
  GetItemCommand,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient({});
const { WORKSHOPS, REGISTRATIONS } = process.env;

export interface Workshop {
  /** Up to 140 characters. */
  readonly title: string;
  /** One word for it, which Lex knows as another name of the workshop. */
  readonly short: string;
  readonly places: number;
}

/** How many more visitors a workshop takes. */
export async function placesLeft(workshop: string): Promise<number> {
  const asked = await dynamodb.send(new GetItemCommand({ TableName: WORKSHOPS, Key: { title: { S: workshop } }, ConsistentRead: true }));
  return Number(asked.Item?.places?.N ?? 0);
}

/** The workshops that have places, by title. */
export async function freeWorkshops(): Promise<Workshop[]> {
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: WORKSHOPS, ConsistentRead: true }));
  const all = Items.map(({ title, short, places }) => ({ title: title?.S ?? '', short: short?.S ?? '', places: Number(places?.N) }));
  return all.filter(({ places }) => places > 0).sort((one, other) => (one.title < other.title ? -1 : 1));
}

/**
 * Writes the registration and takes the place, both or neither. Nothing is written when somebody else was faster and the workshop
 * is `full`, or when the same visitor is `registered already`.
 */
export async function register(email: string, workshop: string): Promise<'registered' | 'full' | 'registered already'> {
  const visitor = {
    TableName: REGISTRATIONS,
    Item: { email: { S: email.toLowerCase() }, workshop: { S: workshop } },
    ConditionExpression: 'attribute_not_exists(email)',
  };
  const place = {
    TableName: WORKSHOPS,
    Key: { title: { S: workshop } },
    UpdateExpression: 'ADD places :minusOne',
    ConditionExpression: 'places > :none',
    ExpressionAttributeValues: { ':minusOne': { N: '-1' }, ':none': { N: '0' } },
  };
  try {
    await dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: visitor }, { Update: place }] }));
    return 'registered';
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const [twice, full] = (error.CancellationReasons ?? []).map(({ Code }) => Code === 'ConditionalCheckFailed');
    if (twice) return 'registered already';
    if (full) return 'full';
    throw error;
  }
}
