// LAMBDA_FUNCTION_SETTINGS_CHECK: runtime, role, timeout and memory of a function are as wanted.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-function-settings-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { numberAt, textAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const lambdaFunctionSettingsCheck: ItemRule = {
  identifier: 'LAMBDA_FUNCTION_SETTINGS_CHECK',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::Lambda::Function'],
  parameters: {
    runtime: { kind: 'list', required: 'required' },
    role: { kind: 'string' },
    timeout: { kind: 'integer', default: '3' },
    memorySize: { kind: 'integer', default: '128' },
  },
  evaluate({ item: { configuration }, parameters: { runtime, role, timeout, memorySize } }) {
    // AWS: "ignores functions with the 'Image' package type".
    if (textAt(configuration, 'packageType') === 'Image') return notApplicable;
    const hasRole = textAt(configuration, 'role') ?? '';
    const wrong: readonly (readonly [what: string, fault: boolean])[] = [
      ['runtime', !listOf(runtime).includes(textAt(configuration, 'runtime') ?? '')],
      // AWS: "Name or ARN".
      ['role', role !== undefined && role !== '' && hasRole !== role && !hasRole.endsWith(`/${role}`)],
      ['timeout', numberAt(configuration, 'timeout') !== Number(timeout)],
      ['memory size', numberAt(configuration, 'memorySize') !== Number(memorySize)],
    ];
    const faults = wrong.filter(([, fault]) => fault).map(([what]) => what);
    return faults.length > 0 ? nonCompliant(`Not as expected: ${faults.join(', ')}.`) : compliant;
  },
};
