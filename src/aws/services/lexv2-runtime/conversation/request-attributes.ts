// The request attributes that Lex itself reads: they count for one request.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-request-attribs.html; the time zone: the guide of V1, context-mgmt-request-attribs
import { invalid } from '../errors.ts';

type Attributes = Readonly<Record<string, string>>;

const TIME_ZONE = 'x-amz-lex:time-zone';
const INTENT_SWITCH = 'x-amz-lex:intent-switch';
const CONTENT_TYPES = 'x-amz-lex:accept-content-types';

/** The zone that dates are understood in; UTC where the request says none. Throws AwsError ValidationException when it is no name of IANA's. */
export function timeZoneOf(attributes: Attributes): string {
  const timeZone = attributes[TIME_ZONE] ?? 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (error) {
    throw invalid(`The request attribute ${TIME_ZONE} is no time zone: ${(error as Error).message}`);
  }
  return timeZone;
}

/** May another intent begin while the bot asks for a slot or a confirmation? */
export const maySwitch = (attributes: Attributes): boolean => attributes[INTENT_SWITCH] !== 'DISABLE';

/** Cards are always accepted: the attribute knows PlainText, SSML and CustomPayload. */
export function isAccepted(contentType: string | undefined, attributes: Attributes): boolean {
  const accepted = attributes[CONTENT_TYPES]?.split(',').map((type) => type.trim());
  return accepted === undefined || contentType === 'ImageResponseCard' || accepted.includes(contentType ?? '');
}

export const noUsableMessage = () => invalid(`NoUsableMessageException: a message group has no message of the types in ${CONTENT_TYPES}.`);
