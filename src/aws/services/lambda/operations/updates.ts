// Changes of a function: UpdateFunctionCode, UpdateFunctionConfiguration.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html, API_UpdateFunctionConfiguration.html
import type { FunctionConfiguration, UpdateFunctionCodeRequest, UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { checkSender } from '../asynchronous/send-action.ts';
import { codeOf } from '../code-package.ts';
import { describedFunction } from '../described-function.ts';
import { wrongRevision } from '../errors.ts';
import { checkRole } from '../execution-role.ts';
import type { LambdaFunction } from '../function.ts';
import type { Lambda } from '../lambda.ts';
import { checkLayers } from '../layer-rules.ts';
import { changedSettings } from '../settings.ts';

export function updates({ environment, functions, layers }: Lambda) {
  return {
    async UpdateFunctionCode(input: UpdateFunctionCodeRequest, context: CallContext): Promise<FunctionConfiguration> {
      const { fn } = functions.get(context, input.FunctionName);
      checkRevision(fn, input.RevisionId);
      const code = await codeOf(input, environment.ports, context.account, 'UpdateFunctionCode');
      const settings = changedSettings(fn.latest.settings, { Architectures: input.Architectures, PublishTo: input.PublishTo });
      checkLayers(layers, settings.layers, fn, code);
      if (input.DryRun) return describedFunction(layers, { ...fn }, { ...fn.latest, code, settings });
      functions.checkChangeable(fn);
      functions.update(fn, { code, settings });
      if (!input.Publish) return describedFunction(layers, fn, fn.latest);
      const version = functions.publish(fn);
      return describedFunction(layers, fn, version, version.name);
    },

    async UpdateFunctionConfiguration(input: UpdateFunctionConfigurationRequest, context: CallContext): Promise<FunctionConfiguration> {
      const { fn } = functions.get(context, input.FunctionName);
      checkRevision(fn, input.RevisionId);
      const settings = changedSettings(fn.latest.settings, input);
      if (input.Role !== undefined) checkRole(await environment.ports.identities(), input.Role, fn.account);
      if (input.DeadLetterConfig) await checkSender(environment.ports, settings.role, settings.deadLetterArn);
      if (input.Layers) checkLayers(layers, settings.layers, fn, fn.latest.code);
      functions.checkChangeable(fn);
      functions.update(fn, { settings });
      return describedFunction(layers, fn, fn.latest);
    },
  };
}

function checkRevision(fn: LambdaFunction, revisionId: string | undefined): void {
  if (revisionId !== undefined && revisionId !== fn.latest.revisionId) throw wrongRevision();
}
