// A function as the cloud keeps it: plain data, so that a snapshot holds all of it.

/** What runs: an uploaded zip. */
export interface Code {
  readonly zip: Uint8Array;
  /** Base64. */
  readonly sha256: string;
}

export type EmbeddedRuntime = 'nodejs22.x' | 'nodejs24.x';

/** The configuration of a version. */
export interface Settings {
  readonly runtime: EmbeddedRuntime;
  readonly role: string;
  readonly handler: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Absent when the request had none: answers then leave it out. */
  readonly environment?: Readonly<Record<string, string>>;
  /** ARNs of layer versions. */
  readonly layers: readonly string[];
  readonly deadLetterArn?: string;
  readonly tracing: 'Active' | 'PassThrough';
  readonly architecture: 'x86_64' | 'arm64';
  readonly ephemeralStorageMb: number;
  readonly logGroup?: string;
  readonly logFormat: 'Text' | 'JSON';
  /** Of JSON only. */
  readonly applicationLogLevel?: string;
  readonly systemLogLevel?: string;
}

/** Code and configuration as invocations use them. */
export interface Runnable {
  readonly settings: Settings;
  readonly code: Code;
}

/** `$LATEST` or a published version. */
export interface Version extends Runnable {
  /** `$LATEST` or a number. */
  readonly name: string;
  revisionId: string;
  readonly modifiedMs: number;
  state: 'Pending' | 'Active';
  update: 'InProgress' | 'Successful';
  /** When state or update changes; absent when neither will. */
  nextStatusMs?: number;
  /** What invocations run: during an update, what was there before. */
  serving: Runnable;
}

export interface Alias {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** The other version and the share of invocations that it gets, from 0 to 1. */
  readonly routing?: { readonly version: string; readonly weight: number };
  readonly revisionId: string;
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: unknown;
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: unknown;
}

/** The resource policy of a function, version or alias. */
export interface FunctionPolicy {
  readonly revisionId: string;
  readonly statements: readonly PolicyStatement[];
}

export interface EventInvokeConfig {
  readonly modifiedMs: number;
  readonly retries?: number;
  readonly eventAgeSeconds?: number;
  readonly onSuccess?: string;
  readonly onFailure?: string;
}

/** An address at which a function answers HTTP. */
export interface FunctionUrl {
  /** The first part of its host: twenty-six letters and digits or more. */
  readonly id: string;
  readonly auth: 'NONE' | 'AWS_IAM';
  readonly cors?: Cors;
  readonly createdMs: number;
  readonly modifiedMs: number;
}

export interface Cors {
  readonly AllowCredentials?: boolean | undefined;
  readonly AllowHeaders?: string[] | undefined;
  readonly AllowMethods?: string[] | undefined;
  readonly AllowOrigins?: string[] | undefined;
  readonly ExposeHeaders?: string[] | undefined;
  readonly MaxAge?: number | undefined;
}

export interface LambdaFunction {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  latest: Version;
  /** Published ones, oldest first. */
  readonly versions: Version[];
  publishedCount: number;
  readonly aliases: Map<string, Alias>;
  /** By qualifier; an empty text is the function itself. */
  readonly policies: Map<string, FunctionPolicy>;
  readonly eventInvokeConfigs: Map<string, EventInvokeConfig>;
  /** By alias; an empty text is the function itself. */
  readonly urls: Map<string, FunctionUrl>;
  reservedConcurrency?: number;
  recursion: 'Terminate' | 'Allow';
  tags: Readonly<Record<string, string>>;
}
