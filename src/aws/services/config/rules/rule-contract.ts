// What AWS Config asks of a managed rule: pure functions from what is recorded to a verdict.
import type { IamFacts } from '../../../core/iam-facts.ts';
import type { ConfigurationItem } from '../items/configuration-item.ts';

export type { AccessKeyFacts, IamFacts, PasswordPolicyFacts, UserFacts } from '../../../core/iam-facts.ts';

/** A managed rule. `managed-rules/registry.ts` lists all that are embedded. */
export type ManagedRule = ItemRule | AccountRule;

interface RuleHead {
  /** `INCOMING_SSH_DISABLED` */
  readonly identifier: string;
  /** What the rule runs on; `both`: on each change and once a period. */
  readonly trigger: 'change' | 'periodic' | 'both';
  /** The types that it judges, as Config names them. Empty: all types that are recorded (REQUIRED_TAGS lists its own). */
  readonly resourceTypes: readonly string[];
  /** By the name of the parameter. A name that is not here is refused by PutConfigRule. */
  readonly parameters: Readonly<Record<string, RuleParameter>>;
}

export interface RuleParameter {
  /** What the value must look like; PutConfigRule refuses others. `list`: values with commas between them. */
  readonly kind: 'string' | 'integer' | 'boolean' | 'list';
  readonly required?: 'required';
  /** Filled in before `evaluate` where the rule's owner gave no value. */
  readonly default?: string;
  readonly min?: number;
  readonly max?: number;
  /** The only values that are allowed; of a list, of each element. */
  readonly oneOf?: readonly string[];
}

/** Judges one resource at a time. */
export interface ItemRule extends RuleHead {
  readonly judges: 'each resource';
  /**
   * Called for items of `resourceTypes` that still exist; deleted ones need no verdict. A rule that is `periodic` is called for each
   * of them once a period.
   */
  evaluate(input: ItemInput): Verdict;
}

/** Judges an account as a whole, or things in it that Config does not record one by one. Always periodic. */
export interface AccountRule extends RuleHead {
  readonly judges: 'the account';
  readonly trigger: 'periodic';
  /** The verdicts, one for each resource judged: `AWS::::Account` with the account's id for the account itself. */
  evaluate(input: AccountInput): readonly (Verdict & JudgedResource)[];
}

export interface ItemInput extends AccountInput {
  readonly item: ConfigurationItem;
}

export interface AccountInput {
  /** With the defaults filled in; numbers and booleans as texts, as in InputParameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  readonly account: AccountFacts;
}

export interface Verdict {
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';
  /** At most 256 characters. */
  readonly annotation?: string;
}

export interface JudgedResource {
  readonly resourceType: string;
  readonly resourceId: string;
}

/** What rules may know of the account beyond one item. */
export interface AccountFacts {
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
  /** The last item of each resource that exists and is recorded, of one type or of all. */
  items(resourceType?: string): readonly ConfigurationItem[];
  readonly iam: IamFacts;
}
