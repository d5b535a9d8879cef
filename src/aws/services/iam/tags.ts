// Tags of users, roles, policies and the rest: checked, merged, listed.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html: "Tag keys are not case sensitive", their case is kept.
import { complaint } from '../../core/constraints.ts';
import type { TagPair } from './entities.ts';
import { invalidInput, memberInvalid, quotaExceeded } from './errors.ts';
import { limits } from './limits.ts';
import { type PageRequest, pageOf } from './paging.ts';

interface TagInput {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

const keyPattern = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+';
const valuePattern = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*';

/** The tags of a request. Throws AwsError ValidationException or InvalidInput. */
export function checkedTags(tags: readonly TagInput[] = []): TagPair[] {
  const checked = tags.map(({ Key = '', Value = '' }, index) => {
    checkCharacters(Key, `tags.${index + 1}.member.key`, keyPattern);
    checkCharacters(Value, `tags.${index + 1}.member.value`, valuePattern);
    // Inferred from the sentence of other services for the reserved prefix.
    if (/^aws:/i.test(Key)) throw invalidInput("Tag keys that begin with 'aws:' are reserved for system use.");
    return { Key, Value };
  });
  const keys = new Set(checked.map(({ Key }) => Key.toLowerCase()));
  if (keys.size < checked.length) throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  return checked;
}

/** `present` with `added` in place. Throws AwsError LimitExceeded. */
export function withTags(present: readonly TagPair[], added: readonly TagPair[]): TagPair[] {
  const merged = new Map([...present, ...added].map((tag) => [tag.Key.toLowerCase(), tag]));
  if (merged.size > limits.tags) throw quotaExceeded('TagsPerResource', limits.tags);
  return [...merged.values()];
}

export function withoutTags(present: readonly TagPair[], keys: readonly string[] = []): TagPair[] {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  return present.filter(({ Key }) => !gone.has(Key.toLowerCase()));
}

/** The answer of every List...Tags. */
export function listedTags(tags: readonly TagPair[], request: PageRequest) {
  const { items, paging } = pageOf(tags, request, ({ Key }) => Key);
  return { Tags: items.map((tag) => ({ ...tag })), ...paging };
}

/** The member of an answer; AWS leaves it out where there is no tag. */
export function tagsMember(tags: readonly TagPair[]): { Tags?: TagPair[] } {
  return tags.length > 0 ? { Tags: tags.map((tag) => ({ ...tag })) } : {};
}

/** As policies see them. */
export function tagRecord(tags: readonly TagPair[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

function checkCharacters(text: string, path: string, pattern: string): void {
  if (new RegExp(`^(?:${pattern})$`, 'u').test(text)) return;
  throw memberInvalid(complaint(text, path, `Member must satisfy regular expression pattern: ${pattern}`));
}
