/** Whose pages may talk to this server: its own, and those the operator lists. A caller that is no browser sends no origin. */
export interface OriginQuestion {
  origin: string | null;
  host: string | null;
}

export function allowedOrigin({ origin, host }: OriginQuestion, listed: readonly string[]): boolean {
  if (origin === null) return true;
  if (listed.includes(origin)) return true;
  try {
    return host !== null && new URL(origin).host === host;
  } catch {
    return false;
  }
}
