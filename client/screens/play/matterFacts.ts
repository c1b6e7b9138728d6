/** The numbers of a matter in words. */
import type { MatterFact } from '../../../shared/sim/firm/matters/types.ts';
import { t } from '../../i18n/t.ts';
import { percent, plainNumber, usdShort } from '../../overlay/format.ts';

export function factText({ unit, value }: MatterFact): string {
  switch (unit) {
    case 'cents':
      return usdShort(value);
    case 'share':
      return percent(value, 1);
    case 'bps':
      return t('matter.unit.bps', { n: plainNumber(value, 1) });
    case 'days':
      return t('matter.unit.days', { n: plainNumber(value, 0) });
    case 'times':
      return t('matter.unit.times', { n: plainNumber(value, 3) });
    case 'count':
      return plainNumber(value, 0);
  }
}

/** By name, for the words of a matter. */
export const factParams = (facts: readonly MatterFact[]): Record<string, string> =>
  Object.fromEntries(facts.map((fact) => [fact.name, factText(fact)]));
