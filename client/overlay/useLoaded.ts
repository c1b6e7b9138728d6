import { useEffect, useState } from 'preact/hooks';

/** The module once it has come, null until then. `load` is a constant, so that it runs once. */
export function useLoaded<T>(load: () => Promise<T>): T | null {
  const [loaded, setLoaded] = useState<{ value: T } | null>(null);
  useEffect(() => {
    let wanted = true;
    void load().then((value) => {
      if (wanted) setLoaded({ value });
    });
    return () => {
      wanted = false;
    };
  }, [load]);
  return loaded?.value ?? null;
}
