// What every operation of the service works with.
import type { ServiceEnvironment } from '../../core/service.ts';
import type { ApplicationStore } from './application-store.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Things that AWS has changed over the years and a cloud can choose. */
export interface KinesisAnalyticsFlags {
  /**
   * AWS refuses new SQL-1_0 applications since 2025-10-15. `accepted` (the default) is the AWS of before; `rejected` answers
   * CreateApplication with UnsupportedOperationException. The sentence is inferred.
   */
  readonly newSqlApplications: 'accepted' | 'rejected';
}

export interface Analytics {
  readonly environment: ServiceEnvironment;
  readonly store: ApplicationStore;
  readonly lifecycle: Lifecycle;
  readonly flags: KinesisAnalyticsFlags;
}
