import { LogicAppActionHttp } from '@cdktf/provider-azurerm/lib/logic-app-action-http/index.js';
import { LogicAppTriggerHttpRequest } from '@cdktf/provider-azurerm/lib/logic-app-trigger-http-request/index.js';
import { LogicAppWorkflow } from '@cdktf/provider-azurerm/lib/logic-app-workflow/index.js';
import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group/index.js';
import { TerraformVariable } from 'cdktf';
import { deployment } from './deployment.ts';
import type { Place } from './place.ts';

const of = (field: string): string => `@{triggerBody()?['data']?['essentials']?['${field}']}`;

/** What Slack is sent of an alert, in the common schema of Azure Monitor. */
const message = JSON.stringify({
  text: `*${of('monitorCondition')}* ${of('severity')} ${of('alertRule')}\n${of('description')}\n${of('firedDateTime')}`,
});

/** Who hears of an alert: Slack, by a small workflow (Azure cannot post to Slack itself), and an e-mail address. Answers the group's id. */
export function toldTo({ stack, here, inGroup, names }: Place): string {
  const slack = new TerraformVariable(stack, 'slack_webhook_url', {
    type: 'string',
    sensitive: true,
    nullable: false,
    description: "Slack's incoming webhook (TF_VAR_slack_webhook_url).",
  });
  const workflow = new LogicAppWorkflow(stack, 'slack', { ...here, name: names.of('slack') });
  const trigger = new LogicAppTriggerHttpRequest(stack, 'slack-trigger', {
    name: 'alert',
    logicAppId: workflow.id,
    method: 'POST',
    schema: JSON.stringify({ type: 'object' }),
  });
  new LogicAppActionHttp(stack, 'slack-post', {
    name: 'post',
    logicAppId: workflow.id,
    method: 'POST',
    uri: slack.stringValue,
    headers: { 'Content-Type': 'application/json' },
    body: message,
    dependsOn: [trigger],
  });
  const group = new MonitorActionGroup(stack, 'told', {
    ...inGroup,
    tags: here.tags,
    name: names.of('told'),
    shortName: names.alert,
    logicAppReceiver: [{ name: 'slack', resourceId: workflow.id, callbackUrl: trigger.callbackUrl, useCommonAlertSchema: true }],
    emailReceiver: [{ name: 'email', emailAddress: deployment.email, useCommonAlertSchema: true }],
  });
  return group.id;
}
