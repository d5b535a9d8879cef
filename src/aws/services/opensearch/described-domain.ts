// A domain as its owner sees it.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainStatus.html and .../API_DomainConfig.html
import type { AutoTuneOptionsOutput, ChangeProgressDetails, DomainConfig, DomainStatus, OptionStatus } from '@aws-sdk/client-opensearch';
import { type Domain, endpointOf } from './domain.ts';

export function describedDomain(domain: Domain): DomainStatus {
  const { AutoTuneOptions: _shownDifferently, ClusterConfig, ...config } = domain.config;
  const { phase } = domain;
  return {
    DomainId: `${domain.account}/${domain.name}`,
    DomainName: domain.name,
    ARN: domain.arn,
    Created: true,
    Deleted: phase === 'Deleting',
    // AWS: a domain has no endpoint before it is made.
    ...(phase !== 'Creating' && { Endpoint: endpointOf(domain) }),
    Processing: phase !== 'Active',
    UpgradeProcessing: false,
    EngineVersion: domain.engineVersion,
    ...config,
    ClusterConfig: ClusterConfig ?? {},
    CognitoOptions: { Enabled: false },
    AdvancedSecurityOptions: { Enabled: false, InternalUserDatabaseEnabled: false, AnonymousAuthEnabled: false },
    AutoTuneOptions: autoTune(domain),
    ServiceSoftwareOptions: {
      CurrentVersion: '',
      NewVersion: '',
      UpdateAvailable: false,
      Cancellable: false,
      UpdateStatus: 'COMPLETED',
      Description: 'There is no software update available for this domain.',
      AutomatedUpdateDate: new Date(0),
      OptionalDeployment: true,
    },
    ChangeProgressDetails: progressOf(domain),
    DomainProcessingStatus: phase,
    ModifyingProperties: [],
  };
}

export function progressOf({ change, phase, phaseEndsMs }: Domain): ChangeProgressDetails {
  const started = new Date(change.startedMs);
  const changing = phase === 'Creating' || phase === 'Modifying';
  return {
    ChangeId: change.id,
    ConfigChangeStatus: changing ? 'ApplyingChanges' : 'Completed',
    InitiatedBy: 'CUSTOMER',
    StartTime: started,
    LastUpdatedTime: changing ? started : new Date(phaseEndsMs ?? change.startedMs),
  };
}

/** Each option with when it was made and changed. */
export function describedConfig(domain: Domain): DomainConfig {
  const { config, engineVersion, history, phase } = domain;
  const status = (name: string): OptionStatus => {
    const { createdMs = domain.createdMs, updatedMs = domain.createdMs, version = 1 } = history[name] ?? {};
    const changing = phase === 'Creating' || (phase === 'Modifying' && domain.change.properties.includes(name));
    return {
      CreationDate: new Date(createdMs),
      UpdateDate: new Date(updatedMs),
      UpdateVersion: version,
      State: changing ? 'Processing' : 'Active',
      PendingDeletion: phase === 'Deleting',
    };
  };
  const { AutoTuneOptions, ...others } = config;
  const options = Object.entries(others).map(([name, Options]) => [name, { Options, Status: status(name) }]);
  const fixed = <Options>(Options: Options) => ({ Options, Status: status('') });
  const { UpdateVersion, PendingDeletion, CreationDate, UpdateDate } = status('AutoTuneOptions');
  return {
    ...Object.fromEntries(options),
    EngineVersion: fixed(engineVersion),
    CognitoOptions: fixed({ Enabled: false }),
    AdvancedSecurityOptions: fixed({ Enabled: false, InternalUserDatabaseEnabled: false, AnonymousAuthEnabled: false }),
    AutoTuneOptions: {
      Options: { DesiredState: AutoTuneOptions?.DesiredState ?? 'DISABLED' },
      Status: { State: autoTune(domain).State ?? 'DISABLED', CreationDate, UpdateDate, UpdateVersion, PendingDeletion },
    },
    ChangeProgressDetails: progressOf(domain),
    ModifyingProperties: [],
  } as DomainConfig;
}

function autoTune({ config: { AutoTuneOptions } }: Domain): AutoTuneOptionsOutput {
  return { State: AutoTuneOptions?.DesiredState === 'ENABLED' ? 'ENABLED' : 'DISABLED' };
}
