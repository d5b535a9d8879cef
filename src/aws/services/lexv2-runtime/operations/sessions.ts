// PutSession, GetSession, DeleteSession.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_PutSession.html
import type {
  DeleteSessionCommandInput,
  DeleteSessionCommandOutput,
  GetSessionCommandInput,
  GetSessionCommandOutput,
  PutSessionCommandInput,
  PutSessionCommandOutput,
} from '@aws-sdk/client-lex-runtime-v2';
import type { Operation } from '../../../core/service.ts';
import { addressOf } from '../address.ts';
import { put } from '../conversation/converse.ts';
import { describedInterpretations, describedState } from '../described-session.ts';
import { noSession, notEmbedded } from '../errors.ts';
import { packed } from '../packed-header.ts';
import type { Sessions } from '../sessions.ts';

/** The answer stands in headers, because the body would be the bot's voice. */
export const putSession =
  (sessions: Sessions): Operation<PutSessionCommandInput, Omit<PutSessionCommandOutput, '$metadata' | 'audioStream'>> =>
  async (input, context) => {
    const { messages = [], responseContentType = TEXT } = input;
    if (!isText(responseContentType)) throw notEmbedded(`the voice of a bot (${responseContentType})`);
    const address = addressOf(input);
    const { session, requestAttributes } = await put(sessions, context, address, messages, input);
    return {
      contentType: TEXT,
      ...(session.messages.length > 0 && { messages: packed(session.messages) }),
      sessionState: packed(describedState(session, sessions.now)),
      requestAttributes: packed(requestAttributes),
      sessionId: address.sessionId,
    };
  };

export const getSession =
  (sessions: Sessions): Operation<GetSessionCommandInput, Omit<GetSessionCommandOutput, '$metadata'>> =>
  async (input, context) => {
    const address = addressOf(input);
    await sessions.bot(context, address);
    const session = sessions.find(context, address);
    if (!session) throw noSession(address.sessionId);
    return {
      sessionId: address.sessionId,
      messages: [...session.messages],
      interpretations: describedInterpretations(session),
      sessionState: describedState(session, sessions.now),
    };
  };

export const deleteSession =
  (sessions: Sessions): Operation<DeleteSessionCommandInput, Omit<DeleteSessionCommandOutput, '$metadata'>> =>
  async (input, context) => {
    const address = addressOf(input);
    await sessions.bot(context, address);
    if (!sessions.find(context, address)) throw noSession(address.sessionId);
    sessions.delete(context, address);
    return { ...address };
  };

export const TEXT = 'text/plain;charset=utf-8';
export const isText = (contentType: string) => /^text\/plain\b/.test(contentType);
