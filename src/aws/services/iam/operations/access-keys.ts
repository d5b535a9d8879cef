// Access keys: CreateAccessKey, ListAccessKeys, UpdateAccessKey, DeleteAccessKey, GetAccessKeyLastUsed.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html and its siblings
import type {
  CreateAccessKeyRequest,
  CreateAccessKeyResponse,
  DeleteAccessKeyRequest,
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  UpdateAccessKeyRequest,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { answeredTime } from '../answered-time.ts';
import { callingUser } from '../calling-user.ts';
import type { Directory } from '../directory.ts';
import type { AccessKey, User } from '../entities.ts';
import { invalidInput, noSuchEntity, quotaExceeded } from '../errors.ts';
import { accessKeyId, secretAccessKey } from '../identifiers.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';

export function accessKeys(iam: Directory) {
  return {
    CreateAccessKey({ UserName }: CreateAccessKeyRequest, context: CallContext): CreateAccessKeyResponse {
      const account = iam.account(context);
      const user = callingUser(account, UserName, context);
      if (user.accessKeys.size >= limits.accessKeysPerUser) throw quotaExceeded('AccessKeysPerUser', limits.accessKeysPerUser);
      const { random } = iam.environment;
      const key: AccessKey = {
        id: accessKeyId('AKIA', account.account, random),
        secret: secretAccessKey(random),
        status: 'Active',
        createdMs: iam.now(),
      };
      iam.addKey(account, user, key);
      return { AccessKey: { ...describedKey(user, key), SecretAccessKey: key.secret } };
    },

    ListAccessKeys(input: ListAccessKeysRequest, context: CallContext): ListAccessKeysResponse {
      // By design: the root user of a lab has no keys that IAM knows of.
      if (input.UserName === undefined && context.principal.kind === 'root') return { AccessKeyMetadata: [], IsTruncated: false };
      const user = callingUser(iam.account(context), input.UserName, context);
      const { items, paging } = pageOf(user.accessKeys.values(), input, (key) => key.id);
      return { AccessKeyMetadata: items.map((key) => describedKey(user, key)), ...paging };
    },

    UpdateAccessKey({ UserName, AccessKeyId, Status }: UpdateAccessKeyRequest, context: CallContext): void {
      const key = keyOf(ownerOf(iam, UserName, AccessKeyId, context), AccessKeyId);
      // AWS: Expired is a state that only IAM gives. The sentence is inferred.
      if (Status !== 'Active' && Status !== 'Inactive') throw invalidInput('The status of an access key can be set to Active or Inactive.');
      key.status = Status;
    },

    DeleteAccessKey({ UserName, AccessKeyId }: DeleteAccessKeyRequest, context: CallContext): void {
      const user = ownerOf(iam, UserName, AccessKeyId, context);
      iam.deleteKey(user, keyOf(user, AccessKeyId).id);
    },

    GetAccessKeyLastUsed({ AccessKeyId = '' }: GetAccessKeyLastUsedRequest, context: CallContext): GetAccessKeyLastUsedResponse {
      const owned = iam.key(AccessKeyId);
      // Another account's key is not told from one that is not there.
      if (!owned || owned.account.account !== context.account) throw keyNotFound(AccessKeyId);
      const { atMs, service, region } = owned.key.lastUsed ?? {};
      // AWS: N/A, and no date, for a key that was never used.
      return {
        UserName: owned.user.name,
        AccessKeyLastUsed: {
          ServiceName: service ?? 'N/A',
          Region: region ?? 'N/A',
          LastUsedDate: atMs === undefined ? undefined : answeredTime(atMs),
        },
      };
    },
  };
}

/** By design: the root user of a lab has no keys that IAM knows of. */
function ownerOf(iam: Directory, name: string | undefined, keyId: string | undefined, context: CallContext): User {
  if (name === undefined && context.principal.kind === 'root') throw keyNotFound(keyId ?? '');
  return callingUser(iam.account(context), name, context);
}

function keyOf(user: User, id: string | undefined): AccessKey {
  const key = user.accessKeys.get(id ?? '');
  if (!key) throw keyNotFound(id ?? '');
  return key;
}

function keyNotFound(id: string) {
  return noSuchEntity(`The Access Key with id ${id} cannot be found.`);
}

function describedKey(user: User, { id, status, createdMs }: AccessKey) {
  return { UserName: user.name, AccessKeyId: id, Status: status, CreateDate: answeredTime(createdMs) };
}
