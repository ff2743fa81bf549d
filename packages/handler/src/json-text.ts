/** A JSON value as its text: what is stored as it is answered is not read in between. */
export class JsonText<Value> {
  readonly text: string;
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

/** The members of an object, of which some may be there as their texts. */
export type Members<Value> = { [Name in keyof Value]: Value[Name] | JsonText<Value[Name]> };

/** An object as its text. Values that stand together are written together, which makes fewer texts to throw away. */
export function objectText<Value extends object>(members: Members<Value>): JsonText<Value> {
  let text = '';
  let values: Record<string, unknown> = {};
  const add = (part: string) => {
    if (part !== '') text += text === '' ? `{${part}` : `,${part}`;
  };
  for (const name in members) {
    const member: unknown = members[name];
    if (member instanceof JsonText) {
      add(JSON.stringify(values).slice(1, -1));
      add(`"${name}":${member.text}`);
      values = {};
    } else values[name] = member;
  }
  add(JSON.stringify(values).slice(1, -1));
  return new JsonText(text === '' ? '{}' : `${text}}`);
}

/** A list as its text. */
export function listText<Item>(items: readonly JsonText<Item>[]): JsonText<Item[]> {
  return new JsonText(`[${items.map(({ text }) => text).join()}]`);
}
