// Tags of identity pools: what they may say, and whose they are.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_TagResource.html
import { parseArn } from '../../core/arn.ts';
import { invalidParameter } from './errors.ts';
import { limits } from './limits.ts';

/** The tags afterwards. Throws AwsError InvalidParameterException; its sentences are inferred. */
export function checkedTags(
  before: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [key, value] of Object.entries(added)) {
    if (/^aws:/i.test(key)) throw invalidParameter(`The tag key ${key} begins with aws:, which is reserved.`);
    if (key.length < 1 || key.length > 128 || value.length > 256)
      throw invalidParameter(`The tag ${key} is too long: keys have 128 characters at the most, values 256.`);
  }
  const tags = { ...before, ...added };
  if (Object.keys(tags).length > limits.tags) throw invalidParameter(`A resource has ${limits.tags} tags at the most.`);
  return tags;
}

/** The pool's id. Throws AwsError InvalidParameterException; its sentence is inferred. */
export function poolIdInArn(arn: string): string {
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service !== 'cognito-identity' || !resource.startsWith('identitypool/'))
    throw invalidParameter(`${arn} is not the ARN of an identity pool.`);
  return resource.slice('identitypool/'.length);
}
