/** The first customers who waited in numbers, and the last close at which telling could have paid everybody. */
import { cents, fraction } from '../evidenceLog.ts';
import type { CloseDocument } from '../exhibitTypes.ts';
import type { CloseReading, WaitReading } from '../moments.ts';
import { closeDocument, historyOf, talkBefore, withdrawalsOf } from './documents.ts';
import { codesOf, type Session } from './record.ts';
import { aboutMoney, answered, ask, bandOf, pickOf, type Rule } from './rule.ts';

/** Share of deposits in use from which there is something to tell. */
const WORTH_TELLING = 0.001;

export const firstFailedWithdrawal: Rule = {
  picks({ log }) {
    const reading = log.moments.waited;
    if (reading === null) return [];
    const { step, day, round } = reading;
    return [pickOf('first_failed_withdrawal', 5, { step, day, round, reading })];
  },
  show: (pick, then) => ({
    documents: [withdrawalsOf(then, pick.reading as WaitReading), withoutAnswer(closeDocument(then, pick.reading!)), talkBefore(then)],
    about: aboutMoney(then),
    question: ask('how_much_came_back'),
  }),
  answer(_pick, { log, state }, question) {
    const last = log.moments.closes.at(-1);
    const share = state.business?.ending?.repaidShare ?? last?.payableShare ?? 1;
    const option = bandOf(
      share,
      [
        ['all', 1],
        ['most', 0.9],
        ['half', 0.5],
      ],
      'less',
    );
    const figures = [fraction('repaid', share), cents('owed', last?.owedCents ?? 0)];
    return answered(question, option, figures, codesOf(log.rows.filter(({ verb }) => verb === 'ended' || verb === 'closed')));
  },
};

/** What customers would get is what is asked. */
const withoutAnswer = (document: CloseDocument): CloseDocument => ({
  ...document,
  ledger: document.ledger.filter(({ label }) => label !== 'payable'),
});

/** The first books after it at which customers could not all be paid any more, or nothing was left for the owners. */
const shutAfter = ({ log }: Session, step: number): CloseReading | undefined =>
  log.moments.closes.find((close) => close.step > step && (close.payableShare < 1 || close.orderlyCents <= 0));

/** Only where customers' money was in use and the door then shut; the last books of all are not a door. */
export const doorLastOpen: Rule = {
  picks(session) {
    const { log, state } = session;
    const { closes } = log.moments;
    if (!closes.some(({ useCents, depositsCents }) => useCents > WORTH_TELLING * depositsCents)) return [];
    const toldDay = state.business?.disclosed?.day ?? null;
    const open = closes.slice(0, -1).findLast(({ payableShare, day }) => payableShare >= 1 && (toldDay === null || day < toldDay));
    if (open === undefined || shutAfter(session, open.step) === undefined) return [];
    const { step, day, round } = open;
    return [pickOf('door_last_open', 2, { step, day, round, reading: open })];
  },
  show: (pick, then) => ({
    documents: [closeDocument(then, pick.reading!), historyOf(then, pick.reading!), talkBefore(then)],
    about: aboutMoney(then),
    question: ask('what_owners_keep', [cents('displayed', pick.reading!.displayedCents)]),
  }),
  answer(pick, session, question) {
    const close = session.log.moments.closes.find(({ step }) => step === pick.step)!;
    const keep = close.orderlyCents - close.fineIfToldCents;
    const share = keep / Math.max(1, close.displayedCents);
    const option = keep <= 0 ? 'nothing' : share >= 0.9 ? 'as_shown' : share >= 0.5 ? 'over_half' : 'under_half';
    const rows = session.log.rows.filter(({ verb, step }) => verb === 'round_closed' && step === close.step);
    const figures = [
      cents('owners_keep', Math.max(0, keep)),
      cents('fine', close.fineIfToldCents),
      cents('displayed', close.displayedCents),
    ];
    return answered(question, option, figures, codesOf(rows));
  },
};
