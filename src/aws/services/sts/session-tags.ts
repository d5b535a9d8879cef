// Tags of a session: given with the request, and handed on from a session whose tags are transitive.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
import type { Principal } from '../../core/identities.ts';
import { invalidParameter } from './errors.ts';

export interface SessionTagInput {
  readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined;
  readonly TransitiveTagKeys?: readonly string[] | undefined;
}

/** Where a principal keeps which of its tags are transitive. No policy asks for this key. */
const transitiveKey = 'sandshark:TransitiveTagKeys';

export interface SessionTags {
  readonly tags: Readonly<Record<string, string>>;
  /** For the session context of the new principal. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/**
 * The tags of a new session that `caller` asks for. Throws AwsError InvalidParameterValue; the sentences are those that LocalStack
 * recorded from AWS, that for reserved keys is inferred.
 */
export function sessionTags({ Tags = [], TransitiveTagKeys = [] }: SessionTagInput, caller?: Principal): SessionTags {
  const given = Tags.map(({ Key = '', Value = '' }) => [Key, Value] as const);
  const keys = new Set(given.map(([key]) => key.toLowerCase()));
  if (keys.size < given.length) throw invalidParameter('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  if (given.some(([key]) => /^aws:/i.test(key))) throw invalidParameter("Tag keys that begin with 'aws:' are reserved for system use.");
  if (TransitiveTagKeys.some((key) => !keys.has(key.toLowerCase())))
    throw invalidParameter('The specified transitive tag key must be included in the requested tags.');
  const handedOn = caller?.sessionContext[transitiveKey] ?? [];
  if (handedOn.some((key) => keys.has(key.toLowerCase())))
    throw invalidParameter(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  const inherited = handedOn.map((key) => [key, caller?.tags[key] ?? ''] as const);
  const transitive = [...handedOn, ...TransitiveTagKeys];
  return { tags: Object.fromEntries([...inherited, ...given]), context: transitive.length > 0 ? { [transitiveKey]: transitive } : {} };
}

/** Do tags of the caller's session go along into the next one? */
export function handsTagsOn({ sessionContext }: Principal): boolean {
  return sessionContext[transitiveKey] !== undefined;
}

/** The condition keys of a request that brings tags. */
export function tagConditions({ Tags = [], TransitiveTagKeys = [] }: SessionTagInput): Record<string, readonly string[]> {
  return {
    'aws:TagKeys': Tags.map(({ Key = '' }) => Key),
    'sts:TransitiveTagKeys': TransitiveTagKeys,
    ...Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [`aws:RequestTag/${Key}`, [Value]])),
  };
}
