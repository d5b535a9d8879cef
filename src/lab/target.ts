// What answers the learner's requests: the embedded AWS, an endpoint, later the learner's own account. All are functions of one type.
import type { Observation } from '../aws/core/ports.ts';
import type { ThroughputRule } from '../aws/core/service.ts';
import type { TimeSource } from './time-source.ts';

/** One clean cloud for one run. */
export interface Target {
  /** For people: `the embedded AWS`, or the address of the endpoint. */
  readonly label: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly time: TimeSource;
  /** Twelve digits, sent as the access key id; an embedded AWS, LocalStack and moto keep accounts apart by it. */
  readonly account: string;
  readonly region: string;
  /** Put behind the name of every resource; empty where the account is the run's own. */
  readonly suffix: string;
  /** Tells what happens inside the cloud, for drawing, where the target can. */
  readonly observe?: (listener: (observation: Observation) => void) => () => void;
  /** The run is over: what the cloud holds outside itself ends, sandboxes of functions for example. */
  readonly close?: () => void;
}

/** The cloud no longer answers: not the learner's fault, and not the lab's. The message is a sentence. */
export class CloudUnreachable extends Error {
  override readonly name = 'CloudUnreachable';
}

/** What a lab asks of its cloud. A target whose cloud it does not make itself cannot grant it. */
export interface CloudWishes {
  readonly throughput?: ThroughputRule;
}

/** Makes a clean cloud. Called once for the shown run and once for the hidden one. */
export type TargetFactory = (wishes: CloudWishes) => Target | Promise<Target>;
