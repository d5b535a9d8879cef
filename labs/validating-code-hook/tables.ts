// What the checks of this lab look at besides conversations, through the SDK: the tables that the code hook writes.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type CheckContext, CheckFailure } from '../../src/lab/definition.ts';
import type { Registrations, Workshop } from './registrations.ts';

export type Context = CheckContext<Registrations>;

export interface Registration {
  readonly email: string;
  readonly workshop: string;
  readonly eventDate: string;
}

async function rowsOf({ cloud, name }: Context, table: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const scan = new ScanCommand({ TableName: name(table), ConsistentRead: true });
  try {
    return (await DynamoDBDocumentClient.from(cloud(DynamoDBClient)).send(scan)).Items ?? [];
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
    throw new CheckFailure({ observed: `There is no table called ${name(table)}.`, expected: 'openRegistration creates it.' });
  }
}

export async function registrations(context: Context): Promise<readonly Registration[]> {
  const rows = await rowsOf(context, 'registrations');
  return rows.map(({ email, workshop, eventDate }) => ({
    email: String(email),
    workshop: String(workshop),
    eventDate: String(eventDate),
  }));
}

/** The workshops with the places that they have now. */
export async function workshopsNow(context: Context): Promise<readonly Workshop[]> {
  const left = new Map((await rowsOf(context, 'workshops')).map(({ title, places }) => [title, Number(places)]));
  return context.data.workshops.map((workshop) => ({ ...workshop, places: left.get(workshop.title) ?? 0 }));
}

/** The workshops that a check talks about: two that are full, two with many places, and one with a single place. */
export async function cast(context: Context) {
  const now = await workshopsNow(context);
  const [full, otherFull] = now.filter(({ places }) => places === 0);
  const [free, otherFree] = now.filter(({ places }) => places > 1);
  const last = now.find(({ places }) => places === 1);
  if (full && otherFull && free && otherFree) return { full, otherFull, free, otherFree, last };
  throw new CheckFailure({
    observed: `The places that are left: ${now.map(({ title, places }) => `${title} ${places}`).join(', ')}.`,
    expected: 'As many as the data says, less one for each visitor who said yes.',
  });
}
