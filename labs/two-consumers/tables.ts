// For the checks: what archive and dashboard hold when the program is over, and how often the dashboard was written to.
import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { CheckContext } from '../../src/lab/definition.ts';
import type { Waves } from './waves.ts';

export type Context = CheckContext<Waves>;

/** All items; undefined when there is no such table. */
async function itemsOf({ cloud, name }: Context, table: string): Promise<Record<string, AttributeValue>[] | undefined> {
  try {
    return (await cloud(DynamoDBClient).send(new ScanCommand({ TableName: name(table), ConsistentRead: true }))).Items ?? [];
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** What the archive has kept, as `buoy n`. */
export async function keptInArchive(context: Context): Promise<Set<string>> {
  const items = (await itemsOf(context, 'measurements')) ?? [];
  return new Set(items.map(({ buoy, n }) => `${buoy?.S} ${n?.N}`));
}

export interface Total {
  readonly waves: number;
  readonly centimetres: number;
}

/** What the dashboard shows, by buoy. */
export async function totalsOfDashboard(context: Context): Promise<Map<string, Total>> {
  const items = (await itemsOf(context, 'totals')) ?? [];
  return new Map(
    items.map(({ buoy, waves, centimetres }) => [
      buoy?.S ?? '',
      { waves: Number(waves?.N ?? 0), centimetres: Number(centimetres?.N ?? 0) },
    ]),
  );
}

/** How often the program wrote to the totals or tried to: a write that its condition refused was work, too. */
export const writesToTotals = (context: Context): number => callsThatWriteTotals(context).length;

/** How many of these writes a condition refused. */
export const refusedWritesToTotals = (context: Context): number =>
  callsThatWriteTotals(context).filter(({ errorCode }) => errorCode === 'ConditionalCheckFailedException').length;

function callsThatWriteTotals({ name, evidence }: Context) {
  const table = new RegExp(`"TableName":\\s*"${name('totals')}"`);
  return evidence.calls.filter(
    ({ operation, request }) => /^(UpdateItem|PutItem|TransactWriteItems)$/.test(operation) && table.test(request),
  );
}
