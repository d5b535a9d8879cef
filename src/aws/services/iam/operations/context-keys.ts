// Which condition keys do policies ask for? GetContextKeysForCustomPolicy and GetContextKeysForPrincipalPolicy.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html
import type * as Sdk from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { contextKeysOf } from '../../../iam/policy/missing-keys.ts';
import { parsePolicy } from '../../../iam/policy/parse-policy.ts';
import type { Directory } from '../directory.ts';
import { invalidInput } from '../errors.ts';
import { sourceEntity } from '../policies-of-entity.ts';

export function contextKeys(iam: Directory) {
  return {
    GetContextKeysForCustomPolicy({ PolicyInputList = [] }: Sdk.GetContextKeysForCustomPolicyRequest): Sdk.GetContextKeysForPolicyResponse {
      return { ContextKeyNames: keysIn(PolicyInputList) };
    },

    GetContextKeysForPrincipalPolicy(
      { PolicySourceArn = '', PolicyInputList = [] }: Sdk.GetContextKeysForPrincipalPolicyRequest,
      context: CallContext,
    ): Sdk.GetContextKeysForPolicyResponse {
      const { policies } = sourceEntity(iam, iam.account(context), PolicySourceArn);
      return { ContextKeyNames: keysIn([...policies.map(({ text }) => text), ...PolicyInputList]) };
    },
  };
}

function keysIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => contextKeysOf(parsed(text))))];
}

function parsed(text: string) {
  try {
    return parsePolicy(text, 'inline');
  } catch (thrown) {
    throw invalidInput(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
