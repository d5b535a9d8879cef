// The refusals of a signature, in the words of each family of services.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html and
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList; the names are those of JSON, protocols/ translates.
import { AwsError } from '../core/errors.ts';
import { type Dialect, refusalStatus } from './dialect.ts';
import type { Signer } from './sigv4.ts';

/** What a refusal of a key has to repeat. */
export type KeyAndToken = Pick<Signer, 'accessKeyId' | 'securityToken'>;

/** JSON answers every refusal with 400, the others with 403 (recorded: DynamoDB by dynalite, Lambda by users). */

/** No such key, an inactive one, or the wrong session token for it. */
export function unknownKey(signer: KeyAndToken, dialect: Dialect): AwsError {
  const members = dialect === 's3' ? { AWSAccessKeyId: signer.accessKeyId } : {};
  if (dialect === 'ec2') return new AwsError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401);
  return new AwsError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    refusalStatus(dialect),
    members,
  );
}

export function wrongToken(signer: KeyAndToken, dialect: Dialect): AwsError {
  if (dialect !== 's3' || signer.securityToken === undefined) return unknownKey(signer, dialect);
  return new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400, { 'Token-0': signer.securityToken });
}

export function expiredToken(signer: KeyAndToken, dialect: Dialect): AwsError {
  const members = dialect === 's3' ? { 'Token-0': signer.securityToken } : {};
  if (dialect === 'ec2') return new AwsError('RequestExpired', 'Request has expired.');
  return new AwsError('ExpiredTokenException', 'The security token included in the request is expired', refusalStatus(dialect), members);
}

/** Something about the signature that needs no arithmetic: its scope, its time, what it covers. */
export function badSignature(sentence: string, dialect: Dialect): AwsError {
  return new AwsError('InvalidSignatureException', sentence, refusalStatus(dialect));
}

/** The signature is not the one that the secret makes. Both texts are told, so that a learner can compare. */
export function doesNotMatch(signer: Signer, canonical: string, toSign: string, dialect: Dialect): AwsError {
  const start = 'The request signature we calculated does not match the signature you provided. Check your';
  if (dialect === 's3') {
    return new AwsError('InvalidSignatureException', `${start} key and signing method.`, 403, {
      AWSAccessKeyId: signer.accessKeyId,
      StringToSign: toSign,
      SignatureProvided: signer.signature,
      StringToSignBytes: hexPairs(toSign),
      CanonicalRequest: canonical,
      CanonicalRequestBytes: hexPairs(canonical),
    });
  }
  const texts = `The Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${toSign}'\n`;
  const sentence = `${start} AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n${texts}`;
  return badSignature(sentence, dialect);
}

function hexPairs(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
