import { ById, member } from '../../platform/http/index.ts';
import { NewWebhook, WebhookInput, WebhookView } from './shapes.ts';
import { getWebhook, rotateSecret, setWebhook } from './webhooks.ts';

export const webhookRoutes = [
  member('webhooks:read').get('/repositories/:id/webhook', {
    summary: "Where the repository's webhook comes in, without its secret",
    params: ById,
    reply: WebhookView,
    handle: ({ org, tools, params }) => getWebhook(org, tools, params.id),
  }),
  member('webhooks:write').put('/repositories/:id/webhook', {
    summary: 'Set up the webhook of a repository; its secret is shown this once',
    description:
      'Enter address and secret at the provider. GitHub: content type application/json. Azure DevOps: Basic authentication, user `longhouse`, the ' +
      'secret as password. Done again, the address stays and only the new secret is good.',
    params: ById,
    body: WebhookInput,
    reply: NewWebhook,
    secretReply: true,
    limit: 'expensive',
    handle: ({ org, tools, params, body }) => setWebhook(org, tools, params.id, body.subscription_id),
  }),
  member('webhooks:write').post('/repositories/:id/webhook/rotate-secret', {
    summary: 'Give the webhook a new secret, shown this once; the one before stays good for a day',
    params: ById,
    reply: NewWebhook,
    status: 200,
    secretReply: true,
    limit: 'expensive',
    handle: ({ org, tools, params }) => rotateSecret(org, tools, params.id),
  }),
];
