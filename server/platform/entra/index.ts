export { entraIdentity } from './entra.ts';
