import type { Connection } from 'pg';
import pg from 'pg';

const setName = 'longhouse_org';
const setText = "select set_config('app.org_id', $1, true)";
const setSubjectName = 'longhouse_subject';
const setSubjectText = "select set_config('app.org_id', $1, true), set_config('app.subject', $2, true)";

/** A statement as it is prepared: under a name, or anew each time where that is empty. Its values are as they travel (see `sendable`). */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/** How the columns of an answer are read; pg works it out from their description. */
interface Columns {
  fields: readonly unknown[];
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

/** What pg's own query class does while it is on the wire; its typings leave these parts out. */
interface Wire extends Connection {
  _send(part: Buffer): unknown;
  close(statement: { type: 'S'; name: string }): void;
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
}
interface WireQuery {
  readonly name?: string;
  readonly text: string;
  readonly values?: unknown[];
  readonly types?: object;
  readonly _result: Columns;
  _accumulateRows: boolean;
  _canceledDueToError: Error | false;
  prepare(connection: Wire): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: { fields: unknown[] }): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
  handleError(error: Error, connection: Wire): void;
}
const WireQuery = pg.Query as unknown as new (
  config: object,
  values: undefined,
  done: (error: Error | null, result: pg.QueryResult) => void,
) => WireQuery;

/** A connection that only makes the messages: what belongs together is sent in one piece, which takes half the time of one at a time. */
let made: Buffer[] = [];
const messages = Object.assign(Object.create(pg.Connection.prototype as object) as Wire, { _send: (part: Buffer) => made.push(part) });

/** Whether this connection knows the statement, or will by the time that it is asked for it. */
const isKnown = (connection: Wire, name: string): boolean =>
  name !== '' && (connection.parsedStatements[name] !== undefined || connection.submittedNamedStatements[name] !== undefined);

function make(connection: Wire, { name, text, values }: Statement, describe = false): void {
  if (!isKnown(connection, name)) {
    messages.parse({ text, name, types: [] }, true);
    if (name !== '') connection.submittedNamedStatements[name] = text;
  }
  messages.bind({ statement: name, values } as never, true);
  if (describe) messages.describe({ type: 'P', name: '' } as never, true);
  messages.execute({ portal: '' } as never, true);
}

/** The statement has been done, so the connection knows it from now on. */
function sent(connection: Wire, { name, text }: Statement): void {
  if (name === '') return;
  connection.parsedStatements[name] = text;
  delete connection.submittedNamedStatements[name];
}

/**
 * Statements that a failed batch would have prepared: which of them were is not told, so the database closes them all and each is prepared
 * anew.
 */
function forget(connection: Wire, names: readonly string[]): void {
  for (const name of names) {
    delete connection.parsedStatements[name];
    delete connection.submittedNamedStatements[name];
    if (connection.stream.writable) connection.close({ type: 'S', name });
  }
  described.delete(connection);
}

/** A statement may be read in two ways, with Dates or with texts, so its columns are kept by its name and the way. */
const everyday = {};
const described = new WeakMap<Wire, WeakMap<object, Map<string, Columns>>>();

function columnsOf(connection: Wire, types: object): Map<string, Columns> {
  let ways = described.get(connection);
  if (!ways) described.set(connection, (ways = new WeakMap()));
  let known = ways.get(types);
  if (!known) ways.set(types, (known = new Map()));
  return known;
}

/** Whose rows a statement reaches. */
export interface Scope {
  org_id: string;
  subject?: string | undefined;
}

const setting = ({ org_id, subject }: Scope): Statement =>
  subject === undefined
    ? { name: setName, text: setText, values: [org_id] }
    : { name: setSubjectName, text: setSubjectText, values: [org_id, subject] };

/**
 * One statement of one organisation in one round trip: the organisation's setting and the statement travel in one batch of the
 * extended protocol with a single Sync. What stands between two Syncs is one implicit transaction, so the transaction-local
 * setting ends with the statement and nothing of it can stay on the pooled connection. A subject's id travels in the same message.
 * What is given to be sent `after` the statement belongs to the same transaction: both are done, or neither. A statement that is
 * known to the connection is not described again: the database refuses one whose columns have changed.
 */
export class OrgQuery extends WireQuery {
  readonly #set: Statement | undefined;
  readonly #after: Statement | undefined;
  #known: Map<string, Columns> | undefined;
  #fresh: string[] = [];
  #done: number;

  /** Without a scope the statement is sent alone: for the pools that look things up before an organisation is known. */
  constructor(scope: Scope | undefined, config: object, done: (error: Error | null, result: pg.QueryResult) => void, after?: Statement) {
    super(config, undefined, done);
    this.#after = after;
    this.#set = scope && setting(scope);
    this.#done = this.#set ? 0 : 1;
  }

  /** The extended protocol always: the simple one would split the batch. */
  requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Wire): void {
    const { name = '', text, values = [] } = this;
    this.#fresh = [this.#set?.name ?? '', name, this.#after?.name ?? ''].filter((each) => each !== '' && !isKnown(connection, each));
    if (name !== '') this.#known = columnsOf(connection, this.types ?? everyday);
    const columns = isKnown(connection, name) ? this.#known?.get(name) : undefined;
    if (columns) this.#read(columns);
    made = [];
    if (this.#set) make(connection, this.#set);
    make(connection, { name, text, values }, !columns);
    if (this.#after) make(connection, this.#after);
    messages.sync();
    connection._send(Buffer.concat(made));
  }

  #read({ fields, _parsers, _prebuiltEmptyResultObject }: Columns): void {
    Object.assign(this._result, { fields, _parsers, _prebuiltEmptyResultObject });
    this._accumulateRows = true;
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.#known?.set(this.name ?? '', { fields, _parsers, _prebuiltEmptyResultObject });
  }

  override handleDataRow(message: { fields: unknown[] }): void {
    if (this.#done !== 1) return;
    // Only a pooler could bring this about, which prepares the statement on a connection of its own after a migration.
    if (message.fields.length !== this._result.fields.length)
      this._canceledDueToError ||= new Error('A table has other columns than when the statement was prepared.');
    super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    this.#done += 1;
    if (this.#done === 1) sent(connection, this.#set!);
    else if (this.#done === 2) super.handleCommandComplete(message, connection);
    else if (this.#after) sent(connection, this.#after);
  }

  override handleError(error: Error, connection: Wire): void {
    forget(connection, this.#fresh);
    super.handleError(error, connection);
  }
}
