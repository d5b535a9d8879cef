// Who signed a browser's form. The signature is over the policy, as it stands in the form.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from '@smithy/core/serde';
import { AwsError } from '../../../core/errors.ts';
import { type Caller, callerOf, rootPrincipal } from '../../../iam/caller.ts';
import { isEqual, signatureOf } from '../../../iam/signature.ts';
import { unknownKey } from '../../../iam/signature-errors.ts';
import type { Signer } from '../../../iam/sigv4.ts';
import { checkToken } from '../../../iam/verify-signature.ts';
import { anonymous } from '../access/judge-access.ts';
import { invalidArgument } from '../errors.ts';
import type { S3 } from '../s3.ts';

/** The caller; nobody for a form without a policy. Throws AwsError InvalidArgument, InvalidAccessKeyId, SignatureDoesNotMatch. */
export async function callerOfForm(s3: S3, fields: ReadonlyMap<string, string>): Promise<Caller> {
  const policy = fields.get('policy');
  if (policy === undefined) return { account: '', accessKeyId: '', region: 'us-east-1', principal: anonymous };
  const signed = signatureOfForm(fields, policy);
  const { accessKeyId, region } = signed;
  // By design, as everywhere: a key that is none of IAM's is an administrator's, and its signature is not verified.
  if (!/^A[KS]IA[A-Z2-7]{16}$/.test(accessKeyId)) return callerOf(signed, rootPrincipal);
  const credentials = (await s3.environment.ports.identities()).credentials(accessKeyId);
  const token = fields.get('x-amz-security-token');
  const named = { accessKeyId, ...(token !== undefined && { securityToken: token }) };
  if (!credentials || credentials.status === 'Inactive') throw unknownKey(named, 's3');
  if (!isEqual(signed.made(credentials.secretAccessKey), signed.given))
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
      { AWSAccessKeyId: accessKeyId, StringToSign: policy, SignatureProvided: signed.given },
    );
  checkToken(named, credentials, s3.now(), 's3');
  const { principal } = credentials;
  return { account: principal.account, accessKeyId, region, principal };
}

interface FormSignature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly given: string;
  /** The signature that the secret would make. */
  readonly made: (secretAccessKey: string) => string;
}

function signatureOfForm(fields: ReadonlyMap<string, string>, policy: string): FormSignature {
  const accessKeyId = fields.get('awsaccesskeyid');
  if (accessKeyId === undefined) {
    const signer = signerOf(fields);
    return { ...signer, given: signer.signature, made: (secret) => signatureOf(secret, signer, policy) };
  }
  // boto3 signs forms for us-east-1 in the old way: https://docs.aws.amazon.com/AmazonS3/latest/API/HTTPPOSTForms.html
  const made = (secret: string) => toBase64(hmac(sha1, utf8ToBytes(secret), utf8ToBytes(policy)));
  return { accessKeyId, region: 'us-east-1', given: requiredField(fields, 'signature'), made };
}

function requiredField(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name);
  if (value === undefined) throw invalidArgument(`Bucket POST must contain a field named '${name}'.`, name, '');
  return value;
}

function signerOf(fields: ReadonlyMap<string, string>): Signer {
  const required = (name: string) => requiredField(fields, name);
  const credential = required('x-amz-credential');
  const [accessKeyId = '', scopeDate = '', region = '', service = ''] = credential.split('/');
  if (required('x-amz-algorithm') !== 'AWS4-HMAC-SHA256')
    throw invalidArgument('Only AWS4-HMAC-SHA256 is supported', 'x-amz-algorithm', fields.get('x-amz-algorithm'));
  return {
    accessKeyId,
    scopeDate,
    region,
    service,
    signedHeaders: [],
    signature: required('x-amz-signature'),
    time: required('x-amz-date'),
    place: 'query',
  };
}
