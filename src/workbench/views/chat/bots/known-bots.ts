// The bots that a visitor can talk to: those that the run made or talked to, as the log of calls and the cloud tell. Pure.
import type { BotTurn } from '../../../../aws/core/bot-turn.ts';
import { isJsonObject, parsedJson } from '../../../../aws/core/json.ts';
import type { CallRecord } from '../../../../lab/run-events.ts';
import type { SessionAddress, Turn } from '../turns/turn.ts';

/** A bot as one alias shows it, in one locale. */
export interface KnownBot extends Omit<SessionAddress, 'sessionId'> {
  /** The id where the name is not known. */
  readonly botName: string;
  readonly aliasName: string;
  /** nluIntentConfidenceThreshold, where the log has it. */
  readonly threshold?: number;
}

const TEST_ALIAS = { botAliasId: 'TSTALIASID', aliasName: 'TestBotAlias' } as const;

export const botKey = ({ botId, botAliasId, localeId }: Omit<SessionAddress, 'sessionId'>) => [botId, botAliasId, localeId].join('/');

type Fields = Readonly<Record<string, unknown>>;

/** The latest that was talked to comes first, then the others in the order in which they were made. */
export function knownBots(calls: readonly CallRecord[], turns: readonly Turn[], told: Iterable<BotTurn>): readonly KnownBot[] {
  const made = madeBots(calls);
  for (const { botId, botName } of told) made.names.set(botId, botName);
  const spokenTo = turns.findLast(({ answer }) => answer.kind === 'answered')?.address ?? turns.at(-1)?.address;
  const addresses = [...(spokenTo ? [spokenTo] : []), ...made.addresses, ...turns.map(({ address }) => address)];
  const byKey = new Map<string, KnownBot>();
  for (const { botId, botAliasId, localeId } of addresses) {
    const threshold = made.thresholds.get(`${botId}/${localeId}`);
    const bot = {
      botId,
      botAliasId,
      localeId,
      botName: made.names.get(botId) ?? botId,
      aliasName: made.aliases.get(`${botId}/${botAliasId}`) ?? (botAliasId === TEST_ALIAS.botAliasId ? TEST_ALIAS.aliasName : botAliasId),
      ...(threshold !== undefined && { threshold }),
    };
    if (!byKey.has(botKey(bot))) byKey.set(botKey(bot), bot);
  }
  return [...byKey.values()];
}

/** What CreateBot, CreateBotLocale and CreateBotAlias of the log say. */
function madeBots(calls: readonly CallRecord[]) {
  const names = new Map<string, string>();
  const aliases = new Map<string, string>();
  const thresholds = new Map<string, number>();
  const addresses: { botId: string; botAliasId: string; localeId: string }[] = [];
  for (const { service, operation, status, response } of calls) {
    const method = operation.slice(0, operation.indexOf(' '));
    if (service !== 'lex' || status >= 400 || (method !== 'PUT' && method !== 'POST')) continue;
    const path = operation.slice(method.length + 1);
    if (/\/sessions\//.test(path)) continue;
    const answer = parsedJson(response);
    if (!isJsonObject(answer)) continue;
    const { botId, botName, botAliasId, botAliasName, localeId, nluIntentConfidenceThreshold: threshold } = answer as Fields;
    if (typeof botId !== 'string') continue;
    if (typeof botName === 'string') names.set(botId, botName);
    if (typeof botAliasId === 'string' && typeof botAliasName === 'string') aliases.set(`${botId}/${botAliasId}`, botAliasName);
    if (typeof localeId !== 'string') continue;
    if (typeof threshold === 'number') {
      thresholds.set(`${botId}/${localeId}`, threshold);
      addresses.push({ botId, botAliasId: TEST_ALIAS.botAliasId, localeId });
    }
  }
  for (const key of aliases.keys()) {
    const [botId = '', botAliasId = ''] = key.split('/');
    for (const { localeId } of addresses.filter((each) => each.botId === botId)) addresses.push({ botId, botAliasId, localeId });
  }
  return { names, aliases, thresholds, addresses };
}
