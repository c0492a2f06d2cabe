export type { DirectAction, OrderedAction, StaffAction, StaffAsked, StaffCall, StaffField, StaffRow } from './action.ts';
export { grantNeeded, hasGrant, mustHaveGrant, readContent } from './content.ts';
export { type OrderPayload, type StaffOrder, type StaffRetry, staffOrderJob } from './order.ts';
export { type StaffPlatformOrder, staffPlatformOrderJob } from './platform-order.ts';
export type { StaffPages, StaffSection, StaffTable } from './pages.ts';
