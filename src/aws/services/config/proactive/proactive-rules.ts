// Which rules can judge a resource that does not exist yet.
import type { EvaluationMode, EvaluationModeConfiguration } from '@aws-sdk/client-config-service';
import { invalidParameterValue } from '../errors.ts';
import type { RuleSource } from '../rules/rule.ts';

/** By design the rules whose types proactive/template-item.ts knows how to translate; AWS's own list is another one. */
export const proactiveRules: readonly string[] = [
  ...['DYNAMODB_PITR_ENABLED', 'INCOMING_SSH_DISABLED', 'RESTRICTED_INCOMING_TRAFFIC', 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS'],
  ...['LAMBDA_DLQ_CHECK', 'LAMBDA_FUNCTION_SETTINGS_CHECK', 'LAMBDA_INSIDE_VPC', 'REQUIRED_TAGS'],
  ...['S3_BUCKET_LOGGING_ENABLED', 'S3_BUCKET_VERSIONING_ENABLED', 'DESIRED_INSTANCE_TYPE'],
];

/** Detective where none is named. Throws AwsError InvalidParameterValueException. */
export function readModes(modes: readonly EvaluationModeConfiguration[] = [], source: RuleSource): readonly EvaluationMode[] {
  const named = [...new Set(modes.flatMap(({ Mode }) => Mode ?? []))];
  if (named.length === 0) return ['DETECTIVE'];
  if (named.includes('PROACTIVE') && !(source.owner === 'AWS' && proactiveRules.includes(source.identifier)))
    throw invalidParameterValue(
      `The evaluation mode PROACTIVE is embedded in Sandshark for these managed rules alone: ${proactiveRules.join(', ')}.`,
    );
  return named;
}
