export type { Actor, AuditNote } from './audit-event.ts';
export { Db, type DbOptions } from './db.ts';
export { entraPassword } from './entra-password.ts';
export { codeOf, isConnectionLost } from './failures.ts';
export { leavingTheBuilding } from './holding.ts';
export { connect, knexConfig } from './knex.ts';
export { expectedSchemaVersion, schemaVersion } from './migrations.ts';
export { Org, OrgReader, OrgWriter, transactionOf } from './org.ts';
export { OrgModel, ScopedModel } from './org-model.ts';
