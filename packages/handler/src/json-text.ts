/** JSON as bytes, or piece by piece: it is streamed, and need not be in memory at once. */
export type JsonBytes = Bytes | AsyncIterable<string | Bytes>;

type Bytes = Uint8Array<ArrayBuffer>;

/** A JSON value as its text, so that stored JSON is answered without parsing it. */
export class JsonText<Value, Text extends string | JsonBytes = string> {
  declare readonly text: Text;
  /** The type of the value; no such value exists until `read`. */
  declare readonly value: Value;

  /** The text must be JSON of the type `Value`. */
  constructor(text: Text) {
    this.text = text;
  }

  /** Writes a value as its text. */
  static of<Value extends object>(value: Value): JsonText<Value> {
    return new JsonText(JSON.stringify(value));
  }

  /** A new copy of the value. */
  read(this: JsonText<Value>): Value {
    return JSON.parse(this.text);
  }
}
