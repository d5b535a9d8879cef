// Where the peers come from: tests/peers, installed by this command alone. Their types are only as wide as the use here.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PEERS = fileURLToPath(new URL('../../peers/', import.meta.url));
const fromPeers = createRequire(join(PEERS, 'package.json'));

/** Installs tests/peers from its lock file unless it is there. Needs a registry, once. */
export function installPeers(): void {
  if (existsSync(join(PEERS, 'node_modules', '.package-lock.json'))) return;
  process.stderr.write('Installing the peers (tests/peers, about 310 MB) ...\n');
  const npm = join(dirname(process.execPath), process.platform === 'win32' ? 'npm.cmd' : 'npm');
  execFileSync(existsSync(npm) ? npm : 'npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: ['ignore', 'ignore', 'inherit'] });
}

export const versionOf = (name: string): string =>
  (fromPeers(join(PEERS, 'node_modules', name, 'package.json')) as { version: string }).version;

/** A column of an Arrow result. */
interface Vector {
  toArray(): ArrayLike<number>;
}
export interface ArrowTable {
  readonly numRows: number;
  readonly numCols: number;
  getChildAt(index: number): Vector;
}
export interface DuckConnection {
  query(sql: string): ArrowTable;
  insertArrowFromIPCStream(bytes: Uint8Array, options: { name: string; create: boolean }): void;
  insertJSONFromPath(path: string, options: { name: string; create: boolean }): void;
}
export interface DuckDatabase {
  instantiate(): Promise<unknown>;
  open(options: object): void;
  connect(): DuckConnection;
  registerFileBuffer(name: string, bytes: Uint8Array): void;
  dropFile(name: string): void;
}
interface DuckModule {
  createDuckDB(bundles: object, logger: object, runtime: object): Promise<DuckDatabase>;
  VoidLogger: new () => object;
  NODE_RUNTIME: object;
}

export async function duckDb(): Promise<{ database: DuckDatabase; connection: DuckConnection }> {
  const main = fromPeers.resolve('@duckdb/duckdb-wasm');
  const dist = dirname(main);
  const module = fromPeers(join(dist, 'duckdb-node-blocking.cjs')) as DuckModule;
  const bundles = { mvp: { mainModule: join(dist, 'duckdb-mvp.wasm') }, eh: { mainModule: join(dist, 'duckdb-eh.wasm') } };
  const database = await module.createDuckDB(bundles, new module.VoidLogger(), module.NODE_RUNTIME);
  await database.instantiate();
  database.open({});
  return { database, connection: database.connect() };
}

interface ArrowModule {
  tableFromArrays(columns: Readonly<Record<string, Int32Array | BigInt64Array>>): object;
  tableToIPC(table: object, kind: 'stream'): Uint8Array;
}

/** Columns as the bytes of an Arrow stream. */
export function arrowBytes(columns: Readonly<Record<string, Int32Array | BigInt64Array>>): Uint8Array {
  const arrow = fromPeers('apache-arrow') as ArrowModule;
  return arrow.tableToIPC(arrow.tableFromArrays(columns), 'stream');
}

export type AlaSql = (sql: string, parameters?: readonly unknown[]) => Record<string, number>[];
export const alaSql = (): AlaSql => fromPeers('alasql') as AlaSql;

/** The chain of Arquero's calls that the benchmark uses. */
export interface ArqueroTable {
  groupby(...keys: readonly unknown[]): ArqueroTable;
  rollup(values: object): ArqueroTable;
  derive(values: object): ArqueroTable;
  filter(test: unknown): ArqueroTable;
  join(other: ArqueroTable, on: readonly string[]): ArqueroTable;
  numRows(): number;
  array(column: string): ArrayLike<number>;
}
export interface Arquero {
  table(columns: object): ArqueroTable;
  from(rows: readonly object[]): ArqueroTable;
  escape(fn: unknown): unknown;
  op: Readonly<Record<'count' | 'min' | 'max' | 'sum', (column?: string) => unknown>>;
}
export async function arquero(): Promise<Arquero> {
  return (await import(pathToFileURL(fromPeers.resolve('arquero')).href)) as Arquero;
}
