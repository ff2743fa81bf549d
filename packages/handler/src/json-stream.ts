/** A JSON body that is written while it is being read, so that it need not be in memory at once. */
export class JsonStream<Body> {
  /** The text, piece by piece. */
  readonly texts: AsyncIterable<string>;
  /** What the text says as a whole. Only a type: nothing has it in one piece. */
  declare readonly body: Body;

  constructor(texts: AsyncIterable<string>) {
    this.texts = texts;
  }
}
