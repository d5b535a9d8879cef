// The condition keys of one request, found without regard to case, as AWS finds them.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

/** Condition keys and their values. A key without values is as good as absent. */
export type ConditionKeys = Readonly<Record<string, readonly string[]>>;

export class RequestContext {
  readonly #values = new Map<string, readonly string[]>();

  /** @param sources later ones win where a key occurs twice */
  constructor(...sources: readonly ConditionKeys[]) {
    for (const source of sources)
      for (const [key, values] of Object.entries(source)) if (values.length > 0) this.#values.set(key.toLowerCase(), values);
  }

  /** The values of a key; undefined when the request has no such key. */
  valuesOf(key: string): readonly string[] | undefined {
    return this.#values.get(key.toLowerCase());
  }

  /** The value of a policy variable. AWS: a key with several values cannot be one. */
  readonly variable = (key: string): string | undefined => {
    const values = this.valuesOf(key);
    return values?.length === 1 ? values[0] : undefined;
  };
}
