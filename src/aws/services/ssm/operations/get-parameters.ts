// GetParameters: up to ten parameters; what is not there is listed as invalid.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
import type { GetParametersRequest, GetParametersResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { answeredParameter } from '../described.ts';
import { type Found, findVersion } from '../find-parameter.ts';
import type { Parameters } from '../parameters.ts';

export const getParameters =
  (parameters: Parameters): Operation<GetParametersRequest, GetParametersResult> =>
  ({ Names: names = [], WithDecryption: withDecryption }, context) => {
    const found = new Map([...new Set(names)].map((name) => [name, tryToFind(parameters, name, context)]));
    return {
      Parameters: [...found.values()]
        .filter((one) => one !== undefined)
        .map(({ parameter, version, selector }) => answeredParameter(parameter, version, { withDecryption, selector })),
      InvalidParameters: [...found].filter(([, one]) => one === undefined).map(([name]) => name),
    };
  };

function tryToFind(parameters: Parameters, name: string, context: CallContext): Found | undefined {
  try {
    return findVersion(parameters, name, context);
  } catch (thrown) {
    // AWS: a version that is not there makes a name invalid, too.
    if (thrown instanceof AwsError && /^Parameter(Version)?NotFound$/.test(thrown.code)) return undefined;
    throw thrown;
  }
}
