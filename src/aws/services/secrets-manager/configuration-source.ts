// What Secrets Manager tells AWS Config of secrets: never their values, and not when they were read.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema.
import type { ConfigurationSource, ResourceConfiguration, ResourceRelationship } from '../../core/resource-configuration.ts';
import type { Rotation, Secret } from './secret.ts';
import type { Secrets } from './secrets.ts';

export const configurationSource = (secrets: Secrets): ConfigurationSource => ({
  types: ['AWS::SecretsManager::Secret'],
  *configurations(account, region) {
    for (const secret of secrets.list({ account, region })) yield secretConfiguration(secret, secrets.now());
  },
});

/** AWS: a secret's id is its ARN. */
function secretConfiguration(secret: Secret, nowMs: number): ResourceConfiguration {
  const { arn, name, region, createdMs, description, kmsKeyId, rotation, deletionMs, tags } = secret;
  return {
    type: 'AWS::SecretsManager::Secret',
    id: arn,
    name,
    arn,
    region,
    availabilityZone: 'Not Applicable',
    createdMs,
    tags,
    relationships: relationToFunction(rotation),
    configuration: {
      ARN: arn,
      Name: name,
      Deleted: deletionMs !== undefined,
      RotationEnabled: rotation?.enabled ?? false,
      ...(description !== undefined && { Description: description }),
      ...(kmsKeyId !== undefined && { KMSKeyId: kmsKeyId }),
      ...(rotation && recordedRotation(rotation, nowMs)),
    },
  };
}

/** A rotation is on schedule while the next one is still to come. */
function recordedRotation({ lambdaArn, days, schedule, duration, enabled, nextMs }: Rotation, nowMs: number) {
  return {
    RotationLambdaARN: lambdaArn,
    RotationOccurringAsScheduled: enabled && (nextMs === undefined || nextMs >= nowMs),
    RotationRules: { AutomaticallyAfterDays: days, RotationScheduleExpression: schedule, RotationDuration: duration },
  };
}

/** AWS: a secret is associated with the function that rotates it (page of relationships). The words are inferred from those of EC2. */
function relationToFunction(rotation: Rotation | undefined): ResourceRelationship[] {
  const name = rotation?.lambdaArn.split(':')[6];
  if (name === undefined) return [];
  return [{ type: 'AWS::Lambda::Function', id: name, name, says: 'Is associated with Function', reverseSays: 'Is associated with Secret' }];
}
