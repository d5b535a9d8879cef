// RecognizeText.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html
import type { RecognizeTextCommandInput, RecognizeTextCommandOutput } from '@aws-sdk/client-lex-runtime-v2';
import type { Operation } from '../../../core/service.ts';
import { addressOf } from '../address.ts';
import { speak } from '../conversation/converse.ts';
import { describedInterpretations, describedState } from '../described-session.ts';
import type { Sessions } from '../sessions.ts';

export const recognizeText =
  (sessions: Sessions): Operation<RecognizeTextCommandInput, Omit<RecognizeTextCommandOutput, '$metadata'>> =>
  async (input, context) => {
    const address = addressOf(input);
    const { session, requestAttributes } = await speak(sessions, context, address, input.text ?? '', {
      ...input,
      operationName: 'RecognizeText',
    });
    return {
      messages: [...session.messages],
      sessionState: describedState(session, sessions.now),
      interpretations: describedInterpretations(session),
      requestAttributes: { ...requestAttributes },
      sessionId: address.sessionId,
    };
  };
