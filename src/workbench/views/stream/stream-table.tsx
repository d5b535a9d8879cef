// The stream as tables: for who cannot see the drawing, and for who wants the exact values.
import { shardsOfSources } from './lanes.ts';
import { referenceTable } from './reference-table.ts';
import type { SeenWindow, StreamModel } from './seen.ts';
import { Table } from './table.tsx';
import { recordTable, refusalTable, resultTable, shardTable } from './table-rows.ts';

const SHOWN = 60;

interface StreamTableProps {
  readonly model: StreamModel;
  readonly window: SeenWindow | undefined;
}

export function StreamTable({ model, window }: StreamTableProps) {
  const hasShards = model.laneKind === 'shards' || shardsOfSources(model).length > 1;
  const reference = referenceTable(model, model.nowMs);
  return (
    <div class="stream-tables">
      {hasShards && <Table content={shardTable(model)} />}
      {reference && <Table content={reference} />}
      <Table content={recordTable(model, window, SHOWN)} />
      {model.refusalCount > 0 && <Table content={refusalTable(model, SHOWN)} />}
      {(model.resultCount > 0 || window !== undefined) && <Table content={resultTable(model, window, SHOWN)} />}
    </div>
  );
}
