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

  /** The value, made anew. */
  read(): Value {
    return JSON.parse(this.text);
  }
}
