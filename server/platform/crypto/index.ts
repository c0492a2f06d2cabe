export type { Place } from './envelope.ts';
export { SealRefused } from './gcm.ts';
export { softLifeMs } from './key-cache.ts';
export { openKeys, openWrapper, type KeySettings } from './open.ts';
export type { OrgKeyState } from './org-key.ts';
export type { OrgKeys, Sealed } from './org-keys.ts';
export { rewrapOrgKeys, type RewrapOptions, type RewrapProgress } from './rewrap.ts';
export { secretBox, type SecretBox } from './secret-box.ts';
export type { KeyWrapper } from './wrapper.ts';
