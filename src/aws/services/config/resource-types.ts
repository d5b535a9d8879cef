// Which resource types there are.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
import { ResourceType } from '@aws-sdk/client-config-service';
import { validation } from './errors.ts';

const known: ReadonlySet<string> = new Set(Object.values(ResourceType));

/** AWS: the global resource types that are recorded only where the recorder asks for them. */
export const globalIamTypes: readonly string[] = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'];

/** Throws AwsError ValidationException. By design the sentence does not print all 500 words. */
export function checkResourceTypes(types: readonly string[], member: string): void {
  const wrong = types.filter((type) => !known.has(type));
  if (wrong.length === 0) return;
  throw validation(
    `${wrong.length} validation error detected: Value '[${wrong.join(', ')}]' at '${member}' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: the ${known.size} resource types of AWS Config]`,
  );
}
