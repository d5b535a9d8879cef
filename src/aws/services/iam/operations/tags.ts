// Tags of users, roles, managed policies, instance profiles, OIDC providers and MFA devices: Tag, Untag and List, each six times.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html and its siblings
import type * as Sdk from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import type { Directory } from '../directory.ts';
import type { TagPair } from '../entities.ts';
import { ownPolicy } from '../own-policy.ts';
import { checkedTags, listedTags, withoutTags, withTags } from '../tags.ts';

interface Tagged {
  tags: TagPair[];
}

export function tags(iam: Directory) {
  const userOf = (context: CallContext, name: string | undefined) => iam.account(context).user(name);
  const roleOf = (context: CallContext, name: string | undefined) => iam.account(context).role(name);
  const policyOf = (context: CallContext, arn: string | undefined) => ownPolicy(iam.account(context), arn);
  const profileOf = (context: CallContext, name: string | undefined) => iam.account(context).instanceProfile(name);
  const providerOf = (context: CallContext, arn: string | undefined) => iam.account(context).openIdProvider(arn);
  const deviceOf = (context: CallContext, serial: string | undefined) => iam.account(context).mfaDevice(serial);
  return {
    TagUser: (input: Sdk.TagUserRequest, context: CallContext) => add(userOf(context, input.UserName), input.Tags),
    TagRole: (input: Sdk.TagRoleRequest, context: CallContext) => add(roleOf(context, input.RoleName), input.Tags),
    TagPolicy: (input: Sdk.TagPolicyRequest, context: CallContext) => add(policyOf(context, input.PolicyArn), input.Tags),
    TagInstanceProfile: (input: Sdk.TagInstanceProfileRequest, context: CallContext) =>
      add(profileOf(context, input.InstanceProfileName), input.Tags),
    TagOpenIDConnectProvider: (input: Sdk.TagOpenIDConnectProviderRequest, context: CallContext) =>
      add(providerOf(context, input.OpenIDConnectProviderArn), input.Tags),
    TagMFADevice: (input: Sdk.TagMFADeviceRequest, context: CallContext) => add(deviceOf(context, input.SerialNumber), input.Tags),

    UntagUser: (input: Sdk.UntagUserRequest, context: CallContext) => remove(userOf(context, input.UserName), input.TagKeys),
    UntagRole: (input: Sdk.UntagRoleRequest, context: CallContext) => remove(roleOf(context, input.RoleName), input.TagKeys),
    UntagPolicy: (input: Sdk.UntagPolicyRequest, context: CallContext) => remove(policyOf(context, input.PolicyArn), input.TagKeys),
    UntagInstanceProfile: (input: Sdk.UntagInstanceProfileRequest, context: CallContext) =>
      remove(profileOf(context, input.InstanceProfileName), input.TagKeys),
    UntagOpenIDConnectProvider: (input: Sdk.UntagOpenIDConnectProviderRequest, context: CallContext) =>
      remove(providerOf(context, input.OpenIDConnectProviderArn), input.TagKeys),
    UntagMFADevice: (input: Sdk.UntagMFADeviceRequest, context: CallContext) =>
      remove(deviceOf(context, input.SerialNumber), input.TagKeys),

    ListUserTags: (input: Sdk.ListUserTagsRequest, context: CallContext) => listedTags(userOf(context, input.UserName).tags, input),
    ListRoleTags: (input: Sdk.ListRoleTagsRequest, context: CallContext) => listedTags(roleOf(context, input.RoleName).tags, input),
    ListPolicyTags: (input: Sdk.ListPolicyTagsRequest, context: CallContext) =>
      listedTags(iam.policy(iam.account(context), input.PolicyArn).tags, input),
    ListInstanceProfileTags: (input: Sdk.ListInstanceProfileTagsRequest, context: CallContext) =>
      listedTags(profileOf(context, input.InstanceProfileName).tags, input),
    ListOpenIDConnectProviderTags: (input: Sdk.ListOpenIDConnectProviderTagsRequest, context: CallContext) =>
      listedTags(providerOf(context, input.OpenIDConnectProviderArn).tags, input),
    ListMFADeviceTags: (input: Sdk.ListMFADeviceTagsRequest, context: CallContext) =>
      listedTags(deviceOf(context, input.SerialNumber).tags, input),
  };
}

function add(entity: Tagged, added: readonly Sdk.Tag[] | undefined): void {
  entity.tags = withTags(entity.tags, checkedTags(added));
}

function remove(entity: Tagged, keys: readonly string[] | undefined): void {
  entity.tags = withoutTags(entity.tags, keys);
}
