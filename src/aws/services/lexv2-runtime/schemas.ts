// The SDK's schemas of all operations of Amazon Lex Runtime V2, by name: those that are embedded and those that are answered as not embedded.
import {
  DeleteSession$,
  GetSession$,
  PutSession$,
  RecognizeText$,
  RecognizeUtterance$,
  StartConversation$,
} from '@aws-sdk/client-lex-runtime-v2';
import { withNullSlots } from './null-slots.ts';

export const schemas = withNullSlots({
  DeleteSession: DeleteSession$,
  GetSession: GetSession$,
  PutSession: PutSession$,
  RecognizeText: RecognizeText$,
  RecognizeUtterance: RecognizeUtterance$,
  StartConversation: StartConversation$,
});
