// PutAccountConfiguration, GetAccountConfiguration: kept and told; no event is ever sent.
// AWS: https://docs.aws.amazon.com/acm/latest/APIReference/API_PutAccountConfiguration.html
import type { GetAccountConfigurationResponse, PutAccountConfigurationRequest } from '@aws-sdk/client-acm';
import type { Operation } from '../../../core/service.ts';
import type { Certificates } from '../certificates.ts';

export const putAccountConfiguration =
  (certificates: Certificates): Operation<PutAccountConfigurationRequest, void> =>
  ({ ExpiryEvents: events }, context) => {
    const days = events?.DaysBeforeExpiry;
    if (days !== undefined) certificates.configure(context, { daysBeforeExpiry: days });
  };

export const getAccountConfiguration =
  (certificates: Certificates): Operation<object, GetAccountConfigurationResponse> =>
  (_input, context) => ({ ExpiryEvents: { DaysBeforeExpiry: certificates.configuration(context).daysBeforeExpiry } });
