// Requests to Lex as plain fields, as the SDK would send them. Pure.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html
import type { CloudRequest } from '../../../../lab/cloud-request.ts';
import type { SessionAddress } from '../turns/turn.ts';

/** The region of the host does not count. */
const RUNTIME = 'https://runtime-v2-lex.us-east-1.amazonaws.com';
const MODELS = 'https://models-v2-lex.us-east-1.amazonaws.com';
/** AWS: a text has 1 to 1024 characters. */
export const MOST_CHARACTERS = 1024;

const post = (url: string, body: object): CloudRequest => ({
  service: 'lex',
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export function recognizeText({ botId, botAliasId, localeId, sessionId }: SessionAddress, text: string): CloudRequest {
  const path = `/bots/${botId}/botAliases/${botAliasId}/botLocales/${localeId}/sessions/${encodeURIComponent(sessionId)}/text`;
  return post(`${RUNTIME}${path}`, { text });
}

export const listBots = (): CloudRequest => post(`${MODELS}/bots/`, {});

export const listBotLocales = (botId: string): CloudRequest => post(`${MODELS}/bots/${botId}/botversions/DRAFT/botlocales/`, {});
