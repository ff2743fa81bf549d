/** A JSON body that is written while it is being read, so that it need not be in memory at once. */
export class JsonStream<Body> {
  /** The text, or its bytes, piece by piece. */
  readonly texts: AsyncIterable<string | Uint8Array>;
  /** The type of the whole text; no value exists in one piece. */
  declare readonly body: Body;

  constructor(texts: AsyncIterable<string | Uint8Array>) {
    this.texts = texts;
  }
}

/** A JSON body as its bytes. */
export class JsonBytes<Body> {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The type of their JSON; no such value exists. */
  declare readonly body: Body;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
  }
}
