export { codesIn, explained, mostCodes, type TroubleCode } from './recognise.ts';
