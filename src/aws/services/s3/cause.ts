// Who caused a change of an object, for its event.
import type { CallContext } from '../../core/call.ts';

/** The call; `undefined` is S3 itself, by a lifecycle rule. */
export type Cause = Pick<CallContext, 'callerArn' | 'principal' | 'requestId' | 'request'> | undefined;
