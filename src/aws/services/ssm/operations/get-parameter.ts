// GetParameter: one parameter, by name or ARN, at its newest version or at one that is named.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
import type { GetParameterRequest, GetParameterResult } from '@aws-sdk/client-ssm';
import type { Operation } from '../../../core/service.ts';
import { answeredParameter } from '../described.ts';
import { findVersion } from '../find-parameter.ts';
import type { Parameters } from '../parameters.ts';

export const getParameter =
  (parameters: Parameters): Operation<GetParameterRequest, GetParameterResult> =>
  ({ Name: name = '', WithDecryption: withDecryption }, context) => {
    const { parameter, version, selector } = findVersion(parameters, name, context);
    return { Parameter: answeredParameter(parameter, version, { withDecryption, selector }) };
  };
