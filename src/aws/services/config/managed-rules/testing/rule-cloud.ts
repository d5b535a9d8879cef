// A cloud that records everything, with rules put and asked through the real client. For tests.
import { GetComplianceDetailsByConfigRuleCommand, PutConfigRuleCommand } from '@aws-sdk/client-config-service';
import { type ConfigCloud, configCloud } from '../../testing/config-cloud.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export interface RuleCloud extends ConfigCloud {
  /** The rule's name is its identifier. */
  putRule(identifier: string, parameters?: Readonly<Record<string, string>>): Promise<void>;
  /** The compliance of each resource that the rule has judged, by id, once what is due in the next `ms` has happened. */
  complianceOf(identifier: string, ms?: number): Promise<Readonly<Record<string, string>>>;
}

export async function ruleCloud(): Promise<RuleCloud> {
  const cloud = configCloud();
  await cloud.record({ group: { allSupported: true, includeGlobalResourceTypes: true } });
  return {
    ...cloud,
    async putRule(identifier, parameters) {
      const Source = { Owner: 'AWS', SourceIdentifier: identifier } as const;
      const InputParameters = parameters && JSON.stringify(parameters);
      await cloud.config.send(
        new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName: identifier, Source, ...(InputParameters && { InputParameters }) } }),
      );
    },
    async complianceOf(ConfigRuleName, ms = 10 * MINUTE) {
      await cloud.advance(ms);
      const { EvaluationResults = [] } = await cloud.config.send(
        new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName, Limit: 100 }),
      );
      return Object.fromEntries(
        EvaluationResults.map(({ EvaluationResultIdentifier: judged, ComplianceType = '' }) => [
          judged?.EvaluationResultQualifier?.ResourceId ?? '',
          ComplianceType,
        ]),
      );
    },
  };
}
