// Who signed a browser's form. The signature is over the policy, as it stands in the form.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
import { AwsError } from '../../../core/errors.ts';
import { type Caller, callerOf, rootPrincipal } from '../../../iam/caller.ts';
import { isEqual, signatureOf } from '../../../iam/signature.ts';
import { unknownKey } from '../../../iam/signature-errors.ts';
import type { Signer } from '../../../iam/sigv4.ts';
import { checkToken } from '../../../iam/verify-signature.ts';
import { anonymous } from '../access/anonymous-access.ts';
import { invalidArgument } from '../errors.ts';
import type { S3 } from '../s3.ts';

/** The caller; nobody for a form without a policy. Throws AwsError InvalidArgument, InvalidAccessKeyId, SignatureDoesNotMatch. */
export async function callerOfForm(s3: S3, fields: ReadonlyMap<string, string>): Promise<Caller> {
  const policy = fields.get('policy');
  if (policy === undefined) return { account: '', accessKeyId: '', region: 'us-east-1', principal: anonymous };
  const signer = signerOf(fields);
  // By design, as everywhere: a key that is none of IAM's is an administrator's, and its signature is not verified.
  if (!/^A[KS]IA[A-Z2-7]{16}$/.test(signer.accessKeyId)) return callerOf(signer, rootPrincipal);
  const credentials = (await s3.environment.ports.identities()).credentials(signer.accessKeyId);
  if (!credentials || credentials.status === 'Inactive') throw unknownKey(signer, 's3');
  if (!isEqual(signatureOf(credentials.secretAccessKey, signer, policy), signer.signature))
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
      { AWSAccessKeyId: signer.accessKeyId, StringToSign: policy, SignatureProvided: signer.signature },
    );
  checkToken(signer, credentials, s3.now(), 's3');
  const { principal } = credentials;
  return { account: principal.account, accessKeyId: signer.accessKeyId, region: signer.region, principal };
}

function signerOf(fields: ReadonlyMap<string, string>): Signer {
  const required = (name: string): string => {
    const value = fields.get(name);
    if (value === undefined) throw invalidArgument(`Bucket POST must contain a field named '${name}'.`, name, '');
    return value;
  };
  const credential = required('x-amz-credential');
  const [accessKeyId = '', scopeDate = '', region = '', service = ''] = credential.split('/');
  if (required('x-amz-algorithm') !== 'AWS4-HMAC-SHA256')
    throw invalidArgument('Only AWS4-HMAC-SHA256 is supported', 'x-amz-algorithm', fields.get('x-amz-algorithm'));
  const token = fields.get('x-amz-security-token');
  return {
    accessKeyId,
    scopeDate,
    region,
    service,
    signedHeaders: [],
    signature: required('x-amz-signature'),
    time: required('x-amz-date'),
    ...(token !== undefined && { securityToken: token }),
    place: 'query',
  };
}
