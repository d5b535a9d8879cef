// What a lab is: the declaration in labs/<id>/lab.ts and the checks beside it.
import type { ThroughputRule } from '../aws/core/service.ts';
import type { CallRecord, ConsoleLine, Diagnostic, RunFailure, SpecResults } from './run-events.ts';

/** Text files by their path inside the lab, for example `main.ts` and `window.sql`. */
export type LabFiles = Readonly<Record<string, string>>;

/** A stream or a reference table that the lab's SQL reads: its in-application name and its columns, types as SQL text. Names are exact. */
export interface SqlInput {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** One thing that the learner does. Its checks are named by id and judged in this order. */
export interface LabStep {
  readonly id: string;
  /** An instruction, as the learner reads it. */
  readonly title: string;
  /** Shown one at a time, the gentlest first. Markdown for inline code only. */
  readonly hints: readonly string[];
  readonly checks: readonly string[];
}

/** A wrong solution in mutants/<name>/ (only the files that differ from the solution) and the check that must be the first to fail. */
export interface LabMutant {
  /** One check, or the checks of which any may be the first: where work is left under way, chance decides how far it gets. */
  readonly fails: string | readonly string[];
  /** The misunderstanding it stands for, in one sentence. */
  readonly because: string;
}

/**
 * The declaration of a lab. Beside lab.ts: `start/`, what the learner gets; `solution/`, the files that differ from it;
 * `mutants/<name>/`, the files that differ from the solution; `checks.ts`.
 */
export interface Lab<Data = unknown> {
  /** Stable, because progress is kept by it, and equal to the folder's name. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /**
   * npm packages that the learner may import, besides `workshop` and the lab's own files; `workshop/kinesis` among them is the consumer
   * library of kinesis-consumer/, which needs the clients of Kinesis and DynamoDB.
   */
  readonly packages: readonly string[];
  /** Services used, as the registry of the embedded AWS names them. */
  readonly services: readonly string[];
  /** The file that runs. */
  readonly entry: string;
  /**
   * The HTML file of a program that is an app in a document; the entry is its script. Left out: the program has no document. Specs
   * (files that end in .spec.ts) are run before it, if `workshop/specs` is among the packages. See document/README.md.
   */
  readonly document?: string;
  /** The learner's files in the order of the tabs. */
  readonly editable: readonly string[];
  /** Files that the learner may read and not change, after the editable ones. What start/ has besides both runs too and is not shown. */
  readonly readOnly?: readonly string[];
  /** Wall time after which a run is stopped, in milliseconds (virtual clock: computation only). */
  readonly deadlineMs: number;
  /** How much lab time the cloud gets to finish after the program has ended, in milliseconds. */
  readonly settleForMs: number;
  /** What `import { data } from 'workshop'` gives. `hidden` must give other values for every seed. */
  readonly data: { readonly shown: () => Data; readonly hidden: (seed: number) => Data };
  /** The declaration of `data` for the editor and the type check, as the text of a TypeScript type. */
  readonly dataType: string;
  /**
   * The inputs of the lab's SQL as its InputSchema gives them, for the editor. Left out: the editor does not know them, and
   * calls no stream unknown.
   */
  readonly sqlInputs?: readonly SqlInput[];
  /** The reference tables of the lab's SQL, as the ReferenceSchema of the solution gives them. For the editor, beside `sqlInputs`. */
  readonly sqlTables?: readonly SqlInput[];
  /**
   * What the workbench draws of the cloud's inside: records in streams and windows (when absent), or messages between queues and
   * functions; or, as charts, what the program's searches of an OpenSearch domain were answered; or the conversations with Lex bots; or the
   * app itself, in a lab whose program is one in a document, with its specs; or the resources of the cloud as AWS Config records them.
   */
  readonly view?: 'stream' | 'messages' | 'dashboard' | 'chat' | 'preview' | 'graph';
  /**
   * `enforced`: shards, tables and their like take only so much in a second of lab time, as the real ones do, for labs about throttling.
   * Left out: nothing is limited, because on a virtual clock a call takes no time.
   */
  readonly throughput?: ThroughputRule;
  /**
   * `instant`: hours or days pass in this lab, so its clock begins at Instant, and what is chosen there holds for this lab alone.
   * Left out: the pace that the learner chose last.
   */
  readonly pace?: 'instant';
  readonly steps: readonly LabStep[];
  readonly mutants: Readonly<Record<string, LabMutant>>;
}

/** The files that have a tab, in its order. */
export function shownFiles({ editable, readOnly = [] }: Pick<Lab, 'editable' | 'readOnly'>): readonly string[] {
  return [...editable, ...readOnly];
}

/** Declares a lab; only for its types. */
export function defineLab<Data>(lab: Lab<Data>): Lab<Data> {
  return lab;
}

/** What a run left behind, besides the cloud itself. */
export interface Evidence {
  readonly console: readonly ConsoleLine[];
  readonly calls: readonly CallRecord[];
  readonly diagnostics: readonly Diagnostic[];
  readonly failure?: RunFailure;
  /** How the learner's specs ended, in a lab with specs, on shown data. The program's own word, like its console: see `runSpecs`. */
  readonly specs?: SpecResults;
}

/** What every check gets. The cloud is reached by the SDK only, so that the check judges on every target. */
export interface CheckContext<Data> {
  /** The data that this run's program was given. */
  readonly data: Data;
  /** False for the run on shown data, true for the one on hidden data. */
  readonly hidden: boolean;
  /** The name that `name()` of the workshop module gave the learner. */
  readonly name: (resource: string) => string;
  /** Makes a client that talks to this run's cloud: `cloud(KinesisClient)`. */
  readonly cloud: <Client>(client: new (config: never) => Client) => Client;
  /** Lets that much lab time pass, in milliseconds, while the cloud goes on: for a check that does something and watches what follows. */
  readonly wait: (ms: number) => Promise<void>;
  /**
   * Runs the specs among these files in a fresh sandbox on a cloud of their own, with this run's data: the learner's specs against an app
   * of the lab's, or the lab's specs against the learner's app. A file that is not the learner's own must be JavaScript, whatever its name ends
   * in: it is not compiled. Only in labs with `workshop/specs`.
   */
  readonly runSpecs: (files: LabFiles) => Promise<SpecResults>;
  readonly evidence: Evidence;
  /** The learner's files as they were run. */
  readonly files: LabFiles;
}

/** A failed expectation: two sentences, what was seen and what should have been. */
export class CheckFailure extends Error {
  readonly observed: string;
  readonly expected: string;

  constructor({ observed, expected }: { observed: string; expected: string }) {
    super(`${observed} Expected: ${expected}`);
    this.name = 'CheckFailure';
    this.observed = observed;
    this.expected = expected;
  }
}

export interface Check<Data> {
  readonly id: string;
  /** A sentence that is true when the check passes. */
  readonly title: string;
  /** `shown`: judged on the learner's run. `hidden`: judged on the second run. `both` is the usual. */
  readonly on: 'shown' | 'hidden' | 'both';
  /** Throws CheckFailure; anything else that it throws is a bug of the lab and is said so. */
  readonly judge: (context: CheckContext<Data>) => Promise<void> | void;
}

/** Declares the checks of a lab, in order; only for their types. */
export function defineChecks<Data>(checks: readonly Check<Data>[]): readonly Check<Data>[] {
  return checks;
}
