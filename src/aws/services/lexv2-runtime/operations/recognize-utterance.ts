// RecognizeUtterance, with text.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeUtterance.html
import type { RecognizeUtteranceCommandInput, RecognizeUtteranceCommandOutput, SessionState } from '@aws-sdk/client-lex-runtime-v2';
import { toUtf8 } from '@smithy/core/serde';
import type { Operation } from '../../../core/service.ts';
import { addressOf } from '../address.ts';
import { speak } from '../conversation/converse.ts';
import { describedInterpretations, describedState } from '../described-session.ts';
import { invalid, notEmbedded } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { packed, unpacked } from '../packed-header.ts';
import type { Sessions } from '../sessions.ts';
import { isText, TEXT } from './sessions.ts';

const LONGEST_TEXT = 1024;

/** What RecognizeText does, with everything but the text in headers. */
export const recognizeUtterance =
  (sessions: Sessions): Operation<RecognizeUtteranceCommandInput, Omit<RecognizeUtteranceCommandOutput, '$metadata' | 'audioStream'>> =>
  async (input, context) => {
    const { requestContentType = '', responseContentType = TEXT, inputStream } = input;
    for (const type of [requestContentType, responseContentType]) if (!isText(type)) throw notEmbedded(`speech (${type})`);
    const text = inputStream instanceof Uint8Array ? toUtf8(inputStream) : '';
    if (text.length < 1 || text.length > LONGEST_TEXT) throw invalid(`The text needs 1 to ${LONGEST_TEXT} characters.`);
    const headersBytes = (input.sessionState?.length ?? 0) + (input.requestAttributes?.length ?? 0);
    if (headersBytes > LIMITS.headersBytes)
      throw invalid(`The headers of session state and request attributes have more than ${LIMITS.headersBytes} bytes.`);
    const address = addressOf(input);
    const { session, requestAttributes } = await speak(sessions, context, address, text, {
      operationName: 'RecognizeUtterance',
      ...(input.sessionState !== undefined && { sessionState: unpacked(input.sessionState, 'x-amz-lex-session-state') as SessionState }),
      ...(input.requestAttributes !== undefined && {
        requestAttributes: unpacked(input.requestAttributes, 'x-amz-lex-request-attributes') as Record<string, string>,
      }),
    });
    return {
      inputMode: 'Text',
      contentType: TEXT,
      ...(session.messages.length > 0 && { messages: packed(session.messages) }),
      interpretations: packed(describedInterpretations(session)),
      sessionState: packed(describedState(session, sessions.now)),
      requestAttributes: packed(requestAttributes),
      sessionId: address.sessionId,
      inputTranscript: packed(text),
    };
  };
