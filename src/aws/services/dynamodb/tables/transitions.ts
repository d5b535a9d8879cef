// What happens to a table when the time that a change takes is over: it becomes ACTIVE, and so do its indexes.
import type { Table } from './table.ts';

export function endTransition(table: Table, nowMs: number): void {
  const { definition } = table;
  definition.status = 'ACTIVE';
  for (const index of [...definition.indexes]) {
    if (index.status === 'DELETING') {
      table.dropIndex(index.name);
      continue;
    }
    if (index.backfilling) {
      delete index.backfilling;
      table.fillIndex(index.name);
    }
    index.status = 'ACTIVE';
  }
  for (const [name, { read, write }] of Object.entries(definition.pendingThroughput ?? {})) {
    const throughput = name === '' ? definition.throughput : definition.indexes.find((index) => index.name === name)?.throughput;
    if (!throughput) continue;
    if (read > throughput.read || write > throughput.write) throughput.lastIncreaseMs = nowMs;
    else {
      throughput.lastDecreaseMs = nowMs;
      throughput.decreasesToday++;
    }
    throughput.read = read;
    throughput.write = write;
  }
  delete definition.pendingThroughput;
}
