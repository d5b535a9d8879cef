// What operations ask of IAM, where that is more than their own name on everything.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html
import type { Tag } from '@aws-sdk/client-config-service';
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { Config } from './config.ts';
import type { OperationName } from './operation-name.ts';
import type { RegionState } from './region-state.ts';

interface Tagged {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

export function authorizations(config: Config): Readonly<Partial<Record<OperationName, Authorization>>> {
  const on = (
    operation: OperationName,
    found: Tagged | undefined,
    kind: string,
    context: CallContext,
    added: readonly Tag[] = [],
  ): Access => {
    const own = Object.entries(found?.tags ?? {}).map(([key, value]) => [`aws:ResourceTag/${key}`, [value]] as const);
    return {
      action: `config:${operation}`,
      resource: found?.arn ?? `arn:aws:config:${context.region}:${context.account}:${kind}/*`,
      conditions: { ...Object.fromEntries(own), ...requestTagConditions(added) },
    };
  };
  const ofRule =
    (operation: OperationName): Authorization<{ readonly ConfigRuleName?: string }> =>
    ({ ConfigRuleName: name = '' }, context) =>
      on(operation, config.region(context).rules.get(name), 'config-rule', context);
  const ofRules =
    (operation: OperationName): Authorization<{ readonly ConfigRuleNames?: readonly string[] }> =>
    ({ ConfigRuleNames: names = [] }, context) =>
      names.map((name) => on(operation, config.region(context).rules.get(name), 'config-rule', context));
  const ofPack =
    (operation: OperationName): Authorization<{ readonly ConformancePackName?: string; readonly Tags?: readonly Tag[] }> =>
    ({ ConformancePackName: name = '', Tags: tags = [] }, context) =>
      on(operation, config.region(context).packs.get(name), 'conformance-pack', context, tags);
  const ofRecorder =
    (operation: OperationName): Authorization<{ readonly Tags?: readonly Tag[] }> =>
    ({ Tags: tags = [] }, context) =>
      on(operation, config.region(context).recorder, 'configuration-recorder', context, tags);
  const tagging =
    (
      operation: OperationName,
    ): Authorization<{ readonly ResourceArn?: string; readonly Tags?: readonly Tag[]; readonly TagKeys?: readonly string[] }> =>
    ({ ResourceArn: arn = '', Tags: tags = [], TagKeys: keys = [] }, context) => {
      const access = on(operation, byArn(config.region(context), arn) ?? { arn, tags: {} }, '', context, tags);
      return keys.length === 0 ? access : { ...access, conditions: { ...access.conditions, 'aws:TagKeys': keys } };
    };
  return {
    PutConfigRule: (
      { ConfigRule: rule, Tags: tags = [] }: { readonly ConfigRule?: { readonly ConfigRuleName?: string }; readonly Tags?: readonly Tag[] },
      context,
    ) => on('PutConfigRule', config.region(context).rules.get(rule?.ConfigRuleName ?? ''), 'config-rule', context, tags),
    DeleteConfigRule: ofRule('DeleteConfigRule'),
    DeleteEvaluationResults: ofRule('DeleteEvaluationResults'),
    GetComplianceDetailsByConfigRule: ofRule('GetComplianceDetailsByConfigRule'),
    GetCustomRulePolicy: ofRule('GetCustomRulePolicy'),
    StartConfigRulesEvaluation: ofRules('StartConfigRulesEvaluation'),
    PutConformancePack: ofPack('PutConformancePack'),
    DeleteConformancePack: ofPack('DeleteConformancePack'),
    DescribeConformancePackCompliance: ofPack('DescribeConformancePackCompliance'),
    GetConformancePackComplianceDetails: ofPack('GetConformancePackComplianceDetails'),
    PutConfigurationRecorder: ofRecorder('PutConfigurationRecorder'),
    DeleteConfigurationRecorder: ofRecorder('DeleteConfigurationRecorder'),
    StartConfigurationRecorder: ofRecorder('StartConfigurationRecorder'),
    StopConfigurationRecorder: ofRecorder('StopConfigurationRecorder'),
    TagResource: tagging('TagResource'),
    UntagResource: tagging('UntagResource'),
    ListTagsForResource: tagging('ListTagsForResource'),
  };
}

function byArn({ rules, packs, recorder }: RegionState, arn: string): Tagged | undefined {
  return [...rules.values(), ...packs.values(), ...(recorder ? [recorder] : [])].find((candidate) => candidate.arn === arn);
}
