import { container, flag, mailUrl, text, url } from '../kinds.ts';

/** Everything outside the building: identity, files, mail, the model, telemetry. */
export const outsideSettings = {
  AZURE_CLIENT_ID: text('Client id of the managed identity of this app.'),
  ASSETS_BLOB_ACCOUNT_URL: url('Blob account of the assets, reached with the managed identity.', { production: { https: true } }),
  ASSETS_BLOB_CONNECTION: text('Connection string instead of it, for Azurite; production refuses it.', { secret: true }),
  ALLOW_BLOB_CONNECTION_STRING: flag('Lets production use ASSETS_BLOB_CONNECTION.', { default: false }),
  ASSETS_CONTAINER_MOD_DOCS: container('Container of modification documents.', { default: 'mod-documents' }),
  ASSETS_CONTAINER_SERVICE_DOCS: container('Container of service documents.', { default: 'service-documents' }),
  ASSETS_CONTAINER_UPLOADS: container('Container of diagnose uploads.', { default: 'diagnose-uploads' }),
  ASSETS_CONTAINER_REPORTS: container('Container of logs and reports.', { default: 'reports' }),
  SENDGRID_KEY: text('Sends mail through SendGrid; no key and no SMTP_URL: mail is written to the data folder.', { secret: true }),
  SMTP_URL: mailUrl('Sends mail through this server: smtp://user:password@host:587.', { secret: true }),
  MAIL_FROM: text('Sender of mail.', { default: 'Longhouse <longhouse@localhost>' }),
  OPENAI_API_KEY: text('Key of the model; unset: reports come without explanation.', { secret: true, aliases: ['OPENAI_KEY'] }),
  OPENAI_BASE_URL: url('Address of Azure OpenAI or of a compatible server; unset: OpenAI.', { production: { https: true } }),
  OPENAI_MODEL: text('Model, unless an organisation chose another.', { default: 'gpt-4o-mini' }),
  OPENAI_TRANSCRIBE_MODEL: text('Model that turns speech into text.', { default: 'gpt-4o-mini-transcribe' }),
  ENTRA_ISSUER: url('Issuer of Entra External ID, exactly as its tokens name it; unset: nobody signs in with it.', {
    production: { https: true },
  }),
  ENTRA_AUDIENCE: text('Client id of our app registration there: the audience of its tokens.'),
  ENTRA_JWKS_URL: url('Where its signing keys are (jwks_uri of its OpenID configuration).', { production: { https: true } }),
  APPLICATIONINSIGHTS_CONNECTION_STRING: text('Where telemetry goes on Azure; unset: nowhere.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('OpenTelemetry collector; unset: none.'),
};
