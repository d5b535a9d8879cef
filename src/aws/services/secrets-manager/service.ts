// AWS Secrets Manager. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './authorizations.ts';
import { configurationSource } from './configuration-source.ts';
import { constraints } from './constraints.ts';
import { inspectedSecret } from './described.ts';
import { description } from './description.ts';
import type { OperationName } from './operation-name.ts';
import { batchGetSecretValue } from './operations/batch-get-secret-value.ts';
import { createSecret } from './operations/create-secret.ts';
import { deleteSecret, restoreSecret } from './operations/delete-secret.ts';
import { getRandomPassword } from './operations/get-random-password.ts';
import { getSecretValue } from './operations/get-secret-value.ts';
import { describeSecret, listSecrets, listSecretVersionIds } from './operations/list-secrets.ts';
import { putSecretValue } from './operations/put-secret-value.ts';
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy, validateResourcePolicy } from './operations/resource-policy.ts';
import { cancelRotateSecret, rotateSecret } from './operations/rotate-secret.ts';
import { tagResource, untagResource } from './operations/tags.ts';
import { updateSecret } from './operations/update-secret.ts';
import { updateSecretVersionStage } from './operations/update-secret-version-stage.ts';
import { Rotations } from './rotation.ts';
import { schemas } from './schemas.ts';
import type { Secret } from './secret.ts';
import { Secrets } from './secrets.ts';

export function createService(environment: ServiceEnvironment): Service {
  const secrets = new Secrets(environment);
  const rotations = new Rotations(secrets);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    BatchGetSecretValue: batchGetSecretValue(secrets),
    CancelRotateSecret: cancelRotateSecret(secrets, rotations),
    CreateSecret: createSecret(secrets),
    DeleteResourcePolicy: deleteResourcePolicy(secrets),
    DeleteSecret: deleteSecret(secrets),
    DescribeSecret: describeSecret(secrets),
    GetRandomPassword: getRandomPassword(environment),
    GetResourcePolicy: getResourcePolicy(secrets),
    GetSecretValue: getSecretValue(secrets),
    ListSecrets: listSecrets(secrets),
    ListSecretVersionIds: listSecretVersionIds(secrets),
    PutResourcePolicy: putResourcePolicy(secrets),
    PutSecretValue: putSecretValue(secrets),
    RestoreSecret: restoreSecret(secrets),
    RotateSecret: rotateSecret(secrets, rotations),
    TagResource: tagResource(secrets),
    UntagResource: untagResource(secrets),
    UpdateSecret: updateSecret(secrets),
    UpdateSecretVersionStage: updateSecretVersionStage(secrets),
    ValidateResourcePolicy: validateResourcePolicy(secrets),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizations(secrets),
    configurationSource: configurationSource(secrets),
    resourcePolicyOf(arn) {
      const secret = secrets.byArn(arn);
      return secret && { owner: secret.account, ...(secret.policy !== undefined && { document: secret.policy }) };
    },
    snapshot: () => secrets.snapshot(),
    restore(state) {
      secrets.restore(state as readonly Secret[]);
      for (const secret of secrets.all()) rotations.plan(secret);
    },
    inspect: (account, region) => secrets.list({ account, region }).map(inspectedSecret),
  };
}
