// The retention configuration: how long items are kept.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/delete-config-data-with-retention-period.html
import type {
  DeleteRetentionConfigurationRequest,
  DescribeRetentionConfigurationsRequest,
  DescribeRetentionConfigurationsResponse,
  PutRetentionConfigurationRequest,
  PutRetentionConfigurationResponse,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { noSuchRetention } from '../errors.ts';

/** AWS: there is one, and it has this name. */
const name = 'default';

export const putRetentionConfiguration =
  (config: Config): Operation<PutRetentionConfigurationRequest, PutRetentionConfigurationResponse> =>
  ({ RetentionPeriodInDays: days }, context) => {
    config.region(context).retentionDays = days;
    return { RetentionConfiguration: { Name: name, RetentionPeriodInDays: days } };
  };

export const describeRetentionConfigurations =
  (config: Config): Operation<DescribeRetentionConfigurationsRequest, DescribeRetentionConfigurationsResponse> =>
  ({ RetentionConfigurationNames: [wanted] = [] }, context) => {
    const { retentionDays: days } = config.region(context);
    if (wanted !== undefined && (days === undefined || wanted !== name)) throw noSuchRetention(wanted);
    return { RetentionConfigurations: days === undefined ? [] : [{ Name: name, RetentionPeriodInDays: days }] };
  };

export const deleteRetentionConfiguration =
  (config: Config): Operation<DeleteRetentionConfigurationRequest, void> =>
  ({ RetentionConfigurationName: wanted = '' }, context) => {
    const state = config.region(context);
    if (state.retentionDays === undefined || wanted !== name) throw noSuchRetention(wanted);
    state.retentionDays = undefined;
  };
