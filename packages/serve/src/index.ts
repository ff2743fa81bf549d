export { defaultBodyMemory, defaultSockets } from './limits.ts';
export { ListenError, mustBeFree } from './listen.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
