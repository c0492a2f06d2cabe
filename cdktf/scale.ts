import { MonitorAutoscaleSetting } from '@cdktf/provider-azurerm/lib/monitor-autoscale-setting/index.js';
import type { Place } from './place.ts';

/** Out on either measure, in when both are low; average over the instances, in percent. */
const bounds = [
  { metric: 'CpuPercentage', out: 70, in: 35 },
  { metric: 'MemoryPercentage', out: 80, in: 60 },
];

/** Adds instances to a plan under load and takes them away after, where the environment has room to grow. */
export function scale({ stack, here, names, environment }: Place, planId: string): void {
  const { workers, most, step } = environment.plan;
  if (most === workers) return;
  const rule = (metric: string, way: 'Increase' | 'Decrease', threshold: number) => ({
    metricTrigger: {
      metricName: metric,
      metricNamespace: 'Microsoft.Web/serverfarms',
      metricResourceId: planId,
      operator: way === 'Increase' ? 'GreaterThan' : 'LessThan',
      threshold,
      statistic: 'Average',
      timeAggregation: 'Average',
      timeGrain: 'PT1M',
      timeWindow: way === 'Increase' ? 'PT5M' : 'PT10M',
    },
    scaleAction: { direction: way, type: 'ChangeCount', value: step, cooldown: way === 'Increase' ? 'PT5M' : 'PT10M' },
  });
  new MonitorAutoscaleSetting(stack, 'scale', {
    ...here,
    name: names.of('scale'),
    targetResourceId: planId,
    enabled: true,
    profile: [
      {
        name: 'load',
        capacity: { default: workers, minimum: workers, maximum: most },
        rule: [
          ...bounds.map((bound) => rule(bound.metric, 'Increase', bound.out)),
          ...bounds.map((bound) => rule(bound.metric, 'Decrease', bound.in)),
        ],
      },
    ],
  });
}
