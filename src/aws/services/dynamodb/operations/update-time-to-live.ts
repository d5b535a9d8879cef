// UpdateTimeToLive: an attribute of seconds since the epoch after which an item is deleted, switched on or off.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
import type { UpdateTimeToLiveInput, UpdateTimeToLiveOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { tableBusy, validation } from '../errors.ts';
import { checkShape, type Shape } from '../shape/shape.ts';
import { checkTableName, tableNameRule } from '../shape/table-shapes.ts';
import type { Tables } from '../tables/tables.ts';

const shape: Shape = {
  TableName: tableNameRule,
  TimeToLiveSpecification: {
    required: 'always',
    members: { Enabled: { required: 'always' }, AttributeName: { required: 'always', minLength: 1, maxLength: 255 } },
  },
};

/** The sentences are those of the real service as the tests of scylladb/alternator and Terraform's issue list quote them. */
export const updateTimeToLive =
  (tables: Tables): Operation<UpdateTimeToLiveInput, UpdateTimeToLiveOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, shape);
    const { Enabled: enabled, AttributeName: attribute = '' } = input.TimeToLiveSpecification ?? {};
    const table = tables.get(context, name);
    const { definition } = table;
    if (definition.status !== 'ACTIVE') throw tableBusy(table.name, 'being created');
    const { timeToLive: present } = definition;
    if (enabled && present === attribute) throw validation('TimeToLive is already enabled');
    if (!enabled && present === undefined) throw validation('TimeToLive is already disabled');
    if (present !== undefined && present !== attribute)
      throw validation(`TimeToLive is active on a different AttributeName: current AttributeName is ${present}`);
    if (enabled) definition.timeToLive = attribute;
    else delete definition.timeToLive;
    table.followTimeToLive();
    tables.planSweep(table);
    return { TimeToLiveSpecification: { Enabled: enabled, AttributeName: attribute } };
  };
