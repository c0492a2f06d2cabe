export type { DirectAction, OrderedAction, StaffAction, StaffCall, StaffField, StaffRow } from './action.ts';
export { type OrderPayload, type StaffOrder, staffOrderJob } from './order.ts';
export type { StaffPages, StaffSection, StaffTable } from './pages.ts';
