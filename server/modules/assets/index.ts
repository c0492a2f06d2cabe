import { defineModule } from '../../platform/module.ts';
import { staffPages } from './staff.ts';
import { clear, clearAll } from './clearing.ts';
import { discard, expire } from './jobs.ts';
import { routes } from './routes.ts';

export { faultOf, realType } from './checks/index.ts';
export { discardLater } from './jobs.ts';
export { largestUploadedLog, uploadRules } from './kinds.ts';
export { Asset, kinds as assetKinds } from './model.ts';
export { mustHaveRoom, roomOf, usualLimits } from './room.ts';
export { linkTo, mustBeReady, readAsset, removeAsset, store, unstore } from './service.ts';

/** Files in Blob Storage: uploaded and downloaded by links that are good for one file and ten minutes. */
export const assets = defineModule({
  name: 'assets',
  endpoints: routes,
  jobs: [expire, discard, clear],
  sweeps: [clearAll],
  staff: staffPages,
});
