// The last things made from texts: a query asks with the same few patterns, row after row.
const MOST_KEPT = 64;
const MOST_TEXT_KEPT = 100_000; // characters of all keys

export class Recent<T> {
  private readonly made = new Map<string, T>();
  private text = 0;

  /** What was made for this key, or is made now. */
  of(key: string, make: () => T): T {
    const known = this.made.get(key);
    if (known) return known;
    const fresh = make();
    this.text += key.length;
    for (const oldest of this.made.keys()) {
      if (this.made.size < MOST_KEPT && this.text <= MOST_TEXT_KEPT) break;
      this.made.delete(oldest);
      this.text -= oldest.length;
    }
    this.made.set(key, fresh);
    return fresh;
  }
}
