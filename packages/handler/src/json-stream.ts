/** A JSON body that is written while it is being read, so that it need not be in memory at once. */
export class JsonStream<Body> {
  /** The text, piece by piece. */
  readonly texts: AsyncIterable<string>;
  /** What the text says as a whole. Only a type: nothing has it in one piece. */
  declare readonly body: Body;

  constructor(texts: AsyncIterable<string>) {
    this.texts = texts;
  }

  /**
   * The text as bytes. Nothing is made that nobody asks for. Where the text fails, the bytes fail: they do not end as if they
   * were whole.
   */
  bytes(): ReadableStream {
    const encoder = new TextEncoder();
    const iterator = this.texts[Symbol.asyncIterator]();
    return new ReadableStream(
      {
        async pull(controller) {
          const { done, value } = await iterator.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        },
        async cancel() {
          await iterator.return?.();
        },
      },
      { highWaterMark: 0 },
    );
  }
}
