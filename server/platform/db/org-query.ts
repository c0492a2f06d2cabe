import type { Connection } from 'pg';
import pg from 'pg';

const setName = 'longhouse_org';
const setText = "select set_config('app.org_id', $1, true)";
const setSubjectName = 'longhouse_subject';
const setSubjectText = "select set_config('app.org_id', $1, true), set_config('app.subject', $2, true)";

/** What pg's own query class does while it is on the wire; its typings leave these parts out. */
interface Wire extends Connection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
}
interface WireQuery {
  prepare(connection: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
  handleError(error: Error, connection: Wire): void;
}
const WireQuery = pg.Query as unknown as new (
  config: object,
  values: undefined,
  done: (error: Error | null, result: pg.QueryResult) => void,
) => WireQuery;

/**
 * One statement of one organisation in one round trip: the organisation's setting and the statement travel in one batch of the
 * extended protocol with a single Sync. What stands between two Syncs is one implicit transaction, so the transaction-local
 * setting ends with the statement and nothing of it can stay on the pooled connection. A subject's id travels in the same message.
 */
export class OrgQuery extends WireQuery {
  readonly #set: { name: string; text: string; values: string[] };
  #settingIsDone = false;

  constructor(orgId: string, config: object, done: (error: Error | null, result: pg.QueryResult) => void, subject?: string) {
    super(config, undefined, done);
    this.#set =
      subject === undefined
        ? { name: setName, text: setText, values: [orgId] }
        : { name: setSubjectName, text: setSubjectText, values: [orgId, subject] };
  }

  /** The extended protocol always: the simple one would split the batch. */
  requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Wire): void {
    const { name, text, values } = this.#set;
    const known = connection.parsedStatements[name] !== undefined || connection.submittedNamedStatements[name] !== undefined;
    if (!known) {
      connection.parse({ text, name, types: [] }, true);
      connection.submittedNamedStatements[name] = text;
    }
    connection.bind({ statement: name, values } as never, true);
    connection.execute({ portal: '' } as never, true);
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (this.#settingIsDone) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#settingIsDone) return super.handleCommandComplete(message, connection);
    this.#settingIsDone = true;
    connection.parsedStatements[this.#set.name] = this.#set.text;
    delete connection.submittedNamedStatements[this.#set.name];
  }

  override handleError(error: Error, connection: Wire): void {
    if (!this.#settingIsDone) delete connection.submittedNamedStatements[this.#set.name];
    super.handleError(error, connection);
  }
}
