// CreateBucket: a new bucket in the region that the call names.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
import type { CreateBucketOutput, CreateBucketRequest, ObjectOwnership } from '@aws-sdk/client-s3';
import { BucketLocationConstraint } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { arePublic, grantsOfHeaders, namesAcl } from '../acl.ts';
import type { Bucket, BucketSettings } from '../bucket.ts';
import { checkBucketName } from '../bucket-name.ts';
import { notEmbedded } from '../errors.ts';
import { limits } from '../limits.ts';
import type { S3 } from '../s3.ts';
import { checkTags } from '../tags.ts';

export const createBucket =
  (s3: S3): Operation<CreateBucketRequest, CreateBucketOutput> =>
  (input, context) => {
    const { Bucket: name = '', CreateBucketConfiguration: configuration } = input;
    checkBucketName(name);
    if (configuration?.Bucket ?? configuration?.Location) throw notEmbedded('A directory bucket');
    const region = regionOf(configuration?.LocationConstraint, context.region);
    const own = s3.buckets.list(context.account);
    const existing = own.find(({ definition }) => definition.name === name);
    if (existing) return answerToExisting(existing, context.region);
    if (own.length >= limits.bucketsPerAccount)
      throw new AwsError('TooManyBuckets', 'You have attempted to create more buckets than allowed');
    const definition = { name, account: context.account, region };
    s3.buckets.create(definition, settingsOf(input, context.account));
    return { Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/`, BucketArn: `arn:aws:s3:::${name}` };
  };

/** AWS: only the endpoint of us-east-1 makes buckets elsewhere, and it alone needs no constraint. */
function regionOf(constraint: string | undefined, region: string): string {
  if (constraint === undefined || constraint === '') {
    if (region === 'us-east-1') return region;
    throw illegalLocation('unspecified');
  }
  const wanted = constraint === 'EU' ? 'eu-west-1' : constraint;
  if (wanted === 'us-east-1' || !isRegion(wanted))
    throw new AwsError('InvalidLocationConstraint', 'The specified location-constraint is not valid', 400, {
      LocationConstraint: constraint,
    });
  if (region !== 'us-east-1' && wanted !== region) throw illegalLocation(constraint);
  return wanted;
}

/** The SDK knows most regions; one that it does not know yet counts when it looks like a region. */
function isRegion(name: string): boolean {
  return Object.values<string>(BucketLocationConstraint).includes(name) || /^[a-z]{2}(-[a-z]+)+-\d$/.test(name);
}

function illegalLocation(constraint: string): AwsError {
  const sentence = `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`;
  return new AwsError('IllegalLocationConstraintException', sentence);
}

/** AWS: in us-east-1, and only there, the owner may create the same bucket again. */
function answerToExisting({ definition }: Bucket, region: string): CreateBucketOutput {
  if (definition.region === 'us-east-1' && region === 'us-east-1') return { Location: `/${definition.name}` };
  throw new AwsError('BucketAlreadyOwnedByYou', 'Your previous request to create the named bucket succeeded and you already own it.', 409, {
    BucketName: definition.name,
  });
}

function settingsOf(input: CreateBucketRequest, account: string): BucketSettings {
  const ownership: ObjectOwnership = input.ObjectOwnership ?? 'BucketOwnerEnforced';
  const tags = input.CreateBucketConfiguration?.Tags;
  const acl = namesAcl(input) ? grantsOfHeaders(input, account, account) : undefined;
  if (ownership === 'BucketOwnerEnforced' && namesAcl(input) && input.ACL !== 'private')
    throw new AwsError(
      'InvalidBucketAclWithObjectOwnership',
      "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    );
  // Every new bucket blocks public access.
  if (arePublic(acl))
    throw new AwsError('InvalidBucketAclWithBlockPublicAccessError', 'Bucket cannot have public ACLs set with BlockPublicAccess enabled');
  return {
    ownership,
    // AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html, since April 2023.
    publicAccessBlock: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
    ...(acl && { grants: acl }),
    ...(tags && { tags: checkTags(tags, 'bucket') }),
    ...(input.ObjectLockEnabledForBucket && { versioning: 'Enabled', objectLock: { ObjectLockEnabled: 'Enabled' } }),
  };
}
