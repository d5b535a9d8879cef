// Kinesis Analytics v2, the SQL-1_0 part: applications that run a streaming query between streams.
// Imitates: kinesisanalyticsv2 of 2018-05-23 as it was before AWS refused new SQL applications (2025-10-15) and ended them (2026-01-27).
// Gaps: README.md. By design: changes of state take seconds, not minutes (limits.ts). Quirks: error names are AWS's, most sentences inferred.
// As of 2026-11-22.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import type { Analytics, KinesisAnalyticsFlags } from './analytics.ts';
import type { Application } from './application.ts';
import { ApplicationStore } from './application-store.ts';
import { CONSTRAINTS } from './constraints.ts';
import { Lifecycle } from './lifecycle.ts';
import { addApplicationInput } from './operations/add-application-input.ts';
import { addApplicationOutput } from './operations/add-application-output.ts';
import { createApplication } from './operations/create-application.ts';
import { deleteApplication } from './operations/delete-application.ts';
import { deleteApplicationOutput } from './operations/delete-application-output.ts';
import { describeApplication } from './operations/describe-application.ts';
import { listApplications } from './operations/list-applications.ts';
import { startApplication } from './operations/start-application.ts';
import { stopApplication } from './operations/stop-application.ts';
import { updateApplication } from './operations/update-application.ts';
import { SCHEMAS } from './schemas.ts';

type OperationName =
  | 'AddApplicationInput'
  | 'AddApplicationOutput'
  | 'CreateApplication'
  | 'DeleteApplication'
  | 'DeleteApplicationOutput'
  | 'DescribeApplication'
  | 'ListApplications'
  | 'StartApplication'
  | 'StopApplication'
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
    AddApplicationInput: addApplicationInput(analytics),
    AddApplicationOutput: addApplicationOutput(analytics),
    CreateApplication: createApplication(analytics),
    DeleteApplication: deleteApplication(analytics),
    DeleteApplicationOutput: deleteApplicationOutput(analytics),
    DescribeApplication: describeApplication(analytics),
    ListApplications: listApplications(analytics),
    StartApplication: startApplication(analytics),
    StopApplication: stopApplication(analytics),
    UpdateApplication: updateApplication(analytics),
  };
  return {
    operations,
    schemas: SCHEMAS,
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
