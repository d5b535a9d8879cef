// The condition keys of a call that brings tags.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html#access_tags_control-requests

interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** aws:RequestTag/... and aws:TagKeys; nothing where there are no tags. */
export function requestTagConditions(tags: readonly Tag[]): Readonly<Record<string, readonly string[]>> {
  if (tags.length === 0) return {};
  const each = tags.map(({ Key: key = '', Value: value = '' }) => [`aws:RequestTag/${key}`, [value]] as const);
  return { ...Object.fromEntries(each), 'aws:TagKeys': tags.map(({ Key: key = '' }) => key) };
}
