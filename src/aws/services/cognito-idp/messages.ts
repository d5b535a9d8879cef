// Messages to users: codes and invitations. Nothing leaves the cloud; the pool's outbox keeps what the real service would send.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider';
import { limits } from './limits.ts';
import { callTrigger } from './triggers.ts';
import { attributesOf, type SentCode, type User } from './user.ts';
import type { Message, UserPool } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

export type Address = 'email' | 'phone_number';

export type Reason =
  | 'CustomMessage_SignUp'
  | 'CustomMessage_ResendCode'
  | 'CustomMessage_ForgotPassword'
  | 'CustomMessage_UpdateUserAttribute'
  | 'CustomMessage_VerifyUserAttribute'
  | 'CustomMessage_AdminCreateUser'
  | 'CustomMessage_Authentication';

export interface Sending {
  readonly to: Address;
  readonly reason: Reason;
  readonly code: string;
  readonly clientId?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** The address, where it is not the user's present one. */
  readonly destination?: string | undefined;
}

export function newCode({ environment: { random } }: UserPools): string {
  return String(Math.floor(random.next() * 1_000_000)).padStart(6, '0');
}

/** Keeps a code for one purpose of the user, in the place of an earlier one. */
export function keepCode(pools: UserPools, user: User, purpose: string, lifeMs: number, address?: Address): string {
  const sent: SentCode = { code: newCode(pools), expiresMs: pools.now() + lifeMs, tries: 0, address };
  user.codes[purpose] = sent;
  return sent.code;
}

/** Sends a message, worded by the pool or by its CustomMessage trigger. */
export async function send(pools: UserPools, pool: UserPool, user: User, sending: Sending): Promise<CodeDeliveryDetailsType> {
  const { to, reason, code } = sending;
  const wording = await wordingOf(pools, pool, user, sending);
  const medium = to === 'email' ? 'EMAIL' : 'SMS';
  const destination = sending.destination ?? user.attributes[to] ?? '';
  const filled = (text: string) => text.replaceAll('{####}', code).replaceAll('{username}', user.username);
  const message: Message = {
    atMs: pools.now(),
    medium,
    to: destination,
    username: user.username,
    ...(medium === 'EMAIL' && { subject: filled(wording.subject) }),
    text: filled(wording.text),
    code,
    reason,
  };
  pool.messages = [...pool.messages, message].slice(-limits.keptMessages);
  return { AttributeName: to, DeliveryMedium: medium, Destination: masked(to, destination) };
}

/** What a client is told of an address: `a***@e***`. */
export function masked(kind: Address, address: string): string {
  if (kind === 'phone_number') return `+${'*'.repeat(Math.max(address.length - 5, 0))}${address.slice(-4)}`;
  const [name = '', host = ''] = address.split('@');
  return `${name.charAt(0)}***@${host.charAt(0)}***`;
}

async function wordingOf(
  pools: UserPools,
  pool: UserPool,
  user: User,
  { to, reason, clientId, metadata }: Sending,
): Promise<{ readonly subject: string; readonly text: string }> {
  const invitation = reason === 'CustomMessage_AdminCreateUser';
  const answer = await callTrigger(pools, pool, 'CustomMessage', {
    source: reason,
    username: user.username,
    clientId,
    request: {
      userAttributes: { ...attributesOf(user), 'cognito:user_status': user.status },
      codeParameter: '{####}',
      usernameParameter: invitation ? '{username}' : null,
      clientMetadata: metadata ?? {},
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  });
  const own = defaultWording(pool, to, reason);
  const said = (member: string) => (typeof answer?.[member] === 'string' && answer[member] !== '' ? answer[member] : undefined);
  return { subject: said('emailSubject') ?? own.subject, text: said(to === 'email' ? 'emailMessage' : 'smsMessage') ?? own.text };
}

function defaultWording({ settings }: UserPool, to: Address, reason: Reason): { readonly subject: string; readonly text: string } {
  const template = settings.VerificationMessageTemplate ?? {};
  if (reason === 'CustomMessage_AdminCreateUser') {
    const { EmailMessage, EmailSubject, SMSMessage } = settings.AdminCreateUserConfig?.InviteMessageTemplate ?? {};
    const text = 'Your username is {username} and temporary password is {####}.';
    return { subject: EmailSubject ?? 'Your temporary password', text: (to === 'email' ? EmailMessage : SMSMessage) ?? text };
  }
  if (to === 'phone_number') {
    const authentication = settings.SmsAuthenticationMessage ?? 'Your authentication code is {####}.';
    const verification = template.SmsMessage ?? settings.SmsVerificationMessage ?? 'Your confirmation code is {####}';
    return { subject: '', text: reason === 'CustomMessage_Authentication' ? authentication : verification };
  }
  const reset = reason === 'CustomMessage_ForgotPassword' ? 'Your password reset code is {####}' : 'Your confirmation code is {####}';
  return {
    subject: template.EmailSubject ?? settings.EmailVerificationSubject ?? 'Your verification code',
    text: template.EmailMessage ?? settings.EmailVerificationMessage ?? reset,
  };
}
