// What a line of a bot's log says.

/** Something that a visitor said, and what was meant by it: an intent, or none that the bot should have. */
export interface Said {
  readonly text: string;
  readonly means: 'RegisterUserForEvent' | 'FindVenue' | 'something else';
}
