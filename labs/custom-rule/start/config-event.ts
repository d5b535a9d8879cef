// Ready to use: the event that AWS Config calls a rule's function with.

export interface RuleEvent {
  /** JSON in a text: an `InvokingEvent`. */
  readonly invokingEvent: string;
  /** JSON in a text: what the rule was given as InputParameters. */
  readonly ruleParameters: string;
  /** Goes back with the verdict, so that AWS Config knows what it belongs to. */
  readonly resultToken: string;
  /** The resource was in the scope of the rule, and is not any more. */
  readonly eventLeftScope: boolean;
  readonly configRuleName: string;
  readonly accountId: string;
}

/** One item, as events have it. In the API it is nearly the same; there its time is a Date. */
export interface Item {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly configurationItemStatus: string;
  readonly configurationItemCaptureTime: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** One of the two, by `messageType`. An item of more than 256 KB does not fit into a message: its summary comes instead. */
export interface InvokingEvent {
  readonly messageType: 'ConfigurationItemChangeNotification' | 'OversizedConfigurationItemChangeNotification';
  readonly configurationItem?: Item;
  /** Has no tags. */
  readonly configurationItemSummary?: Omit<Item, 'tags'>;
}

/** What this rule is given. */
export interface Parameters {
  /** Separated by commas: `web,data`. */
  readonly teams: string;
}
