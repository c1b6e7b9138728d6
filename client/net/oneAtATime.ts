/** Sends nothing more while an answer is under way: a second press means the same thing, and would be refused. */
export function oneAtATime<A>(send: (asked: A) => Promise<void>): (asked: A) => Promise<void> {
  let sending = false;
  return async (asked) => {
    if (sending) return;
    sending = true;
    try {
      await send(asked);
    } finally {
      sending = false;
    }
  };
}
