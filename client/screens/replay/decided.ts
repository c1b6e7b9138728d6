/** Decisions of a record in words, and the one before or after a step. */
import type { Decision } from '../../../shared/sim/judgement/decisions.ts';
import { changeNamed } from '../../i18n/changes.ts';
import { t, textNamed } from '../../i18n/t.ts';

export function decisionText({ seat, verb, kind, value, offer, topic }: Decision): string {
  const about =
    kind !== null
      ? changeNamed(kind, value ?? 0)
      : offer !== null
        ? t(`offer.${offer}.title`)
        : topic === null
          ? ''
          : textNamed(`receipt.topic.${topic}`);
  const what = about === '' ? t(`verb.${verb}`) : `${t(`verb.${verb}`)} ${about}`;
  return t('replay.decided.line', { seat: t(`seat.${seat}`), what });
}

export const latest = (decisions: readonly Decision[], step: number): Decision | null =>
  decisions.findLast((one) => one.step <= step) ?? null;

/** The step of the next decision in a direction; null where there is none. Several of one step count once. */
export function decisionStep(decisions: readonly Decision[], step: number, forward: boolean): number | null {
  const found = forward ? decisions.find((one) => one.step > step) : decisions.findLast((one) => one.step < step);
  return found?.step ?? null;
}
