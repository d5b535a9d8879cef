// DeleteSecret and RestoreSecret: a secret goes away after its recovery window, until then it can come back.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
import type {
  DeleteSecretRequest,
  DeleteSecretResponse,
  RestoreSecretRequest,
  RestoreSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter, invalidRequest } from '../errors.ts';
import { limits } from '../limits.ts';
import { placeOf } from '../secret.ts';
import type { Secrets } from '../secrets.ts';

export const deleteSecret =
  (secrets: Secrets): Operation<DeleteSecretRequest, DeleteSecretResponse> =>
  ({ SecretId: id = '', RecoveryWindowInDays: days, ForceDeleteWithoutRecovery: force }, context) => {
    const { fewest, most } = limits.recoveryDays;
    if (force && days !== undefined)
      throw invalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    if (days !== undefined && (days < fewest || days > most))
      throw invalidParameter(`The RecoveryWindowInDays value must be between ${fewest} and ${most} days (inclusive).`);
    const nowMs = secrets.now();
    if (force) {
      // AWS: forced, the deletion of what is not there succeeds, too.
      const secret = secrets.find(id, context);
      if (secret) secrets.delete(secret);
      const arn = secret?.arn ?? (id.startsWith('arn:') ? id : secrets.newArn(placeOf(id, context), id));
      return { ARN: arn, Name: secret?.name ?? id, DeletionDate: new Date(nowMs) };
    }
    const secret = secrets.getEvenDeleted(id, context);
    if (secret.deletionMs !== undefined)
      throw invalidRequest("You can't perform this operation on the secret because it was already scheduled for deletion.");
    const deletionMs = nowMs + (days ?? most) * limits.dayMs;
    secrets.deleteAt(secret, deletionMs);
    return { ARN: secret.arn, Name: secret.name, DeletionDate: new Date(deletionMs) };
  };

export const restoreSecret =
  (secrets: Secrets): Operation<RestoreSecretRequest, RestoreSecretResponse> =>
  ({ SecretId: id }, context) => {
    const secret = secrets.getEvenDeleted(id, context);
    secrets.deleteAt(secret, undefined);
    return { ARN: secret.arn, Name: secret.name };
  };
