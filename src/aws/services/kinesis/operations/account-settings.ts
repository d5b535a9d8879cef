// DescribeAccountSettings and UpdateAccountSettings: the commitment to a minimum throughput.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateAccountSettings.html and its sibling
import type {
  DescribeAccountSettingsInput,
  DescribeAccountSettingsOutput,
  UpdateAccountSettingsInput,
  UpdateAccountSettingsOutput,
} from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import type { AccountSettings } from '../account-settings.ts';

export const updateAccountSettingsConstraints: Constraints = {
  'MinimumThroughputBillingCommitment.Status': { oneOf: ['ENABLED', 'DISABLED'] },
};

export const describeAccountSettings =
  (accounts: AccountSettings, now: () => number): Operation<DescribeAccountSettingsInput, DescribeAccountSettingsOutput> =>
  (_input, context) => ({ MinimumThroughputBillingCommitment: accounts.describe(context, now()) });

export const updateAccountSettings =
  (accounts: AccountSettings, now: () => number): Operation<UpdateAccountSettingsInput, UpdateAccountSettingsOutput> =>
  (input, context) => {
    if (input.MinimumThroughputBillingCommitment?.Status === 'ENABLED') accounts.enable(context, now());
    else accounts.disable(context, now());
    return { MinimumThroughputBillingCommitment: accounts.describe(context, now()) };
  };
