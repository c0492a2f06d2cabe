/**
 * What the four back ends before this one promised, by the numbers of that list. Each names the tests that would fail if it broke.
 */
export const kept: Record<string, readonly string[]> = {
  // Passwordless Postgres.
  'P-01': [
    'AZURE_POSTGRESQL_CONNECTIONSTRING as Azure writes it: libpq keywords, verified TLS, an Entra token of the app',
    'complete production settings start without a warning',
    'no password of the database exists: Entra alone signs in',
  ],
  'P-02': [
    'one credential per identity, kept: a managed identity by its client id, otherwise what the machine offers',
    'the app proves who it is by an identity of its own, which may write assets, sign links and wrap with the key',
  ],
  'P-03': ['no password of the database exists: Entra alone signs in'],
  'P-05': [
    'what the sources name is called so: containers, alerts, tiers and the version of PostgreSQL',
    'every environment keeps within the connections of its database, slots included',
  ],
  'P-08': ['the string of Azure Service Connector, which pg reads as host "base"'],
  'P-09': [
    'an Entra token is the password of each new connection, cached and fetched once at a time',
    'a server that rejects the old token is reached with the new one',
  ],
  'P-10': ['DB_HOST, DB_USER and DB_NAME sign in with a token, and go together'],
  'P-11': ['DB_HOST, DB_USER and DB_NAME sign in with a token, and go together'],
  'P-12': ['DB_HOST, DB_USER and DB_NAME sign in with a token, and go together'],
  'P-14': ['on a terminal off production a line is made for a person; in production it is JSON'],
  'P-15': ['the database has a name of its own, and one Entra administrator: the identity of the bootstrap'],
  'P-16': [
    'the first run makes roles, identities, schema and rights, and says what; the second changes nothing and says so',
    'an identity that was made anew is refused with the command that mends it',
  ],
  'P-17': [
    'nobody but the owner makes things',
    'row level security is forced',
    'the identity of %s can make nothing, reach past no row level security and become nobody else',
  ],
  'P-18': [
    'the application has a database and a schema of its own',
    'the database has a name of its own, and one Entra administrator: the identity of the bootstrap',
  ],
  'P-19': ['staging scales from 1 to 3 and back, prod from 3 to 9, dev not at all'],
  'P-20': ['the plan grows on processor or memory, and shrinks again when both are low'],
  'P-22': [
    'nothing of the organisation stays on the pooled connection',
    'PgBouncer pools transactions where the tier has it; migrations and the queue pass it by',
  ],
  'P-23': ['a pooled connection is kept alive, and let go before the network forgets it'],
  'P-24': [
    'the table has every setting, its source and value, no secret, and fits 120 columns',
    'each of the promised names has the promised value',
  ],
  'P-25': ['an event is kept through a connection that has no password'],
  'P-26': [
    'DB_HOST, DB_USER and DB_NAME sign in with a token, and go together',
    'group, place and names follow from project, environment and stamp; none is written out',
  ],
  'P-27': [
    'without a right, a database or a good setting it names what is missing',
    'a release is built once and taken through staging to prod, step by step, signed in anew before each that asks Azure',
  ],

  // Log Dawg.
  'L-01': ['CORS names exactly the listed origins, and never all', 'a client uploads by link, the house reads, a client downloads by link'],
  'L-02': ['no module touches the disk or starts a program'],
  'L-03': ['from sign-up to a report that names the commit, with %s'],
  'L-04': ['no secret is in any table, answer, log line or audit event', "%s: a neighbour's row is one that never was"],
  'L-08': [
    'a push to GitHub starts the analysis of its newest commit, once, however often it is told',
    'from sign-up to a report that names the commit, with %s',
  ],
  'L-09': ['repositories, credentials, reports, people and settings have their tables'],
  'L-10': ['a client uploads by link, the house reads, a client downloads by link', 'a download link can do nothing but read its blob'],
  'L-11': [
    'no secret is in any table, answer, log line or audit event',
    'wraps under the current version, named in full, and unwraps with exactly that one after a rotation',
  ],
  'L-13': [
    'a process is asked only for what its roles need',
    'two servers, one database: one takes the question, the other answers it, and with a key the model explains, citing frames',
  ],
  'L-14': [
    'the providers have the promised names and questions',
    'a tree too large for one answer is walked folder by folder',
    'content: text, binary, odd names, empty, HTML, above 1 MB, at an older commit',
  ],
  'L-15': ['the providers have the promised names and questions', 'who is nobody in particular is not signed in'],
  'L-16': ['the providers have the promised names and questions', 'files: the whole tree at a branch and at a commit'],
  'L-17': [
    'the providers have the promised names and questions',
    'content: text, binary, odd names, empty, HTML, above 1 MB, at an older commit',
  ],
  'L-18': ['the providers have the promised names and questions', 'commits: newest first, in pages, by path'],
  'L-19': [
    'a secret opens again in its own place and organisation, and nowhere else; the database holds no plain text',
    'a token is handed out with the use on record; not once it expired or was revoked',
  ],
  'L-20': ['two servers, one database: one takes the question, the other answers it, and with a key the model explains, citing frames'],
  'L-21': ['reports has the promised columns and the three states'],
  'L-22': ['reports has the promised columns and the three states', 'no link outlives ten minutes'],
  'L-23': [
    'a push to GitHub starts the analysis of its newest commit, once, however often it is told',
    'a push to Azure DevOps may tell of several branches',
    'an analysis is asked for with a log or a commit, and nothing else',
  ],
  'L-24': [
    'a worker killed in the middle of the job: the report still comes, once',
    'a commit has one report: asked for again, by name or by hash, it is given',
  ],
  'L-25': ['reports are listed without their data, filtered and paged'],
  'L-26': ['who may what: members see, viewers and devices do not, admins change', 'a token is stored and shown without its secret'],
  'L-27': [
    'every stage stands on the one base image, which is pinned by digest',
    'it runs as nobody in particular, stops on SIGTERM and is looked after by node',
  ],
  'L-28': ['apps, database and vault meet in a private network, and nothing else reaches the latter two'],
  'L-29': [
    'one credential per identity, kept: a managed identity by its client id, otherwise what the machine offers',
    'wraps under the current version, named in full, and unwraps with exactly that one after a rotation',
    'the app proves who it is by an identity of its own, which may write assets, sign links and wrap with the key',
  ],
  'L-30': [
    'npx knex migrate:rollback and migrate:latest work on the database of the settings',
    'two at once: one migrates, the other says that one is under way; both end in one line',
    'a killed migration leaves no stuck lock, neither ours nor that of knex',
  ],
  'L-31': [
    'wraps under the current version, named in full, and unwraps with exactly that one after a rotation',
    'every flipped bit and every truncation of 50 envelopes is refused',
  ],
  'L-32': ['reports has the promised columns and the three states'],
  'L-33': ['every kind has its own form of secret', 'an Entra application gets a token, and reads with it as Bearer'],
  'L-34': ['apps, database and vault meet in a private network, and nothing else reaches the latter two'],
  'L-35': ['HTTPS only, TLS 1.2 at least, no FTP, in app and slot'],
  'L-36': ['every table belongs to organisations', 'an index leads with org_id'],
  'L-37': ['an organisation sees its own rows, each statement in one scoped round trip', 'with every layer in place nothing gets through'],
  'L-38': ["%s: a neighbour's row is one that never was", 'one organisation holds at most half of the pool; another is served at once'],
  'L-39': ['from sign-up to a report that names the commit, with %s'],
  'L-40': [
    'each migration goes down and up again on the data of two organisations, and the schema is the same',
    'the providers have the promised names and questions',
  ],
  'L-43': ['the scripts that a pipeline calls are there'],
  'L-44': ['files: the whole tree at a branch and at a commit', 'commits: newest first, in pages, by path'],

  // The vehicles back end: settings, schema, infrastructure.
  'A0-02': ['the server is one with the fixes'],
  'A0-04': ['an empty environment gives the defaults of the promises, and no warning', 'the model that the organisation chose is asked'],
  'A0-05': ['every forged or weakened token is 401 token_invalid'],
  'A0-06': [
    'signing up by PIN founds an organisation with the person as its owner',
    'a PIN is good once, for its purpose, and five tries are all there are',
  ],
  'A0-07': [
    'what the sources name is called so: containers, alerts, tiers and the version of PostgreSQL',
    'documents, pictures and sounds go into the container of their kind, are checked and come back as they were',
  ],
  'A0-08': ['.env.example names every setting but NODE_ENV, and starts as it is'],
  'A0-10': ['it says where everything is, and on a first start what to type next'],
  'A0-11': ['group, place and names follow from project, environment and stamp; none is written out'],
  'A0-13': ['Application Insights is of type web, on a workspace, and reached by connection string and identity'],
  'A0-14': [
    'old names: OPENAI_KEY is read with a warning, the instrumentation key only warned about, AzureWebJobsStorage passes',
    'each of the promised names has the promised value',
  ],
  'A0-16': ['assets have an account of their own: StorageV2, no shared key, made and used by identities'],
  'A0-17': ['the app proves who it is by an identity of its own, which may write assets, sign links and wrap with the key'],
  'A0-18': ['the app proves who it is by an identity of its own, which may write assets, sign links and wrap with the key'],
  'A0-19': [
    'what the sources name is called so: containers, alerts, tiers and the version of PostgreSQL',
    'documents, pictures and sounds go into the container of their kind, are checked and come back as they were',
  ],
  'A0-20': [
    'what the sources name is called so: containers, alerts, tiers and the version of PostgreSQL',
    'documents, pictures and sounds go into the container of their kind, are checked and come back as they were',
  ],
  'A0-21': [
    'what the sources name is called so: containers, alerts, tiers and the version of PostgreSQL',
    'documents, pictures and sounds go into the container of their kind, are checked and come back as they were',
  ],
  'A0-22': ['assets have an account of their own: StorageV2, no shared key, made and used by identities'],
  'A0-23': ['every promised name is in the list of settings', 'each of the promised names has the promised value'],
  'A0-24': ['an empty environment gives the defaults of the promises, and no warning', 'each of the promised names has the promised value'],
  'A0-25': ['an empty environment gives the defaults of the promises, and no warning', 'each of the promised names has the promised value'],
  'A0-26': ['an empty environment gives the defaults of the promises, and no warning', 'each of the promised names has the promised value'],
  'A0-27': [
    'both blob settings at once are refused everywhere, with both names',
    'ALLOW_BLOB_CONNECTION_STRING lets production use a connection string',
  ],
  'A0-28': ['complete production settings start without a warning', 'links by identity are for https only'],
  'A0-29': ['no extension', 'no migration asks for an extension or an id made by the database'],
  'A0-30': ['what the sources name is called so: containers, alerts, tiers and the version of PostgreSQL'],
  'A0-31': ['what the sources name is called so: containers, alerts, tiers and the version of PostgreSQL'],
  'A0-33': ['the database has a name of its own, and one Entra administrator: the identity of the bootstrap'],
  'A0-35': ['DB_URI is read with %s', 'a server that rejects the old token is reached with the new one'],
  'A0-36': ['each of the promised names has the promised value', 'what is set outside the vault is nothing that the server calls a secret'],
  'A0-37': [
    'the migrator migrates and back-fills as longhouse_owner, which it takes on; by itself it can do nothing',
    'what is typed by hand frees it as well, and meets the same lock',
  ],
  'A0-38': ['no address on the Internet reaches the database: there is no firewall rule, never AllowAllWindowsAzureIps'],
  'A0-40': [
    'no address on the Internet reaches the database: there is no firewall rule, never AllowAllWindowsAzureIps',
    'apps, database and vault meet in a private network, and nothing else reaches the latter two',
  ],
  'A0-41': ['apps, database and vault meet in a private network, and nothing else reaches the latter two'],
  'A0-42': ['every promised name is in the list of settings'],
  'A0-43': ['every promised name is in the list of settings'],
  'A0-44': ['an empty environment gives the defaults of the promises, and no warning', 'each of the promised names has the promised value'],
  'A0-45': [
    'CORS origins are exact: blanks ignored, a slash at the end tolerated, a star or a path refused',
    'CORS names exactly the listed origins, and never all',
  ],
  'A0-46': ['a deployment where all is well'],
  'A0-47': [
    'with neither mail becomes a file that only its owner reads, and the log names it',
    'with a SendGrid key mail goes there, untracked',
  ],
  'A0-49': ['no uuid is made by the database'],
  'A0-50': [
    'each migration goes down and up again on the data of two organisations, and the schema is the same',
    'migrate:make writes a migration that makes an organisation table, and starts no database',
  ],
  'A0-51': ['no migration asks for an extension or an id made by the database', 'no uuid is made by the database'],
  'A0-52': ['the pipeline is all there', 'every action is pinned by its commit, with the release beside it'],
  'A0-53': ['the licence is Apache-2.0'],
  'A0-54': ['the README is there, with the two commands and the parts that are promised'],
  'A0-55': ['a vehicle has the promised columns, index and behaviour when its person is deleted'],
  'A0-56': ['group, place and names follow from project, environment and stamp; none is written out', 'in every stack %s'],
  'A0-58': ['CORS origins are exact: blanks ignored, a slash at the end tolerated, a star or a path refused'],

  // The vehicles back end: endpoints, tables, operation.
  'A1-01': ['the old login answers a token, or 401 whatever is wrong'],
  'A1-02': ['request_pin says the same of a known, an unknown and an impossible address; the letter tells its owner'],
  'A1-03': ['a newcomer asks for a PIN, confirms it and has an organisation of their own and a token for thirty days'],
  'A1-05': ['the old calls of vehicles answer with the old rows', 'a vehicle is added, found, listed, changed and removed'],
  'A1-06': ['the old calls of modifications answer with the old rows, installed_on a day'],
  'A1-07': ['%s answers as it did, in a conversation that goes on'],
  'A1-08': ['%s takes the messages so far; what calls itself system is left out'],
  'A1-09': ['health is answered to anyone, also with the database away'],
  'A1-10': [
    'CORS names exactly the listed origins, and never all',
    'the two origins of the promises may call the old surface from a browser',
  ],
  'A1-11': ['a picture and a recording come in base64 and are stored like uploads', '%s is refused, in the old shape'],
  'A1-12': ['pictures are shown and speech is heard; another kind of file is refused'],
  'A1-13': ['old names: OPENAI_KEY is read with a warning, the instrumentation key only warned about, AzureWebJobsStorage passes'],
  'A1-14': ['an empty environment gives the defaults of the promises, and no warning'],
  'A1-15': [
    'the table has every setting, its source and value, no secret, and fits 120 columns',
    'every promised name is in the list of settings',
  ],
  'A1-16': ['a part of the product that is switched off is 404 module_not_enabled, and the rest goes on'],
  'A1-20': ['users and e-mail verification have the promised columns'],
  'A1-21': [
    'users and e-mail verification have the promised columns',
    'a PIN is good once, for its purpose, and five tries are all there are',
  ],
  'A1-22': [
    'a vehicle has the promised columns, index and behaviour when its person is deleted',
    'who is deleted takes their vehicles with them',
  ],
  'A1-23': [
    'a vehicle has the promised columns, index and behaviour when its person is deleted',
    'installed_on is a day and stays it: neither the driver nor the answer makes a moment of it',
    'modifications belong to one vehicle, are changed field by field, and go with it',
  ],
  'A1-24': [
    'conversations, messages and diagnoses have the promised columns, indexes and rules of deletion',
    'a conversation outlives its vehicle, and a diagnosis too',
  ],
  'A1-25': [
    'conversations, messages and diagnoses have the promised columns, indexes and rules of deletion',
    'what old clients wrote is shown as far as it is text',
  ],
  'A1-26': [
    'conversations, messages and diagnoses have the promised columns, indexes and rules of deletion',
    'a vehicle has the promised columns, index and behaviour when its person is deleted',
  ],
  'A1-28': [
    'conversations, messages and diagnoses have the promised columns, indexes and rules of deletion',
    'each migration goes down and up again on the data of two organisations, and the schema is the same',
  ],
  'A1-30': ['the scripts that a pipeline calls are there'],
  'A1-31': ['every promised name is in the list of settings'],
  'A1-32': [
    'an answer comes in its shape, with model and cost',
    'the prose is told while it is written, and the whole answer comes in its shape with its cost',
  ],
  'A1-33': ['the scripts that a pipeline calls are there'],
  'A1-35': ['health is the process; readiness weighs the checks; version says what runs'],
  'A1-36': ['on a terminal off production a line is made for a person; in production it is JSON'],
  'A1-37': ['a diagnosis says causes, urgency, checks and parts beside the prose, in a conversation, and costs once'],
  'A1-38': ['tokens are counted by organisation, model and module, those of a repair too'],
  'A1-39': ['more than 1 % of 5XX, or 70 % of the processor of the database for ten minutes, is told in Slack'],
  'A1-40': ['more than 1 % of 5XX, or 70 % of the processor of the database for ten minutes, is told in Slack'],
  'A1-41': ['more than 1 % of 5XX, or 70 % of the processor of the database for ten minutes, is told in Slack'],
  'A1-42': ['each of the promised names has the promised value', 'what is set outside the vault is nothing that the server calls a secret'],

  'A1-43': [
    'a PostgreSQL in a container is one line, and so is a start on it',
    'where the settings give a superuser, the roles of the house are made, and it is they who connect',
  ],
  'A1-44': ['the scripts that a pipeline calls are there', 'from sign-up to a report that names the commit, with %s'],

  // The intake back end.
  'G-01': ['every promised name is in the list of settings', 'each of the promised names has the promised value'],
  'G-02': [
    'every promised name is in the list of settings',
    'secrets of the deployer go into the vault through the control plane, on no command line',
    'in every stack %s',
  ],
  'G-11': ['the old call: a top-level token that lives for weeks, and the same user the next time'],
  'G-12': ['the old call: a top-level token that lives for weeks, and the same user the next time'],
  'G-23': ['the old call: a top-level token that lives for weeks, and the same user the next time'],
  'G-31': ['the functions of the intake back end are there by their names, and what pools connections'],
  'G-32': ['the functions of the intake back end are there by their names, and what pools connections'],
  'G-33': ['many first calls at once: one user, and one of them gets the secret', 'first requests at once make one user'],
  'G-34': ['users and e-mail verification have the promised columns'],
  'G-40': [
    'an old token acts as the device of its sub, which is made when it comes first',
    'the old call: a top-level token that lives for weeks, and the same user the next time',
  ],
  'G-41': ['by v1: a session with refresh token in the named organisation, whose devices are its own'],
  'G-42': ['signing up by PIN founds an organisation with the person as its owner'],
  'G-43': [
    'an old token acts as the device of its sub, which is made when it comes first',
    'a token %s is 401 token_invalid, and makes nobody',
    'bound: the first call is given a secret, later ones must show it',
  ],
  'G-44': [
    'by PIN a device user becomes one of e-mail: same user, same rows, and the name alone signs nobody in',
    'by Entra External ID: linked, signed in again by it, and no address is taken from the token',
  ],
  'G-47': ['first it only looks; with --apply it keeps every row once, whoever runs it again'],
  'G-48': [
    'first it only looks; with --apply it keeps every row once, whoever runs it again',
    'killed in the middle and run again: every row once',
  ],
  'G-45': [
    'people have room for a name, preferences, and who they are elsewhere',
    'by Entra External ID: linked, signed in again by it, and no address is taken from the token',
  ],
  'G-49': [
    'where every link holds it says so, with what it found',
    'health is the process; readiness weighs the checks; version says what runs',
    'the operations answer',
    'a database that lets nobody in is not ready',
  ],
  'G-56': ['group, place and names follow from project, environment and stamp; none is written out'],
  'G-03': ['POSTGRES_HOST comes with the old defaults, which alone mean nothing'],
  'G-04': ['POSTGRES_HOST comes with the old defaults, which alone mean nothing'],
  'G-05': ['POSTGRES_HOST comes with the old defaults, which alone mean nothing'],
  'G-06': ['POSTGRES_HOST comes with the old defaults, which alone mean nothing'],
  'G-07': ['an empty environment gives the defaults of the promises, and no warning'],
  'G-10': ['health is answered to anyone, also with the database away'],
  'G-13': [
    '%s answers as it did: 200, 401 without token, 400 without what it needs, POST only',
    'fields are read by the client’s own schema or the form, with the rest in missing',
  ],
  'G-14': [
    '%s answers as it did: 200, 401 without token, 400 without what it needs, POST only',
    'danger escalates, and the session stays in safety mode',
  ],
  'G-15': [
    '%s answers as it did: 200, 401 without token, 400 without what it needs, POST only',
    'danger escalates, and the session stays in safety mode',
  ],
  'G-16': [
    '%s answers as it did: 200, 401 without token, 400 without what it needs, POST only',
    'progress counts what the session knows and what the client says',
  ],
  'G-17': ['a summary is saved, replaced and cut at 2,000 characters; without one it is empty'],
  'G-18': [
    'every error has the old shape and says nothing of its cause',
    '%s answers as it did: 200, 401 without token, 400 without what it needs, POST only',
  ],
  'G-19': ['a summary is saved, replaced and cut at 2,000 characters; without one it is empty'],
  'G-20': ['%s answers as it did: 200, 401 without token, 400 without what it needs, POST only'],
  'G-21': ['%s answers as it did: 200, 401 without token, 400 without what it needs, POST only'],
  'G-22': [
    '%s answers as it did: 200, 401 without token, 400 without what it needs, POST only',
    'the old call: a top-level token that lives for weeks, and the same user the next time',
  ],
  'G-30': [
    'the functions of the intake back end are there by their names, and what pools connections',
    'two users of one organisation both save test-123, and each keeps their own',
    'a person has their own sessions by a key of their own choosing',
  ],
  'G-35': [
    'two users of one organisation both save test-123, and each keeps their own',
    'session summaries have the promised columns, one per organisation, person and session',
  ],
  'G-36': ['a summary has at most 2,000 characters, counted as people count them, and keeps the moment of the first'],
  'G-37': ['a summary is saved, replaced and cut at 2,000 characters; without one it is empty'],
  'G-38': ['a person has their own sessions by a key of their own choosing'],
  'G-39': ['session summaries have the promised columns, one per organisation, person and session'],
  'G-46': [
    'people have room for a name, preferences, and who they are elsewhere',
    'a person keeps their name and preferences, which are small and theirs alone',
  ],
  'G-50': [
    'the calls that the old client’s guide spells out work on a server just started, and its two questions to the database',
    'session summaries have the promised columns, one per organisation, person and session',
  ],
  'G-51': ['every answer has its id, and only a well-formed id of the caller is taken over'],
  'G-55': ['every open door says why it is open'],
};

/** Promises of the same parts that are kept elsewhere or later, and where. */
export const later: Record<string, string> = {};

/** Superseded or not of this product, by the list's own marks. */
export const dropped: readonly string[] = [
  'P-04',
  'P-06',
  'P-07',
  'P-13',
  'P-21',
  'L-05',
  'L-06',
  'L-07',
  'L-12',
  'L-41',
  'L-42',
  'A0-01',
  'A0-03',
  'A0-09',
  'A0-12',
  'A0-15',
  'A0-32',
  'A0-34',
  'A0-39',
  'A0-48',
  'A0-57',
  'A1-04',
  'A1-27',
  'A1-34',
  'G-52',
  'G-53',
  'G-54',
];

/** The numbers that each part has, from and to: every one of them must be answered. */
export const parts: Record<string, readonly (readonly [from: number, to: number])[]> = {
  A0: [[1, 58]],
  A1: [
    [1, 16],
    [20, 28],
    [30, 44],
  ],
  P: [[1, 27]],
  L: [[1, 44]],
  G: [
    [1, 7],
    [10, 23],
    [30, 56],
  ],
};
