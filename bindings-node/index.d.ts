import { inspect } from 'node:util';
import type { CaseloadChange, Decisions, Fact, LedgerQueries, OperationName, Playbook, QueryName, RiskView, Settings, StatementFile, StatementOptions } from './types';

export * from './types';

/** A call was refused; nothing was changed. The code and the details are the contract, the text is not. */
export declare class ReceivablesError extends Error {
  private constructor();
  readonly name: 'ReceivablesError';
  /** The stable slug, such as `currency_mismatch`: the same in Rust, Python and Node. */
  readonly code: string;
  readonly category: 'shape' | 'identity' | 'currency' | 'amount' | 'state';
  /** The typed fields of the refusal. */
  readonly details: Readonly<Record<string, unknown>>;
  /** The path of the field at fault, such as `invoice.lines[2].net`; empty where it is the whole input. */
  readonly field: string;
}

/** What became of many facts. */
export interface Batch {
  /** Facts that were new. */
  applied: number;
  /** Facts that were known already, with the same content. */
  repeated: number;
}

/** Facts go in, and every question about receivables is answered from them. */
export declare class Ledger {
  constructor(settings?: Settings);
  /** Reads a snapshot; throws `snapshot_unreadable` where it is not one. */
  static fromBytes(snapshot: Uint8Array): Ledger;
  /**
   * Applies one fact, whole or not at all. The same fact told again has no effect; other content under a known id
   * throws `fact_conflict`.
   */
  apply(fact: Fact): 'new' | 'repeated';
  /** Applies many facts, all or none, in whatever order they come. */
  applyAll(facts: Iterable<Fact>): Batch;
  /** The same away from the main thread. Calls on one ledger wait for each other. */
  applyAllAsync(facts: Iterable<Fact>): Promise<Batch>;
  /** Applies facts given as JSON, one on each line; all or none. */
  applyJsonLines(lines: string | Uint8Array): Batch;
  /** The same away from the main thread. */
  applyJsonLinesAsync(lines: string | Uint8Array): Promise<Batch>;
  /** Asks a question by name. */
  query(name: QueryName, given?: object): unknown;
  /**
   * Asks a question by name; `onProgress` is called with the steps done and the steps in all. `fit_risk`,
   * `match_movements`, `cash_forecast`, `what_if` and `policy_backtest` tell on their way, other questions at their begin
   * and end. What it throws stops the work and comes out. It must not change the ledger.
   */
  queryWith(name: QueryName, given: object, onProgress: (done: number, total: number) => void): unknown;
  /** The same away from the main thread: any question, for long ones such as `decide` or `journal`. */
  queryAsync(name: QueryName, given?: object): Promise<unknown>;
  /** A snapshot. The ledger read from it, with the facts that came after, is the same ledger. */
  toBytes(): Buffer;
  /**
   * SHA-256 of settings and facts (and of the order of arrival, where facts came out of the order of recording): equal
   * digests mean equal answers to every question.
   */
  digest(): string;
  /** The same away from the main thread. */
  digestAsync(): Promise<string>;
  /** How many facts there are; never waits for work under way. */
  readonly length: number;
  [inspect.custom](): string;
}

export interface Ledger extends LedgerQueries {}

/**
 * The decisions of one ledger under one playbook, kept up to date from fact to fact: only customers for whom something
 * can have changed are looked at again. What comes out is what `decide` says, or `decideWithRisk` where risk models have a
 * say.
 */
export declare class Caseload {
  /** Starts empty, under the standard playbook where none is given; without risk models where none have a say. */
  constructor(playbook?: Playbook | null, risk?: RiskView | null);
  /**
   * Brings the answers up to an instant, and says what became different. The first look, one at an earlier instant and
   * one at another ledger see every customer.
   */
  refresh(ledger: Ledger, given: { now: string }): CaseloadChange;
  /** The same away from the main thread. */
  refreshAsync(ledger: Ledger, given: { now: string }): Promise<CaseloadChange>;
  /** Everything, as of the last look; undefined before the first. */
  decisions(): Decisions | undefined;
}

/**
 * Reads the bytes of a bank statement file: what `parseStatement` does with text. Format, encoding and dialect are found
 * in the file unless the options state them.
 */
export declare function parseStatementBytes(data: Uint8Array, options?: StatementOptions): StatementFile;
/** The same away from the main thread; `onProgress` is called with the number of bytes read so far. */
export declare function parseStatementBytesAsync(
  data: Uint8Array,
  options?: StatementOptions,
  onProgress?: (bytesRead: number) => void,
): Promise<StatementFile>;
/** Runs an operation by name. */
export declare function call(operation: OperationName, given?: object): unknown;
/**
 * The same away from the main thread. Where the work may be long, `onProgress` is told now and then the steps done and
 * the steps in all; what it throws comes out once the work is done.
 */
export declare function callAsync(
  operation: OperationName,
  given?: object,
  onProgress?: (done: number, of: number) => void,
): Promise<unknown>;
/**
 * Runs an operation by name; `onProgress` is called with the steps done and the steps in all. `fit_risk`,
 * `match_cash`, `forecast_cash`, `forecast_what_if` and `backtest_forecast` tell on their way, other operations at their
 * begin and end. What it throws stops the work and comes out.
 */
export declare function callWith(operation: OperationName, given: object, onProgress: (done: number, total: number) => void): unknown;
/** The names of all operations. */
export declare function operations(): OperationName[];
/** The names of all questions to a ledger. */
export declare function queries(): QueryName[];
/** The version of the package. */
export declare const version: string;
