/** A place in the order of creation. */
export interface Position {
  /** Milliseconds since the epoch. */
  create_time: number;
  /** Orders what a project created in one millisecond; `null` for a row that the engine is to number itself. */
  seq: number | null;
}

/** The end of the order in which a project created its connections. */
export interface OrderEnd {
  /**
   * The next place, for what a clock says was created at a time. The order of creation is that of the commits, whatever
   * clocks say: what was listed already stays in front, so an earlier time becomes that of the latest connection.
   */
  next(create_time: number): Position;
}

/** An end behind a time, where there is a connection, and before the first of the numbers that are free. */
export function orderEnd(latest: number | undefined, free: number | null): OrderEnd {
  let [time, seq] = [latest, free];
  return {
    next(create_time) {
      time = Math.max(create_time, time ?? create_time);
      return { create_time: time, seq: seq === null ? null : seq++ };
    },
  };
}
