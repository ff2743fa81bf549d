/** A JSON value as its text: what is stored as it is answered is not read in between. */
export class JsonText<Value> {
  declare readonly text: string;
  /** What the text says. Only a type: see `read`. */
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
