// What the parsers of all expressions share: the tokens, document paths, and the order in which complaints are reported.
import type { AwsError } from '../../../core/errors.ts';
import { utf8Length } from '../values/utf8.ts';
import { type ExpressionParameter, invalidExpression } from './invalid-expression.ts';
import { limits } from './limits.ts';
import { isReservedWord } from './reserved-words.ts';
import type { PathNode, Step } from './syntax.ts';
import { type Token, tokenize } from './tokenizer.ts';

/** Complaints that do not stop the parser, the most important first: AWS reports syntax errors before all of them (recorded by dynalite). */
const complaintOrder = ['parentheses', 'operators', 'reserved', 'function', 'misuse', 'path', 'section'] as const;
export type ComplaintKind = (typeof complaintOrder)[number];

/** A recursive-descent parser without backtracking. Its methods carry their productions. */
export class ExpressionParser {
  protected readonly parameter: ExpressionParameter;
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  private operators = 0;
  private readonly complaints = new Map<ComplaintKind, string>();

  /** Throws AwsError ValidationException for a text that is empty or too long. */
  constructor(text: string, parameter: ExpressionParameter) {
    this.text = text;
    this.parameter = parameter;
    if (text === '') throw this.invalid('The expression can not be empty;');
    this.checkSize();
    this.tokens = tokenize(text);
  }

  protected get token(): Token {
    return this.tokens[this.at] ?? this.end;
  }

  protected get following(): Token {
    return this.tokens[this.at + 1] ?? this.end;
  }

  /** The index of the current token. */
  protected get position(): number {
    return this.at;
  }

  protected advance(): Token {
    const { token } = this;
    this.at++;
    return token;
  }

  protected isSymbol(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text;
  }

  /** Is the current token this word, in any case? `word` is in capitals. */
  protected isWord(word: string): boolean {
    return this.token.kind === 'word' && this.token.text.length === word.length && this.token.text.toUpperCase() === word;
  }

  /** Takes the symbol if it is next. */
  protected took(symbol: string): boolean {
    const found = this.isSymbol(symbol);
    if (found) this.at++;
    return found;
  }

  protected expect(symbol: string): void {
    if (!this.took(symbol)) throw this.syntaxError();
  }

  /**
   * Runs `parse` one level deeper.
   *
   * @param mistake what AWS finds wrong with an expression that goes too deep here, when that is known
   */
  protected nested<Result>(parse: () => Result, mistake = 'The expression is nested too deeply;'): Result {
    this.depth++;
    // AWS reads to the end: brackets without an end are a mistake of syntax there (seen by test/alternator/test_limits.py of scylladb).
    if (this.depth > limits.nesting)
      throw this.isClosed() ? this.invalid(this.complaints.get('operators') ?? mistake) : this.syntaxError(this.tokens.at(-1));
    const result = parse();
    this.depth--;
    return result;
  }

  /** AWS stops counting one above the limit (recorded by test/alternator/test_limits.py of scylladb). */
  protected countOperator(): void {
    this.operators++;
    if (this.operators > limits.operators)
      this.complain('operators', `The expression contains too many operators; operator count: ${limits.operators + 1}`);
  }

  /** Notes a complaint; of each kind the first one counts. */
  protected complain(kind: ComplaintKind, sentence: string): void {
    if (!this.complaints.has(kind)) this.complaints.set(kind, sentence);
  }

  /** Ends the parse: nothing may follow, and the most important complaint is thrown. */
  protected finish(order: readonly ComplaintKind[] = complaintOrder): void {
    if (this.token.kind !== 'end') throw this.syntaxError();
    for (const kind of order) {
      const sentence = this.complaints.get(kind);
      if (sentence !== undefined) throw this.invalid(sentence);
    }
  }

  /** `path := step ( '.' step | '[' number ']' )*` */
  protected path(): PathNode {
    return this.pathFrom([this.step()]);
  }

  /** The rest of a path whose first steps are read. */
  protected pathFrom(first: readonly Step[]): PathNode {
    const steps = [...first];
    for (;;) {
      if (this.took('.')) steps.push(this.step());
      else if (this.took('[')) {
        steps.push(this.index());
        this.expect(']');
      } else break;
    }
    // Recorded by test/alternator/test_projection_expression.py of scylladb.
    if (steps.length > limits.pathSteps)
      this.complain('path', `The document path has too many nesting levels; nesting levels: ${steps.length}`);
    return { kind: 'path', steps };
  }

  /** Words that cannot be an attribute's name because the grammar uses them. */
  protected isKeyword(_token: Token): boolean {
    return false;
  }

  /** `step := word | '#'name` */
  private step(): Step {
    const { token } = this;
    if (token.kind !== 'name' && (token.kind !== 'word' || this.isKeyword(token))) throw this.syntaxError();
    if (token.kind === 'word' && isReservedWord(token.text))
      this.complain('reserved', `Attribute name is a reserved keyword; reserved keyword: ${token.text}`);
    return this.advance().text;
  }

  private index(): number {
    if (this.token.kind !== 'number') throw this.syntaxError();
    const index = Number(this.token.text);
    if (index > limits.largestListIndex) this.complain('path', `List index is not within the allowable range; index: [${this.token.text}]`);
    this.at++;
    return index;
  }

  /** AWS shows the token with its neighbours, as they stand in the text; the end of the text has none of its own. */
  protected syntaxError(token: Token = this.token): AwsError {
    const index = this.tokens.indexOf(token);
    const before = this.tokens[index - 1] ?? token;
    const after = this.tokens[index + 1];
    const end = after === undefined || after.kind === 'end' ? token.end : after.end;
    const near = token.kind === 'end' ? before.text.replace('<EOF>', '') : this.text.slice(before.start, end);
    return this.invalid(`Syntax error; token: "${token.text}", near: "${near}"`);
  }

  protected invalid(sentence: string): AwsError {
    return invalidExpression(this.parameter, sentence);
  }

  /** Does every opening parenthesis have a closing one? */
  private isClosed(): boolean {
    let open = 0;
    for (const { kind, text } of this.tokens) if (kind === 'symbol') open += text === '(' ? 1 : text === ')' ? -1 : 0;
    return open === 0;
  }

  private get end(): Token {
    return { kind: 'end', text: '<EOF>', start: this.text.length, end: this.text.length };
  }

  /** The sentences as users quote them; those of conditions show the size (recorded by test/alternator/test_limits.py of scylladb). */
  private checkSize(): void {
    // A text of that many UTF-16 units has at least as many bytes.
    if (this.text.length <= limits.expressionBytes && utf8Length(this.text) <= limits.expressionBytes) return;
    const isCondition = this.parameter !== 'UpdateExpression' && this.parameter !== 'ProjectionExpression';
    const size = isCondition ? ` expression size: ${utf8Length(this.text)}` : '';
    throw this.invalid(`Expression size has exceeded the maximum allowed size;${size}`);
  }
}
