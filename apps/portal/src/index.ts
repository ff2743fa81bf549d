export { type PortalOptions, startPortal } from './portal.ts';
