// Versions of managed policies: create, get, list, delete, and which one is in force.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { describedVersion } from '../described-version.ts';
import type { Directory } from '../directory.ts';
import type { ManagedPolicy, PolicyVersionState } from '../entities.ts';
import { deleteConflict, limitExceeded, noSuchEntity } from '../errors.ts';
import { limits } from '../limits.ts';
import { ownPolicy } from '../own-policy.ts';
import { pageOf } from '../paging.ts';
import { checkedDocument, checkManagedSize, encodedDocument } from '../policy-document.ts';

export function policyVersions(iam: Directory) {
  return {
    CreatePolicyVersion(input: CreatePolicyVersionRequest, context: CallContext): CreatePolicyVersionResponse {
      const policy = ownPolicy(iam.account(context), input.PolicyArn);
      const document = checkedDocument(input.PolicyDocument, 'managed');
      checkManagedSize(document);
      if (policy.versions.length >= limits.versionsPerPolicy)
        throw limitExceeded(
          `A managed policy can have up to ${limits.versionsPerPolicy} versions. Before you create a new version, you must delete an existing version.`,
        );
      const version: PolicyVersionState = { id: `v${policy.nextVersion}`, document, createdMs: iam.now() };
      policy.nextVersion += 1;
      policy.versions.push(version);
      policy.updatedMs = version.createdMs;
      if (input.SetAsDefault) policy.defaultVersionId = version.id;
      // AWS: the answer has no document.
      return { PolicyVersion: describedVersion(policy, version) };
    },

    GetPolicyVersion({ PolicyArn, VersionId }: GetPolicyVersionRequest, context: CallContext): GetPolicyVersionResponse {
      const policy = iam.policy(iam.account(context), PolicyArn);
      const version = versionOf(policy, VersionId);
      return { PolicyVersion: { Document: encodedDocument(version.document), ...describedVersion(policy, version) } };
    },

    ListPolicyVersions(input: ListPolicyVersionsRequest, context: CallContext): ListPolicyVersionsResponse {
      const policy = iam.policy(iam.account(context), input.PolicyArn);
      // The newest first.
      const key = ({ id }: PolicyVersionState) => String(1_000_000 - Number(id.slice(1)));
      const { items, paging } = pageOf(policy.versions, input, key);
      return { Versions: items.map((version) => describedVersion(policy, version)), ...paging };
    },

    DeletePolicyVersion({ PolicyArn, VersionId }: DeletePolicyVersionRequest, context: CallContext): void {
      const policy = ownPolicy(iam.account(context), PolicyArn);
      const version = versionOf(policy, VersionId);
      if (version.id === policy.defaultVersionId) throw deleteConflict('Cannot delete the default version of a policy.');
      policy.versions = policy.versions.filter((other) => other !== version);
    },

    SetDefaultPolicyVersion({ PolicyArn, VersionId }: SetDefaultPolicyVersionRequest, context: CallContext): void {
      const policy = ownPolicy(iam.account(context), PolicyArn);
      policy.defaultVersionId = versionOf(policy, VersionId).id;
      policy.updatedMs = iam.now();
    },
  };
}

function versionOf(policy: ManagedPolicy, id: string | undefined): PolicyVersionState {
  const version = policy.versions.find((candidate) => candidate.id === id);
  if (!version) throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  return version;
}
