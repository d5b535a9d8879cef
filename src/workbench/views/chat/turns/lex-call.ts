// A call of Lex's runtime, as the log of calls has it, read as a turn. Pure.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_Operations_Amazon_Lex_Runtime_V2.html
import { gunzipSync } from 'fflate';
import { isJsonObject, parsedJson } from '../../../../aws/core/json.ts';
import type { CallRecord } from '../../../../lab/run-events.ts';
import { readInterpretations, readMessages, readState } from './read-answer.ts';
import type { SessionAddress, Turn, TurnAnswer } from './turn.ts';

const PATH = /^(\w+) \/bots\/([^/]+)\/botAliases\/([^/]+)\/botLocales\/([^/]+)\/sessions\/([^/]+)(?:\/(text|utterance))?$/;

type Call = Pick<CallRecord, 'operation' | 'status' | 'errorCode' | 'request' | 'response' | 'truncated' | 'answerHeaders'>;

/** What a call of a conversation came to; undefined for all other calls, GetSession among them. */
export function readLexCall(call: Call): Pick<Turn, 'address' | 'said' | 'answer'> | undefined {
  const [, method, botId = '', botAliasId = '', localeId = '', sessionId = '', way] = PATH.exec(call.operation) ?? [];
  if (method !== 'POST' && method !== 'DELETE') return undefined;
  const address: SessionAddress = { botId, botAliasId, localeId: decodeURIComponent(localeId), sessionId: decodeURIComponent(sessionId) };
  const said = method === 'POST' ? whatWasSaid(way, call.request) : undefined;
  return { address, ...(said !== undefined && { said }), answer: answerOf(call, method, way) };
}

function whatWasSaid(way: string | undefined, request: string): string | undefined {
  if (way === 'utterance') return request;
  const body = parsedJson(request);
  return way === 'text' && isJsonObject(body) && typeof body.text === 'string' ? body.text : undefined;
}

function answerOf(call: Call, method: string, way: string | undefined): TurnAnswer {
  const body = parsedJson(call.response);
  if (call.status >= 400) {
    const message = isJsonObject(body) ? (body.message ?? body.Message) : undefined;
    return { kind: 'refused', code: call.errorCode ?? `Status ${call.status}`, message: typeof message === 'string' ? message : '' };
  }
  if (method === 'DELETE') return { kind: 'forgotten' };
  if (way === 'text') return isJsonObject(body) ? answered(body.messages, body.sessionState, body.interpretations) : { kind: 'too long' };
  const header = (name: string) => unpacked(call.answerHeaders?.[`x-amz-lex-${name}`]);
  return answered(header('messages'), header('session-state'), header('interpretations'));
}

function answered(messages: unknown, state: unknown, interpretations: unknown): TurnAnswer {
  return {
    kind: 'answered',
    messages: readMessages(messages),
    state: readState(state),
    interpretations: readInterpretations(interpretations),
  };
}

/** PutSession and RecognizeUtterance answer in headers: JSON, compressed with gzip, in base64. */
function unpacked(header: string | undefined): unknown {
  if (!header) return undefined;
  try {
    return parsedJson(new TextDecoder().decode(gunzipSync(Uint8Array.from(atob(header), (letter) => letter.charCodeAt(0)))));
  } catch {
    // Not what Lex writes: nothing is shown of it.
    return undefined;
  }
}
