// Looks for bots whose making the log of calls does not have (an import, a longer log than is kept), by ListBots and ListBotLocales.
import { isJsonObject, parsedJson } from '../../../../aws/core/json.ts';
import type { CloudAnswer, CloudRequest } from '../../../../lab/cloud-request.ts';
import type { KnownBot } from './known-bots.ts';
import { listBotLocales, listBots } from './lex-requests.ts';

/** More than a lab makes. */
const MOST_BOTS = 5;

/** Rejects with a sentence when there is no cloud to ask. */
export async function findBots(ask: (request: CloudRequest) => Promise<CloudAnswer>): Promise<readonly KnownBot[]> {
  const found: KnownBot[] = [];
  for (const { botId, botName } of (await summaries(ask, listBots(), 'botSummaries')).slice(0, MOST_BOTS)) {
    if (typeof botId !== 'string' || typeof botName !== 'string') continue;
    for (const { localeId } of await summaries(ask, listBotLocales(botId), 'botLocaleSummaries')) {
      if (typeof localeId === 'string') found.push({ botId, botName, localeId, botAliasId: 'TSTALIASID', aliasName: 'TestBotAlias' });
    }
  }
  return found;
}

async function summaries(
  ask: (request: CloudRequest) => Promise<CloudAnswer>,
  request: CloudRequest,
  member: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const answer = parsedJson((await ask(request)).call.response);
  const list = isJsonObject(answer) ? answer[member] : undefined;
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
