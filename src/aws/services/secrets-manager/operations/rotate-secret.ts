// RotateSecret and CancelRotateSecret: rotation by a function of Lambda, now and on a schedule.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
import type {
  CancelRotateSecretRequest,
  CancelRotateSecretResponse,
  RotateSecretRequest,
  RotateSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter, invalidRequest, notEmbedded } from '../errors.ts';
import type { Rotations } from '../rotation.ts';
import { versionWith } from '../secret.ts';
import type { Secrets } from '../secrets.ts';

export const rotateSecret =
  (secrets: Secrets, rotations: Rotations): Operation<RotateSecretRequest, RotateSecretResponse> =>
  async (input, context) => {
    const { RotationRules: rules, RotateImmediately: immediately = true } = input;
    const secret = secrets.get(input.SecretId, context);
    if (input.ExternalSecretRotationMetadata !== undefined || input.ExternalSecretRotationRoleArn !== undefined)
      throw notEmbedded('rotation by partners');
    const lambdaArn = input.RotationLambdaARN || secret.rotation?.lambdaArn;
    if (lambdaArn === undefined)
      throw invalidRequest(
        "You tried to enable rotation on a secret that doesn't already have a Lambda function ARN configured and you didn't include such " +
          'an ARN as a parameter in this call.',
      );
    if (rules?.AutomaticallyAfterDays !== undefined && rules.ScheduleExpression !== undefined)
      throw invalidParameter('You can specify AutomaticallyAfterDays or ScheduleExpression in RotationRules, but not both.');
    const before = secret.rotation;
    const days = rules ? rules.AutomaticallyAfterDays : before?.days;
    const schedule = rules ? rules.ScheduleExpression : before?.schedule;
    const nextMs = rotations.next({ days, schedule });
    await rotations.check(secret, lambdaArn);
    const id = input.ClientRequestToken ?? secrets.environment.random.uuid();
    if (immediately) rotations.start(secret, id);
    secret.rotation = {
      lambdaArn,
      days,
      schedule,
      duration: rules ? rules.Duration : before?.duration,
      enabled: true,
      ...(before?.lastMs !== undefined && { lastMs: before.lastMs }),
      ...(nextMs !== undefined && { nextMs }),
    };
    if (!immediately) rotations.tryOut(secret, id);
    return { ARN: secret.arn, Name: secret.name, ...(immediately && { VersionId: id }) };
  };

export const cancelRotateSecret =
  (secrets: Secrets, rotations: Rotations): Operation<CancelRotateSecretRequest, CancelRotateSecretResponse> =>
  ({ SecretId: id }, context) => {
    const secret = secrets.get(id, context);
    if (!secret.rotation)
      throw invalidRequest("You tried to cancel rotation on a secret that doesn't have a Lambda function ARN configured.");
    secret.rotation.enabled = false;
    secret.running = undefined;
    rotations.plan(secret);
    const pending = versionWith(secret, 'AWSPENDING');
    return { ARN: secret.arn, Name: secret.name, ...(pending && { VersionId: pending.id }) };
  };
