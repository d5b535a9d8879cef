// What DynamoDB tells AWS Config of tables.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema, `ssedescription` and its members among them.
import { camelCased } from '../../core/camel-cased.ts';
import type { ConfigurationSource, ResourceConfiguration } from '../../core/resource-configuration.ts';
import { describedTable } from './tables/described-table.ts';
import type { Table } from './tables/table.ts';
import type { Tables } from './tables/tables.ts';

export const configurationSource = (tables: Tables): ConfigurationSource => ({
  types: ['AWS::DynamoDB::Table'],
  *configurations(account, region) {
    // By design a table is told as it will be in a moment, there or gone: the real AWS Config looks minutes later.
    for (const table of tables.list({ account, region })) if (table.definition.status !== 'DELETING') yield tableConfiguration(table);
  },
});

function tableConfiguration(table: Table): ResourceConfiguration {
  const { name, arn, region, createdMs, pointInTimeMs, tags } = table.definition;
  return {
    type: 'AWS::DynamoDB::Table',
    id: name,
    name,
    arn,
    region,
    availabilityZone: 'Not Applicable',
    createdMs,
    tags,
    relationships: [],
    configuration: recorded(table),
    supplementaryConfiguration: {
      // Without the times between which items can be restored: they change all the time.
      ContinuousBackupsDescription: {
        continuousBackupsStatus: 'ENABLED',
        pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: pointInTimeMs === undefined ? 'DISABLED' : 'ENABLED' },
      },
    },
  };
}

/** `deletionProtectionEnabled` is not in the published types, but a managed rule asks for it. */
function recorded(table: Table): Record<string, unknown> {
  const {
    SSEDescription: encryption,
    WarmThroughput: _warm,
    OnDemandThroughput: _ceilings,
    GlobalSecondaryIndexes: indexes,
    ...described
  } = describedTable(table);
  const { status, payPerRequestMs } = table.definition;
  return {
    ...camelCased({ ...described, TableStatus: 'ACTIVE' }),
    ...(payPerRequestMs !== undefined && {
      billingModeSummary: {
        billingMode: table.definition.billing,
        lastUpdateToPayPerRequestDateTime: new Date(payPerRequestMs).toISOString(),
      },
    }),
    ...(indexes && {
      globalSecondaryIndexes: indexes.map(({ WarmThroughput: _warmIndex, OnDemandThroughput: _limits, ...index }) =>
        camelCased({ ...index, IndexStatus: status === 'CREATING' ? 'ACTIVE' : index.IndexStatus }),
      ),
    }),
    ...(encryption && {
      ssedescription: {
        status: encryption.Status,
        ssetype: encryption.SSEType,
        ...(encryption.KMSMasterKeyArn !== undefined && { kmsmasterKeyArn: encryption.KMSMasterKeyArn }),
      },
    }),
  };
}
