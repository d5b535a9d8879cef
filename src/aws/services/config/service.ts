// AWS Config: what there is, how it was, and whether it is as it should be. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './authorizations.ts';
import { Config } from './config.ts';
import { deployPack, removeRules } from './conformance-packs/deploy-pack.ts';
import { constraints } from './constraints.ts';
import { description } from './description.ts';
import { inspectedRegion } from './inspected-region.ts';
import type { OperationName } from './operation-name.ts';
import { batchGetResourceConfig } from './operations/batch-get-resource-config.ts';
import {
  describeComplianceByResource,
  getComplianceDetailsByResource,
  getComplianceSummaryByResourceType,
} from './operations/compliance-by-resource.ts';
import {
  describeComplianceByConfigRule,
  getComplianceDetailsByConfigRule,
  getComplianceSummaryByConfigRule,
} from './operations/compliance-by-rule.ts';
import {
  deleteConfigRule,
  deleteEvaluationResults,
  describeConfigRuleEvaluationStatus,
  describeConfigRules,
  getCustomRulePolicy,
  startConfigRulesEvaluation,
} from './operations/config-rules.ts';
import {
  deleteConfigurationRecorder,
  describeConfigurationRecorderStatus,
  describeConfigurationRecorders,
  listConfigurationRecorders,
  startConfigurationRecorder,
  stopConfigurationRecorder,
} from './operations/configuration-recorders.ts';
import {
  describeConformancePackCompliance,
  getConformancePackComplianceDetails,
  getConformancePackComplianceSummary,
} from './operations/conformance-pack-compliance.ts';
import {
  deleteConformancePack,
  describeConformancePackStatus,
  describeConformancePacks,
  putConformancePack,
} from './operations/conformance-packs.ts';
import {
  deleteDeliveryChannel,
  deliverConfigSnapshot,
  describeDeliveryChannelStatus,
  describeDeliveryChannels,
} from './operations/delivery-channels.ts';
import { getResourceConfigHistory } from './operations/get-resource-config-history.ts';
import { getDiscoveredResourceCounts, listDiscoveredResources } from './operations/list-discovered-resources.ts';
import { putConfigRule } from './operations/put-config-rule.ts';
import { putConfigurationRecorder } from './operations/put-configuration-recorder.ts';
import { putDeliveryChannel } from './operations/put-delivery-channel.ts';
import { putEvaluations } from './operations/put-evaluations.ts';
import {
  deleteRemediationConfiguration,
  describeRemediationConfigurations,
  putRemediationConfigurations,
} from './operations/remediation-configurations.ts';
import {
  deleteRemediationExceptions,
  describeRemediationExceptions,
  putRemediationExceptions,
} from './operations/remediation-exceptions.ts';
import { describeRemediationExecutionStatus, startRemediationExecution } from './operations/remediation-executions.ts';
import { getResourceEvaluationSummary, listResourceEvaluations, startResourceEvaluation } from './operations/resource-evaluations.ts';
import {
  deleteRetentionConfiguration,
  describeRetentionConfigurations,
  putRetentionConfiguration,
} from './operations/retention-configurations.ts';
import { selectResourceConfig } from './operations/select-resource-config.ts';
import { listTagsForResource, tagResource, untagResource } from './operations/tags.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const config = new Config(environment);
  config.work.on('deploy pack', async (work) => {
    const state = config.region(work);
    const pack = state.packs.get(work.pack);
    if (pack) await deployPack(config, state, pack);
  });
  config.work.on('delete pack', (work) => {
    const state = config.region(work);
    removeRules(config, state, state.packs.get(work.pack)?.ruleNames ?? []);
    state.packs.delete(work.pack);
  });
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    BatchGetResourceConfig: batchGetResourceConfig(config),
    DeleteConfigRule: deleteConfigRule(config),
    DeleteConfigurationRecorder: deleteConfigurationRecorder(config),
    DeleteConformancePack: deleteConformancePack(config),
    DeleteDeliveryChannel: deleteDeliveryChannel(config),
    DeleteEvaluationResults: deleteEvaluationResults(config),
    DeleteRemediationConfiguration: deleteRemediationConfiguration(config),
    DeleteRemediationExceptions: deleteRemediationExceptions(config),
    DeleteRetentionConfiguration: deleteRetentionConfiguration(config),
    DeliverConfigSnapshot: deliverConfigSnapshot(config),
    DescribeComplianceByConfigRule: describeComplianceByConfigRule(config),
    DescribeComplianceByResource: describeComplianceByResource(config),
    DescribeConfigRuleEvaluationStatus: describeConfigRuleEvaluationStatus(config),
    DescribeConfigRules: describeConfigRules(config),
    DescribeConfigurationRecorderStatus: describeConfigurationRecorderStatus(config),
    DescribeConfigurationRecorders: describeConfigurationRecorders(config),
    DescribeConformancePackCompliance: describeConformancePackCompliance(config),
    DescribeConformancePackStatus: describeConformancePackStatus(config),
    DescribeConformancePacks: describeConformancePacks(config),
    DescribeDeliveryChannelStatus: describeDeliveryChannelStatus(config),
    DescribeDeliveryChannels: describeDeliveryChannels(config),
    DescribeRemediationConfigurations: describeRemediationConfigurations(config),
    DescribeRemediationExceptions: describeRemediationExceptions(config),
    DescribeRemediationExecutionStatus: describeRemediationExecutionStatus(config),
    DescribeRetentionConfigurations: describeRetentionConfigurations(config),
    GetComplianceDetailsByConfigRule: getComplianceDetailsByConfigRule(config),
    GetComplianceDetailsByResource: getComplianceDetailsByResource(config),
    GetComplianceSummaryByConfigRule: getComplianceSummaryByConfigRule(config),
    GetComplianceSummaryByResourceType: getComplianceSummaryByResourceType(config),
    GetConformancePackComplianceDetails: getConformancePackComplianceDetails(config),
    GetConformancePackComplianceSummary: getConformancePackComplianceSummary(config),
    GetCustomRulePolicy: getCustomRulePolicy(config),
    GetDiscoveredResourceCounts: getDiscoveredResourceCounts(config),
    GetResourceConfigHistory: getResourceConfigHistory(config),
    GetResourceEvaluationSummary: getResourceEvaluationSummary(config),
    ListConfigurationRecorders: listConfigurationRecorders(config),
    ListDiscoveredResources: listDiscoveredResources(config),
    ListResourceEvaluations: listResourceEvaluations(config),
    ListTagsForResource: listTagsForResource(config),
    PutConfigRule: putConfigRule(config),
    PutConfigurationRecorder: putConfigurationRecorder(config),
    PutConformancePack: putConformancePack(config),
    PutDeliveryChannel: putDeliveryChannel(config),
    PutEvaluations: putEvaluations(config),
    PutRemediationConfigurations: putRemediationConfigurations(config),
    PutRemediationExceptions: putRemediationExceptions(config),
    PutRetentionConfiguration: putRetentionConfiguration(config),
    SelectResourceConfig: selectResourceConfig(config),
    StartConfigRulesEvaluation: startConfigRulesEvaluation(config),
    StartConfigurationRecorder: startConfigurationRecorder(config),
    StartRemediationExecution: startRemediationExecution(config),
    StartResourceEvaluation: startResourceEvaluation(config),
    StopConfigurationRecorder: stopConfigurationRecorder(config),
    TagResource: tagResource(config),
    UntagResource: untagResource(config),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizations(config),
    snapshot: () => config.snapshot(),
    restore: (state) => config.restore(state),
    inspect: (account, region) => inspectedRegion(config.region({ account, region })),
  };
}
