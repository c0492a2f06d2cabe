import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';
import { staffPages } from './staff.ts';

export { usualLimits } from './limits.ts';
export { ask, type Asking, askStreaming, transcribe } from './ask.ts';

/** What organisations use and may use; the way to the model, within the budget. */
export const usage = defineModule({ name: 'usage', endpoints: routes, staff: staffPages });
