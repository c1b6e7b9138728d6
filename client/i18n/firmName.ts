/** Exchanges by name: the own one goes by its own, the others by their place among the rivals. */
import { isTextKey, t } from './t.ts';

export function firmName(row: { id: string; own: boolean }): string {
  const key = `rival.${row.id}`;
  return !row.own && isTextKey(key) ? t(key) : row.id;
}
