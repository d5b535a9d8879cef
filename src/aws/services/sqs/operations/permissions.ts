// AddPermission and RemovePermission: statements of the queue's policy by their label.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html
import type * as Sdk from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../core/call.ts';
import { invalidValue, missingParameter, tooManyActions } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Queue } from '../queue.ts';
import { queueOf } from '../queue-url.ts';
import type { Sqs } from '../sqs.ts';

interface PolicyDocument {
  readonly Version: string;
  readonly Id: string;
  readonly Statement: readonly { readonly Sid?: string | undefined }[];
}

/** AWS: the actions that can be given to others. */
const shareable = [
  '*',
  'SendMessage',
  'ReceiveMessage',
  'DeleteMessage',
  'ChangeMessageVisibility',
  'GetQueueAttributes',
  'GetQueueUrl',
  'ListDeadLetterSourceQueues',
  'PurgeQueue',
];

export function permissions(sqs: Sqs) {
  return {
    AddPermission(input: Sdk.AddPermissionRequest, context: CallContext): void {
      const queue = queueOf(sqs, input.QueueUrl, context);
      const { Label: label, AWSAccountIds: accounts = [], Actions: actions = [] } = input;
      checkLabel(label);
      if (actions.length === 0) throw missingParameter('Actions');
      if (accounts.length === 0) throw invalidValue('[]', 'PrincipalId', 'Unable to verify.');
      const unknown = actions.find((action) => !shareable.includes(action));
      if (unknown !== undefined)
        throw invalidValue(`SQS:${unknown}`, 'ActionName', 'Please refer to the appropriate WSDL for a list of valid actions. ');
      if (actions.length > limits.policyActions) throw tooManyActions(actions.length);
      const policy = policyOf(queue);
      if (policy.Statement.some(({ Sid }) => Sid === label)) throw invalidValue(label, 'Label', 'Already exists.');
      const principals = accounts.map((account) => (/^\d{12}$/.test(account) ? `arn:aws:iam::${account}:root` : account));
      const statement = {
        Sid: label,
        Effect: 'Allow',
        Principal: { AWS: principals.length === 1 ? principals[0] : principals },
        Action: actions.length === 1 ? `SQS:${actions[0]}` : actions.map((action) => `SQS:${action}`),
        Resource: queue.arn,
      };
      setPolicy(sqs, queue, { ...policy, Statement: [...policy.Statement, statement] });
    },

    RemovePermission(input: Sdk.RemovePermissionRequest, context: CallContext): void {
      const queue = queueOf(sqs, input.QueueUrl, context);
      const { Label: label } = input;
      checkLabel(label);
      const policy = policyOf(queue);
      const left = policy.Statement.filter(({ Sid }) => Sid !== label);
      if (left.length === policy.Statement.length) throw invalidValue(label, 'Label', "can't find label on existing policy.");
      setPolicy(sqs, queue, { ...policy, Statement: left });
    },
  };
}

function checkLabel(label: string | undefined): void {
  if (!label) throw missingParameter('Label');
  if (!/^[\w-]{1,80}$/.test(label))
    throw invalidValue(label, 'Label', 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
}

function policyOf(queue: Queue): PolicyDocument {
  const empty: PolicyDocument = { Version: '2008-10-17', Id: `${queue.arn}/SQSDefaultPolicy`, Statement: [] };
  const text = queue.attributes.Policy;
  if (text === undefined) return empty;
  const policy = JSON.parse(text) as Partial<PolicyDocument>;
  return { ...empty, ...policy, Statement: [policy.Statement ?? []].flat() };
}

function setPolicy(sqs: Sqs, queue: Queue, policy: PolicyDocument): void {
  const { Policy: _policy, ...others } = queue.attributes;
  queue.attributes = policy.Statement.length === 0 ? others : { ...others, Policy: JSON.stringify(policy) };
  queue.modifiedMs = sqs.now();
}
