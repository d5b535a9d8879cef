// Kinesis Analytics v2, the SQL-1_0 part: applications that run a streaming query between streams. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import type { Analytics, KinesisAnalyticsFlags } from './analytics.ts';
import type { Application } from './application.ts';
import { ApplicationStore } from './application-store.ts';
import { authorizationsOf } from './authorizations.ts';
import { CONSTRAINTS } from './constraints.ts';
import { description } from './description.ts';
import { Lifecycle } from './lifecycle.ts';
import { addApplicationCloudWatchLoggingOption } from './operations/add-application-cloud-watch-logging-option.ts';
import { addApplicationInput } from './operations/add-application-input.ts';
import { addApplicationInputProcessingConfiguration } from './operations/add-application-input-processing-configuration.ts';
import { addApplicationOutput } from './operations/add-application-output.ts';
import { addApplicationReferenceDataSource } from './operations/add-application-reference-data-source.ts';
import { createApplication } from './operations/create-application.ts';
import { deleteApplication } from './operations/delete-application.ts';
import { deleteApplicationCloudWatchLoggingOption } from './operations/delete-application-cloud-watch-logging-option.ts';
import { deleteApplicationInputProcessingConfiguration } from './operations/delete-application-input-processing-configuration.ts';
import { deleteApplicationOutput } from './operations/delete-application-output.ts';
import { deleteApplicationReferenceDataSource } from './operations/delete-application-reference-data-source.ts';
import { describeApplication } from './operations/describe-application.ts';
import { discoverInputSchema } from './operations/discover-input-schema.ts';
import { listApplications } from './operations/list-applications.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { startApplication } from './operations/start-application.ts';
import { stopApplication } from './operations/stop-application.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateApplication } from './operations/update-application.ts';
import { SCHEMAS } from './schemas.ts';

type OperationName =
  | 'AddApplicationCloudWatchLoggingOption'
  | 'AddApplicationInput'
  | 'AddApplicationInputProcessingConfiguration'
  | 'AddApplicationOutput'
  | 'AddApplicationReferenceDataSource'
  | 'CreateApplication'
  | 'DeleteApplication'
  | 'DeleteApplicationCloudWatchLoggingOption'
  | 'DeleteApplicationInputProcessingConfiguration'
  | 'DeleteApplicationOutput'
  | 'DeleteApplicationReferenceDataSource'
  | 'DescribeApplication'
  | 'DiscoverInputSchema'
  | 'ListApplications'
  | 'ListTagsForResource'
  | 'StartApplication'
  | 'StopApplication'
  | 'TagResource'
  | 'UntagResource'
  | 'UpdateApplication';

interface Snapshot {
  readonly applications: readonly Application[];
  readonly queries: ReturnType<Lifecycle['snapshot']>;
}

/**
 * Makes the service for one cloud.
 * @param flags `newSqlApplications: 'rejected'` is the AWS of after 2025-10-15, where CreateApplication is refused; the default accepts
 */
export function createService(environment: ServiceEnvironment, flags: KinesisAnalyticsFlags = { newSqlApplications: 'accepted' }): Service {
  const store = new ApplicationStore(environment);
  const lifecycle = new Lifecycle(environment, store);
  const analytics: Analytics = { environment, store, lifecycle, flags };
  const operations: Record<OperationName, Operation<never, unknown>> = {
    AddApplicationCloudWatchLoggingOption: addApplicationCloudWatchLoggingOption(analytics),
    AddApplicationInput: addApplicationInput(analytics),
    AddApplicationInputProcessingConfiguration: addApplicationInputProcessingConfiguration(analytics),
    AddApplicationOutput: addApplicationOutput(analytics),
    AddApplicationReferenceDataSource: addApplicationReferenceDataSource(analytics),
    CreateApplication: createApplication(analytics),
    DeleteApplication: deleteApplication(analytics),
    DeleteApplicationCloudWatchLoggingOption: deleteApplicationCloudWatchLoggingOption(analytics),
    DeleteApplicationInputProcessingConfiguration: deleteApplicationInputProcessingConfiguration(analytics),
    DeleteApplicationOutput: deleteApplicationOutput(analytics),
    DeleteApplicationReferenceDataSource: deleteApplicationReferenceDataSource(analytics),
    DescribeApplication: describeApplication(analytics),
    DiscoverInputSchema: discoverInputSchema(analytics),
    ListApplications: listApplications(analytics),
    ListTagsForResource: listTagsForResource(analytics),
    StartApplication: startApplication(analytics),
    StopApplication: stopApplication(analytics),
    TagResource: tagResource(analytics),
    UntagResource: untagResource(analytics),
    UpdateApplication: updateApplication(analytics),
  };
  return {
    description,
    operations,
    schemas: SCHEMAS,
    authorizations: authorizationsOf(Object.keys(operations)),
    constraints: CONSTRAINTS,
    inspect: (account, region) => structuredClone(store.list({ account, region })),
    snapshot: (): Snapshot => structuredClone({ applications: store.snapshot(), queries: lifecycle.snapshot() }),
    restore(snapshot) {
      const { applications, queries } = snapshot as Snapshot;
      store.restore(applications);
      lifecycle.restore(applications, queries);
    },
  };
}
