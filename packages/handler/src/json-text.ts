/** A JSON value as its text, so that stored JSON is answered without parsing it. */
export class JsonText<Value> {
  declare readonly text: string;
  /** The type of the value; no such value exists until `read`. */
  declare readonly value: Value;

  /** The text must be the JSON of such a value. */
  constructor(text: string) {
    this.text = text;
  }

  /** Writes a value as its text. */
  static of<Value extends object>(value: Value): JsonText<Value> {
    return new JsonText(JSON.stringify(value));
  }

  /** A new copy of the value. */
  read(): Value {
    return JSON.parse(this.text);
  }
}

/** A JSON body as its bytes, or piece by piece: it is streamed, and need not be in memory at once. */
export class JsonBody<Body> {
  readonly text: Bytes | AsyncIterable<string | Bytes>;
  /** The type of the whole text; no such value exists. */
  declare readonly body: Body;

  constructor(text: Bytes | AsyncIterable<string | Bytes>) {
    this.text = text;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;
