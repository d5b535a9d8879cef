// A cursor over the tokens of a statement, and how its mistakes are reported.
import { AwsError } from '../../../core/errors.ts';
import { type Token, tokenize } from './tokenizer.ts';

/** By design: the reader calls itself, and a hostile statement must not exhaust the stack. Values may be 32 levels deep. */
const deepestNesting = 200;

/** Words that are no names unless they are quoted, because the grammar uses them. */
const keywords: ReadonlySet<string> = new Set(
  'SELECT FROM WHERE AND OR NOT IN BETWEEN IS NULL MISSING TRUE FALSE ORDER BY ASC DESC INSERT INTO VALUE UPDATE SET REMOVE DELETE RETURNING EXISTS'.split(
    ' ',
  ),
);

export class TokenReader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.tokens = tokenize(text);
  }

  protected get token(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  protected get following(): Token {
    return this.tokens[this.at + 1] ?? { kind: 'end', text: '' };
  }

  protected advance(): Token {
    const { token } = this;
    this.at++;
    return token;
  }

  protected isSymbol(text: string, token: Token = this.token): boolean {
    return token.kind === 'symbol' && token.text === text;
  }

  /** Is the token this word, in any case? `word` is in capitals. */
  protected isWord(word: string, token: Token = this.token): boolean {
    return token.kind === 'word' && token.text.toUpperCase() === word;
  }

  protected tookSymbol(text: string): boolean {
    const found = this.isSymbol(text);
    if (found) this.at++;
    return found;
  }

  protected tookWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.at++;
    return found;
  }

  protected expectSymbol(text: string): void {
    if (!this.tookSymbol(text)) throw this.unexpected(`Expected '${text}'`);
  }

  protected expectWord(word: string): void {
    if (!this.tookWord(word)) throw this.unexpected(`Expected ${word}`);
  }

  /** `name := word | "quoted"` */
  protected name(): string {
    const { kind } = this.token;
    if (kind !== 'quoted' && (kind !== 'word' || this.isKeyword())) throw this.unexpected('Expected identifier');
    return this.advance().text;
  }

  protected nested<Result>(parse: () => Result): Result {
    this.depth++;
    if (this.depth > deepestNesting) throw this.malformed('Expression is nested too deeply');
    const result = parse();
    this.depth--;
    return result;
  }

  /** What is wrong at the current token. */
  protected unexpected(otherwise: string): AwsError {
    return this.malformed(this.token.kind === 'word' && this.isKeyword() ? 'Unexpected keyword' : otherwise);
  }

  /** As users quote it: github.com/passren/PyDynamoDB issue 26, github.com/nubo-db/dynoxide pull request 149. */
  protected malformed(detail: string): AwsError {
    return this.invalid(`Statement wasn't well formed, can't be processed: ${detail}`);
  }

  protected invalid(sentence: string): AwsError {
    return new AwsError('ValidationException', sentence);
  }

  private isKeyword(): boolean {
    return keywords.has(this.token.text.toUpperCase());
  }
}
