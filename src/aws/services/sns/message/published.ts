// A message that a topic has taken. Plain data.
import type { MessageAttribute } from '../../../core/ports.ts';

export interface Published {
  readonly messageId: string;
  readonly topicArn: string;
  readonly atMs: number;
  /** For every protocol without a text of its own. */
  readonly message: string;
  /** Texts by protocol, where the message was structured. */
  readonly byProtocol?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly groupId?: string;
  /** FIFO only. */
  readonly deduplicationId?: string;
  readonly sequenceNumber?: string;
  /** X-Amzn-Trace-Id of the call behind it. */
  readonly trace?: string;
}
