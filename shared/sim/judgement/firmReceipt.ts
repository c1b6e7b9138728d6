/** The part of the receipt that a firm of several rounds has: how it ended, round by round, each offer, each sentence, who carries what. */
import type { OfferState } from '../business.ts';
import { roundDays } from '../clock.ts';
import { orderlyEquityCents } from '../firm/worth.ts';
import type { SimState } from '../state.ts';
import { breachesOf, seatTable } from './breaches.ts';
import { effectsOf } from './effectRows.ts';
import type { EvidenceLog } from './evidenceLog.ts';
import { DAYS_PER_YEAR } from './integrals.ts';
import { integrity, rowsOfTopic } from './integrity.ts';
import { type IntegrityReport, ROUNDS_JUDGED } from './integrityScore.ts';
import type { SeatTable } from './responsibility.ts';
import type { FirmReceipt, OfferLine } from './types.ts';

export function scoreFirm(state: SimState, log: EvidenceLog): { integrity: IntegrityReport; firm: FirmReceipt; seats: SeatTable } {
  const business = state.business!;
  const report = integrity(log, state);
  const breaches = breachesOf(log, state, report);
  return {
    integrity: report,
    seats: seatTable(log, state, report, breaches),
    firm: {
      ending: business.ending,
      orderlyEquityCents: orderlyEquityCents(state),
      peakUseCents: business.peakUseCents,
      finesCents: business.finesCents,
      hiddenLossCents: business.hiddenLossCents,
      rounds: log.rounds,
      luck: {
        // A crash that would have begun after the last round is none.
        soft: business.weather.soft || business.weather.plateauEnd >= business.weather.rounds,
        boomEndRound: Math.floor(business.weather.boomEnd) + 1,
        rounds: business.weather.rounds,
        leaks: business.leaks,
      },
      offers: business.offers.map((offer) => offerLine(state, log, offer)),
      said: business.statements.map((statement) => ({
        topic: statement.topic,
        seat: statement.seat,
        day: statement.day,
        weight: statement.weight,
        worstGap: statement.worstGap,
        falseFromDay: statement.falseFromDay,
        correctedDay: statement.correctedDay,
        forced: statement.forced,
        rows: rowsOfTopic(log, statement),
      })),
      breaches,
      series: log.weeks,
      roundDays: roundDays(state.scenario),
      judgedYears: (ROUNDS_JUDGED * roundDays(state.scenario)) / DAYS_PER_YEAR,
    },
  };
}

function offerLine(state: SimState, log: EvidenceLog, offer: OfferState): OfferLine {
  const { offerId, requestId } = offer;
  const request = state.requests.find((one) => one.requestId === requestId);
  const merged = log.rows.find((row) => row.verb === 'merged' && requestId !== null && row.requestId === requestId);
  const effects = request === undefined ? [] : effectsOf(request.kind);
  return {
    offerId,
    offer: offer.offer,
    seat: offer.seat,
    openedDay: offer.openedDay,
    status: offer.status,
    alternative: offer.alternative,
    reason: offer.reason,
    requestId,
    rows: log.rows.filter((row) => row.offerId === offerId || (requestId !== null && row.requestId === requestId)).map(({ row }) => row),
    effectRows:
      merged === undefined ? [] : log.rows.filter((row) => effects.includes(row.verb) && row.day >= merged.day).map(({ row }) => row),
  };
}
