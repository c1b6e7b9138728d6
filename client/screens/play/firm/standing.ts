import type { FirmView } from '../../../../shared/sim/views/firmTypes.ts';
import { t } from '../../../i18n/t.ts';

/** Place of the own firm in the last published table, from 1. */
export const ownPlace = ({ league }: FirmView): number => league.findIndex((row) => row.own) + 1;

/** "2nd". */
export function place(n: number): string {
  if (n === 1) return t('firm.place.1');
  if (n === 2) return t('firm.place.2');
  return n === 3 ? t('firm.place.3') : t('firm.place.n', { n });
}

/** The own place among all that published: whoever has failed since is still in the table that it is read from. */
export const placeOf = (firm: FirmView): { place: string; n: number } => ({ place: place(ownPlace(firm)), n: firm.league.length });
