// Ready to use: what a week of a small cloud consists of. The shape of `data`.

/** Addresses that a security group lets in, at some ports. */
export interface Opening {
  /** `-1` stands for all protocols and all ports. */
  readonly protocol: 'tcp' | '-1';
  readonly from: number;
  readonly to: number;
  readonly cidr: string;
}

/** One call that somebody, or some program, makes in the week. */
export type Change =
  | { readonly kind: 'open' | 'close'; readonly group: string; readonly opening: Opening }
  | { readonly kind: 'tag'; readonly instance: string; readonly owner: string }
  | { readonly kind: 'move'; readonly instance: string; readonly groups: readonly string[] }
  | { readonly kind: 'terminate'; readonly instance: string };

export interface Week {
  /** The security group that is under suspicion, by name. */
  readonly suspect: string;
  /** The port that should never be open to the world. */
  readonly port: number;
  readonly groups: readonly { readonly name: string; readonly openings: readonly Opening[] }[];
  readonly instances: readonly { readonly name: string; readonly groups: readonly string[] }[];
  /** In their order, each some minutes after the one before. */
  readonly changes: readonly { readonly afterMinutes: number; readonly change: Change }[];
}
