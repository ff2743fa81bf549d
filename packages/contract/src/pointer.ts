export { keysOf, stepOf, valueAt } from '@dli-connections/document/pointer';
