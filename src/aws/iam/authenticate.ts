// Who calls: the signer of a request, resolved to a principal. By design a key that is no key of IAM's is an administrator's.
import type { ReadRequest } from '../core/call.ts';
import type { Identities, Principal } from '../core/identities.ts';
import { type Caller, callerOf, isIamKey, rootPrincipal } from './caller.ts';
import type { Dialect } from './dialect.ts';
import { unknownKey } from './signature-errors.ts';
import { checkExpiry } from './signature-time.ts';
import { checkUrlExpiry, readUrlSignature, type UrlSignature, verifyUrl } from './sigv2-url.ts';
import { readSigner, type Signer } from './sigv4.ts';
import { checkToken, verifySignature } from './verify-signature.ts';

/** What authentication needs of the cloud. */
export interface AuthenticationContext {
  readonly nowMs: number;
  /** Loaded only when the key looks like one of IAM's. */
  readonly identities: () => Promise<Identities>;
  /** May this request come without a signature? */
  readonly unsigned: 'allowed' | 'refused';
  readonly dialect: Dialect;
  /** The service in the scope of a right signature. */
  readonly signingName: string;
  /** The request as its service addresses it: S3's bucket, wherever it stood, is among the labels. */
  readonly addressed?: ReadRequest;
}

const anonymous: Principal = { kind: 'anonymous', account: '', arn: '*', userId: 'anonymous', tags: {}, sessionContext: {} };

/** The caller. Throws AwsError for a signature that is missing, broken, wrong or expired. */
export async function authenticate(request: ReadRequest, context: AuthenticationContext): Promise<Caller> {
  const { headers, url } = request;
  const old = context.dialect === 's3' ? readUrlSignature(url) : undefined;
  if (old) return byOldUrl(request, old, context);
  const signed = headers.has('authorization') || url.searchParams.has('X-Amz-Algorithm');
  if (!signed && context.unsigned === 'allowed') return { account: '', accessKeyId: '', region: 'us-east-1', principal: anonymous };
  const signer = readSigner(headers, url.searchParams, context.dialect);
  checkExpiry(signer, context.nowMs, context.dialect);
  return isIamKey(signer.accessKeyId) ? byIam(request, signer, context) : callerOf(signer, rootPrincipal);
}

async function byIam(request: ReadRequest, signer: Signer, context: AuthenticationContext): Promise<Caller> {
  const { nowMs, dialect, signingName } = context;
  const identities = await context.identities();
  const credentials = identities.credentials(signer.accessKeyId);
  if (!credentials) throw unknownKey(signer, dialect);
  verifySignature(request, signer, { credentials, dialect, signingName, nowMs });
  const { accessKeyId, service, region } = signer;
  identities.noteUse(accessKeyId, service, region);
  const { principal } = credentials;
  return { account: principal.account, accessKeyId, region, principal };
}

/** Version 2 knows no region: it is S3's oldest. */
async function byOldUrl(request: ReadRequest, old: UrlSignature, context: AuthenticationContext): Promise<Caller> {
  const { nowMs, dialect, addressed = request } = context;
  const signer = { ...old, region: 'us-east-1' };
  checkUrlExpiry(old, nowMs);
  if (!isIamKey(old.accessKeyId)) return callerOf(signer, rootPrincipal);
  const identities = await context.identities();
  const credentials = identities.credentials(old.accessKeyId);
  if (!credentials || credentials.status === 'Inactive') throw unknownKey(old, dialect);
  verifyUrl(request, addressed, old, credentials.secretAccessKey);
  checkToken(old, credentials, nowMs, dialect);
  identities.noteUse(old.accessKeyId, 's3', signer.region);
  const { principal } = credentials;
  return { account: principal.account, accessKeyId: old.accessKeyId, region: signer.region, principal };
}
