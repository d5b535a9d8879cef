// The messages that a function, or a caller of PutSession, may give.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_Message.html
import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import { badHook } from '../errors.ts';
import { object, oneOf } from './contract.ts';

const TYPES = ['CustomPayload', 'ImageResponseCard', 'PlainText', 'SSML'] as const;
const MOST_MESSAGES = 10;
const MOST_BUTTONS = 5;
const LONGEST_CONTENT = 1024;

/** Throws AwsError DependencyFailedException. */
export function checkedMessages(messages: unknown): Message[] {
  if (messages === undefined || messages === null) return [];
  if (!Array.isArray(messages)) throw badHook('messages is not a list.');
  if (messages.length > MOST_MESSAGES) throw badHook(`there are more than ${MOST_MESSAGES} messages.`);
  return messages.map((message, index) => checkedMessage(object(message, `messages[${index}]`), `messages[${index}]`));
}

function checkedMessage({ contentType, content, imageResponseCard }: Readonly<Record<string, unknown>>, at: string): Message {
  const type = oneOf(TYPES, contentType, `${at}.contentType`);
  if (type === 'ImageResponseCard')
    return { contentType: type, imageResponseCard: checkedCard(object(imageResponseCard, `${at}.imageResponseCard`), at) };
  if (typeof content !== 'string' || content === '') throw badHook(`${at}.content is missing.`);
  if (content.length > LONGEST_CONTENT) throw badHook(`${at}.content has more than ${LONGEST_CONTENT} characters.`);
  return { contentType: type, content };
}

function checkedCard(
  { title, subtitle, imageUrl, buttons }: Readonly<Record<string, unknown>>,
  at: string,
): NonNullable<Message['imageResponseCard']> {
  const text = (value: unknown, name: string, most: number): string => {
    if (typeof value !== 'string' || value.length < 1 || value.length > most)
      throw badHook(`${at}.imageResponseCard.${name} needs 1 to ${most} characters.`);
    return value;
  };
  if (buttons !== undefined && buttons !== null && (!Array.isArray(buttons) || buttons.length > MOST_BUTTONS))
    throw badHook(`${at}.imageResponseCard.buttons is not a list of at most ${MOST_BUTTONS}.`);
  return {
    title: text(title, 'title', 250),
    ...(subtitle !== undefined && subtitle !== null && { subtitle: text(subtitle, 'subtitle', 250) }),
    ...(imageUrl !== undefined && imageUrl !== null && { imageUrl: text(imageUrl, 'imageUrl', 250) }),
    ...(Array.isArray(buttons) && {
      buttons: buttons.map((button: unknown, index) => {
        const { text: label, value } = object(button, `${at}.imageResponseCard.buttons[${index}]`);
        return { text: text(label, `buttons[${index}].text`, 50), value: text(value, `buttons[${index}].value`, 50) };
      }),
    }),
  };
}
