// Which conversation a request means. All four members are required by the API.
import type { SessionAddress } from './sessions.ts';

export function addressOf(input: {
  readonly botId?: string | undefined;
  readonly botAliasId?: string | undefined;
  readonly localeId?: string | undefined;
  readonly sessionId?: string | undefined;
}): SessionAddress {
  const { botId = '', botAliasId = '', localeId = '', sessionId = '' } = input;
  return { botId, botAliasId, localeId, sessionId };
}
