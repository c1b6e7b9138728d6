/** A setting that is sent once it has stood still: the last of several counts, and none is lost by leaving. */
export interface Settling<T> {
  set(value: T, settlesMs: number): void;
  /** Sends what still waits, at once. */
  flush(): void;
}

export function settling<T>(send: (value: T) => void): Settling<T> {
  let waiting: { value: T; timer: ReturnType<typeof setTimeout> } | null = null;
  const flush = (): void => {
    if (waiting === null) return;
    clearTimeout(waiting.timer);
    const { value } = waiting;
    waiting = null;
    send(value);
  };
  return {
    set(value, settlesMs) {
      if (waiting !== null) clearTimeout(waiting.timer);
      waiting = { value, timer: setTimeout(flush, settlesMs) };
    },
    flush,
  };
}
