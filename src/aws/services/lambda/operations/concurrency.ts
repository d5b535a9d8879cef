// Reserved concurrency, recursion and the account: PutFunctionConcurrency, GetFunctionConcurrency, DeleteFunctionConcurrency,
// PutFunctionRecursionConfig, GetFunctionRecursionConfig, GetAccountSettings, GetRuntimeManagementConfig, GetFunctionCodeSigningConfig.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
import type {
  Concurrency,
  DeleteFunctionConcurrencyRequest,
  GetAccountSettingsResponse,
  GetFunctionCodeSigningConfigRequest,
  GetFunctionCodeSigningConfigResponse,
  GetFunctionConcurrencyRequest,
  GetFunctionConcurrencyResponse,
  GetFunctionRecursionConfigRequest,
  GetFunctionRecursionConfigResponse,
  GetRuntimeManagementConfigRequest,
  GetRuntimeManagementConfigResponse,
  PutFunctionConcurrencyRequest,
  PutFunctionRecursionConfigRequest,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import type { Place } from '../../../core/ports.ts';
import { invalidParameter } from '../errors.ts';
import { functionArn } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { limits } from '../limits.ts';

export function concurrency({ functions }: Lambda) {
  const reservedIn = (place: Place) => functions.list(place).reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, 0);
  return {
    PutFunctionConcurrency(input: PutFunctionConcurrencyRequest, context: CallContext): Concurrency {
      const { fn } = functions.get(context, input.FunctionName);
      const wanted = input.ReservedConcurrentExecutions ?? 0;
      const unreserved = limits.accountConcurrency - reservedIn(fn) + (fn.reservedConcurrency ?? 0) - wanted;
      if (unreserved < limits.smallestUnreserved)
        throw invalidParameter(
          "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of " +
            `[${limits.smallestUnreserved}].`,
        );
      fn.reservedConcurrency = wanted;
      return { ReservedConcurrentExecutions: wanted };
    },

    GetFunctionConcurrency(input: GetFunctionConcurrencyRequest, context: CallContext): GetFunctionConcurrencyResponse {
      const { reservedConcurrency } = functions.get(context, input.FunctionName).fn;
      return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
    },

    DeleteFunctionConcurrency(input: DeleteFunctionConcurrencyRequest, context: CallContext): Record<string, never> {
      delete functions.get(context, input.FunctionName).fn.reservedConcurrency;
      return {};
    },

    PutFunctionRecursionConfig(input: PutFunctionRecursionConfigRequest, context: CallContext): GetFunctionRecursionConfigResponse {
      const { fn } = functions.get(context, input.FunctionName);
      fn.recursion = input.RecursiveLoop ?? fn.recursion;
      return { RecursiveLoop: fn.recursion };
    },

    GetFunctionRecursionConfig(input: GetFunctionRecursionConfigRequest, context: CallContext): GetFunctionRecursionConfigResponse {
      return { RecursiveLoop: functions.get(context, input.FunctionName).fn.recursion };
    },

    GetAccountSettings(_input: Record<string, never>, context: CallContext): GetAccountSettingsResponse {
      const all = functions.list(context);
      const versions = all.flatMap(({ latest, versions }) => [latest, ...versions]);
      return {
        AccountLimit: {
          TotalCodeSize: limits.codeStorageBytes,
          CodeSizeUnzipped: limits.unzippedBytes,
          CodeSizeZipped: limits.zippedBytes,
          ConcurrentExecutions: limits.accountConcurrency,
          UnreservedConcurrentExecutions: limits.accountConcurrency - reservedIn(context),
        },
        AccountUsage: { TotalCodeSize: versions.reduce((sum, { code }) => sum + code.zip.length, 0), FunctionCount: all.length },
      };
    },

    /** The runtime never changes by itself here, which is what Auto means to whoever asks. */
    GetRuntimeManagementConfig(input: GetRuntimeManagementConfigRequest, context: CallContext): GetRuntimeManagementConfigResponse {
      const { fn, named } = functions.get(context, input.FunctionName, input.Qualifier);
      functions.version(fn, named.qualifier);
      return { UpdateRuntimeOn: 'Auto', FunctionArn: functionArn({ ...named, qualifier: named.qualifier ?? '$LATEST' }) };
    },

    /** AWS: of a function without code signing the answer has no ARN; Terraform asks at every read. */
    GetFunctionCodeSigningConfig(input: GetFunctionCodeSigningConfigRequest, context: CallContext): GetFunctionCodeSigningConfigResponse {
      const { fn } = functions.get(context, input.FunctionName);
      return { CodeSigningConfigArn: undefined, FunctionName: fn.name };
    },
  };
}
