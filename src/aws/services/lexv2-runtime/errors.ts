// The errors of the runtime.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html#API_runtime_RecognizeText_Errors
import { AwsError } from '../../core/errors.ts';

export const invalid = (sentence: string) => new AwsError('ValidationException', sentence, 400);

export const noSession = (sessionId: string) => new AwsError('ResourceNotFoundException', `There is no session ${sessionId}.`, 404);

export const busy = (sessionId: string) =>
  new AwsError('ConflictException', `The session ${sessionId} is at work on another request.`, 409);

/** The function threw, may not be called, or broke the contract: the sentence begins as users of Lex quote it. */
export const badHook = (sentence: string) => new AwsError('DependencyFailedException', `Invalid Lambda Response: ${sentence}`, 424);

export const failedHook = (sentence: string) => new AwsError('DependencyFailedException', sentence, 424);

/** Something of the service that Sandshark lacks, where an operation as a whole is embedded. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `Amazon Lex V2: ${what} is not embedded in Sandshark.`, 501);
