// What a call asks of IAM: actions on resources, with condition keys. Services say it, iam/authorize.ts judges it.
import type { CallContext } from './call.ts';

/** One action on one resource. */
export interface Access {
  /** `s3:GetObject` */
  readonly action: string;
  /** The ARN, or `*` for an action without a resource. */
  readonly resource: string;
  /** Condition keys of the service for this call, for example `dynamodb:LeadingKeys`, `s3:prefix`. Values as text. */
  readonly conditions?: Readonly<Record<string, readonly string[]>>;
}

/** What an operation needs to be allowed: all of it. */
export type Authorization<Input = never> = (input: Input, context: CallContext) => Access | readonly Access[];

/** A policy that hangs on a resource itself. */
export interface ResourcePolicy {
  /** JSON; absent when the resource has none. */
  readonly document?: string;
  /** The account that owns the resource, twelve digits. */
  readonly owner: string;
}

/**
 * The resource's policy and owner; undefined when there is no such resource (then the caller's own account is assumed). A promise where
 * another service keeps the resource.
 */
export type ResourcePolicyOf = (
  resourceArn: string,
  context: CallContext,
) => ResourcePolicy | undefined | Promise<ResourcePolicy | undefined>;
