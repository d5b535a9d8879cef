// What a tab does when another tab has saved the same lab. Pure.

/** Said to the other tabs after each write. */
export interface News {
  readonly labId: string;
  readonly revision: number;
}

export interface OwnState {
  readonly labId: string;
  readonly revision: number;
  /** Whether this tab has work that is in no storage yet. */
  readonly work: 'saved' | 'unsaved';
}

/** `adopt`: nothing of ours would be lost. `ask`: both sides have changed, so that the learner must choose. */
export function decideOnNews(own: OwnState, news: News): 'ignore' | 'adopt' | 'ask' {
  if (news.labId !== own.labId || news.revision <= own.revision) return 'ignore';
  return own.work === 'saved' ? 'adopt' : 'ask';
}
