// Receipt handles: a new one for each receive. They carry queue and message, so that a text that is none is told from an old one.
// By design: readable, not encrypted as the real ones are.
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';

const prefix = 'AQEB';

/** @param receive something that no other receive has */
export function makeHandle(queueArn: string, messageId: string, receive: string): string {
  return prefix + toBase64(fromUtf8([queueArn, messageId, receive].join(' ')));
}

/** The message that the handle is of; undefined when it is no handle of that queue. */
export function messageIdOf(handle: string, queueArn: string): string | undefined {
  const text = handle.slice(prefix.length);
  if (!handle.startsWith(prefix) || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const [arn, messageId] = toUtf8(fromBase64(text)).split(' ');
  return arn === queueArn ? messageId : undefined;
}
