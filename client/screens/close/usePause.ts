import { useEffect, useState } from 'preact/hooks';

/** How long the room is left with the published figures before the receipt can be opened. */
const PAUSE_MS = 3500;

export function usePause(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), PAUSE_MS);
    return () => clearTimeout(timer);
  }, []);
  return over;
}
