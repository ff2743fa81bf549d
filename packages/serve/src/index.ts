export type { OnError } from './answer.ts';
export { ListenError } from './listen.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
