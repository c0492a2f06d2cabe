import type { Connection } from 'pg';
import pg from 'pg';

const setName = 'longhouse_org';
const setText = "select set_config('app.org_id', $1, true)";
const setSubjectName = 'longhouse_subject';
const setSubjectText = "select set_config('app.org_id', $1, true), set_config('app.subject', $2, true)";

/** A statement as it is prepared: under a name, or anew each time where that is empty. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/** What pg's own query class does while it is on the wire; its typings leave these parts out. */
interface Wire extends Connection {
  close(statement: { type: 'S'; name: string }): void;
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
}
interface WireQuery {
  readonly name?: string;
  prepare(connection: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
  handleError(error: Error, connection: Wire): void;
  _getRows(connection: Wire): void;
}
const WireQuery = pg.Query as unknown as new (
  config: object,
  values: undefined,
  done: (error: Error | null, result: pg.QueryResult) => void,
) => WireQuery;

/** Whether this connection knows the statement, or will by the time that it is asked for it. */
const isKnown = (connection: Wire, name: string): boolean =>
  name !== '' && (connection.parsedStatements[name] !== undefined || connection.submittedNamedStatements[name] !== undefined);

/** Puts a statement whose rows nobody looks at into the batch. */
function send(connection: Wire, statement: Statement): void {
  const { name, text, values } = statement;
  if (!isKnown(connection, name)) {
    connection.parse({ text, name, types: [] }, true);
    if (name !== '') connection.submittedNamedStatements[name] = text;
  }
  connection.bind({ statement: name, values } as never, true);
  connection.execute({ portal: '' } as never, true);
}

/** The statement has been done, so the connection knows it from now on. */
function sent(connection: Wire, { name, text }: Statement): void {
  if (name === '') return;
  connection.parsedStatements[name] = text;
  delete connection.submittedNamedStatements[name];
}

/** Statements that a failed batch would have prepared: which of them were is not told, so the database closes them all and each is prepared anew. */
function forget(connection: Wire, names: readonly string[]): void {
  for (const name of names) {
    delete connection.parsedStatements[name];
    delete connection.submittedNamedStatements[name];
    if (connection.stream.writable) connection.close({ type: 'S', name });
  }
}

/**
 * One statement of one organisation in one round trip: the organisation's setting and the statement travel in one batch of the
 * extended protocol with a single Sync. What stands between two Syncs is one implicit transaction, so the transaction-local
 * setting ends with the statement and nothing of it can stay on the pooled connection. A subject's id travels in the same message.
 * What is given to be sent `after` the statement belongs to the same transaction: both are done, or neither.
 */
export class OrgQuery extends WireQuery {
  readonly #set: Statement;
  readonly #after: Statement | undefined;
  #fresh: string[] = [];
  #done = 0;

  constructor(
    scope: { org_id: string; subject?: string | undefined },
    config: object,
    done: (error: Error | null, result: pg.QueryResult) => void,
    after?: Statement,
  ) {
    super(config, undefined, done);
    const { org_id, subject } = scope;
    this.#after = after;
    this.#set =
      subject === undefined
        ? { name: setName, text: setText, values: [org_id] }
        : { name: setSubjectName, text: setSubjectText, values: [org_id, subject] };
  }

  /** The extended protocol always: the simple one would split the batch. */
  requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Wire): void {
    const names = [this.#set.name, this.name ?? '', this.#after?.name ?? ''];
    this.#fresh = names.filter((name) => name !== '' && !isKnown(connection, name));
    send(connection, this.#set);
    super.prepare(connection);
  }

  /** pg's own executes the statement and ends the batch. */
  override _getRows(connection: Wire): void {
    if (!this.#after) return super._getRows(connection);
    connection.execute({ portal: '' } as never, true);
    send(connection, this.#after);
    connection.sync();
  }

  override handleDataRow(message: unknown): void {
    if (this.#done === 1) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    this.#done += 1;
    if (this.#done === 1) sent(connection, this.#set);
    else if (this.#done === 2) super.handleCommandComplete(message, connection);
    else if (this.#after) sent(connection, this.#after);
  }

  override handleError(error: Error, connection: Wire): void {
    forget(connection, this.#fresh);
    super.handleError(error, connection);
  }
}
