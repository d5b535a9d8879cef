// Reads what a run of this lab left behind: what the learner's bot makes of the log, and the table that the program printed.
import { type Interpretation, LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { type CheckContext, CheckFailure } from '../../src/lab/definition.ts';
import { requireBuiltBot } from '../../src/lab/evidence/conversation.ts';
import type { ConsoleValue } from '../../src/lab/run-events.ts';
import { FOREIGN, type Log, type Logged } from './log.ts';

export type Context = CheckContext<Log>;

/** An utterance of the log, and what the bot makes of it in a conversation of its own. */
export interface Heard extends Logged {
  /** The first interpretation: below the threshold the FallbackIntent. */
  readonly was: string;
  /** The intent with the highest score, whatever the threshold. */
  readonly best: string;
}

export function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

const nameOf = (interpretation: Interpretation | undefined): string => interpretation?.intent?.name ?? 'nothing';

/** All checks of one run judge the same answers. */
const asked = new WeakMap<Context, Promise<readonly Heard[]>>();

/** What the learner's bot makes of the run's log. */
export function hear(context: Context): Promise<readonly Heard[]> {
  const known = asked.get(context) ?? askAll(context);
  asked.set(context, known);
  return known;
}

async function askAll(context: Context): Promise<readonly Heard[]> {
  const address = { botId: await requireBuiltBot(context, 'registrar'), botAliasId: 'TSTALIASID', localeId: 'en_US' };
  const lex = context.cloud(LexRuntimeV2Client);
  const heard: Heard[] = [];
  for (const [index, { text, intent }] of context.data.log.entries()) {
    const { interpretations = [] } = await lex.send(new RecognizeTextCommand({ ...address, sessionId: `check-${index}`, text }));
    const best = interpretations.find((each) => nameOf(each) !== FOREIGN);
    heard.push({ text, intent, was: nameOf(interpretations[0]), best: nameOf(best) });
  }
  return heard;
}

export const inScope = ({ intent }: Logged): boolean => intent !== FOREIGN;

/** How often each intent was taken for each, as [should be, was, count]. */
export function confusions(heard: readonly Heard[]): readonly (readonly [string, string, number])[] {
  return [...Map.groupBy(heard, ({ intent }) => intent)].flatMap(([intent, row]) =>
    [...Map.groupBy(row, ({ was }) => was)].map(([was, cell]) => [intent, was, cell.length] as const),
  );
}

/** What one call of console.table printed: the text of each cell, by row and column. */
export type PrintedTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

const textOf = (value: ConsoleValue): string => (value.kind === 'text' || value.kind === 'primitive' ? value.text : '');

/** The tables that the program printed. */
export function printedTables({ evidence }: Context): readonly PrintedTable[] {
  return evidence.console
    .flatMap(({ values }) => values)
    .flatMap((value) => {
      if (value.kind !== 'object' || !value.table) return [];
      const rows = value.entries.map(([row, cells]) => {
        const entries = cells.kind === 'object' ? cells.entries : [];
        return [row, new Map(entries.map(([column, cell]) => [column, textOf(cell)]))] as const;
      });
      return [new Map(rows)];
    });
}

/** The session in which the program asked for more than one utterance, with their number, if there is one. */
export function sharedSession({ evidence }: Context): { readonly sessionId: string; readonly utterances: number } | undefined {
  // The log names calls of Lex by their method and path.
  const sessions = evidence.calls.flatMap(({ operation }) => /\/sessions\/([^/]+)\/text$/.exec(operation)?.[1] ?? []);
  const [most] = [...Map.groupBy(sessions, (each) => each)].sort(([, one], [, other]) => other.length - one.length);
  return most && most[1].length > 1 ? { sessionId: most[0], utterances: most[1].length } : undefined;
}
