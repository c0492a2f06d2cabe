import type { Connection } from 'pg';
import pg from 'pg';

const setName = 'longhouse_org';
const setText = "select set_config('app.org_id', $1, true)";

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
 * setting ends with the statement and nothing of it can stay on the pooled connection.
 */
export class OrgQuery extends WireQuery {
  readonly #orgId: string;
  #settingIsDone = false;

  constructor(orgId: string, config: object, done: (error: Error | null, result: pg.QueryResult) => void) {
    super(config, undefined, done);
    this.#orgId = orgId;
  }

  /** The extended protocol always: the simple one would split the batch. */
  requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Wire): void {
    const known = connection.parsedStatements[setName] !== undefined || connection.submittedNamedStatements[setName] !== undefined;
    if (!known) {
      connection.parse({ text: setText, name: setName, types: [] }, true);
      connection.submittedNamedStatements[setName] = setText;
    }
    connection.bind({ statement: setName, values: [this.#orgId] } as never, true);
    connection.execute({ portal: '' } as never, true);
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (this.#settingIsDone) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#settingIsDone) return super.handleCommandComplete(message, connection);
    this.#settingIsDone = true;
    connection.parsedStatements[setName] = setText;
    delete connection.submittedNamedStatements[setName];
  }

  override handleError(error: Error, connection: Wire): void {
    if (!this.#settingIsDone) delete connection.submittedNamedStatements[setName];
    super.handleError(error, connection);
  }
}
