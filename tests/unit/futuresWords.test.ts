import { describe, expect, it } from 'vitest';
import { exitSentences } from '../../client/plots/exitWords.ts';
import { roundsWords, withInterval } from '../../client/plots/intervalWords.ts';
import { lostSentences } from '../../client/plots/lostWords.ts';
import { headlineParts, headlineSentences, isOneFirm, logSentence, measureSentences } from '../../client/screens/futures/headlineWords.ts';
import { applyFutures, dots, forgetFutures, forgetRunning, futures } from '../../client/store/futures.ts';
import type { Estimate, ExitDoorRow, FuturesMessage, WhenLostRow } from '../../shared/net/futures.ts';
import { headlineOf, worldsOf } from '../support/futures.ts';

const often = <T>(times: number, one: T): T[] => Array.from({ length: times }, () => one);
/** Better in 6 of 60: 4 with no long crash. */
const lost = worldsOf([...often(4, [900, 400, true] as const), ...often(2, [900, 400] as const), ...often(54, [0, 400] as const)]);
const even = worldsOf([...often(5, [500, 400] as const), ...often(5, [400, 500] as const)]);
const words = (sentences: readonly { text: string }[]): string => sentences.map(({ text }) => text).join(' ');

describe('the headline of a thousand futures', () => {
  it('says how many of how many, so far while it runs, with the share, the interval and the luck', () => {
    const headline = headlineOf(lost);
    expect(headlineParts(headline, true).join('')).toBe('You did better than your clean twin in 6 of 60 markets so far.');
    expect(headlineParts(headline, false)[1]).toBe('6 of 60');
    const text = words(headlineSentences(headline)).replaceAll('\u00a0', ' ');
    expect(text).toContain('That is 10.0 %; with 95 % confidence, between 4.7 % and 20.1 %.');
    expect(text).toContain('Where no long crash came you did better in 4 of 4; where one came, in 2 of 56.');
  });

  it('what the interval settles is said plainly, what it does not is marked', () => {
    expect(headlineSentences(headlineOf(lost)).map(({ settled }) => settled)).toEqual([true, true, true, true]);
    expect(headlineSentences(headlineOf(even)).map(({ settled }) => settled)).toEqual([false, true, false, true]);
    expect(logSentence(headlineOf(even).clean).settled).toBe(false);
  });

  it('medians are said once the run has ended, and not before', () => {
    expect(words(measureSentences(headlineOf(lost, false)))).not.toContain('Median');
    expect(words(measureSentences(headlineOf(lost, true)))).toContain('Median: you ruined, twin $400.0');
    expect(words(measureSentences(headlineOf(lost)))).toContain('Ruined: you 54 of 60, twin 0 of 60.');
  });

  it('a firm that took nothing is its own twin: no share is claimed', () => {
    const headline = headlineOf(worldsOf(often(20, [400, 400] as const)));
    expect(isOneFirm(headline.clean)).toBe(true);
    expect(headlineParts(headline, false)[0]).toContain('one firm');
    expect(headlineSentences(headline)).toEqual([]);
  });
});

const estimate = (value: number, half: number, settled: boolean): Estimate => ({
  value,
  low: value - half,
  high: value + half,
  n: 90,
  settled,
});
const exit = (round: number, log: Estimate, repaid: Estimate): ExitDoorRow => ({
  round,
  n: 90,
  tellCents: 4e10,
  goOnCents: 2e10,
  logDifference: log,
  tellRepaid: 1,
  goOnRepaid: 0.5,
  repaidDifference: repaid,
  couldPayAll: 0.4,
});
const lostRow = (fromRound: number, value: Estimate, roundCost: number): WhenLostRow => ({ fromRound, logDifference: value, roundCost });

describe('doors and rounds in words', () => {
  it('the exit door names the rounds for owners and for customers, and those that are open', () => {
    const better = estimate(1, 0.2, true);
    const open = estimate(0.1, 0.4, false);
    const rows = [exit(2, better, better), exit(3, better, better), exit(4, open, better), exit(7, estimate(-1, 0.2, true), open)];
    expect(exitSentences(rows)).toEqual([
      'Telling leaves owners more in rounds 2 and 3.',
      'Going on leaves owners more in round 7.',
      'Not settled for owners in round 4 (grey): there the interval holds both.',
      'Customers get more if the firm tells in rounds 2, 3 and 4.',
      'Not settled for customers in round 7.',
    ]);
    expect(exitSentences([])).toEqual(['No round had ten firms left to tell.']);
  });

  it('the costliest round is named with its share of all; a loss that no round caused is not made up', () => {
    const rows = [
      lostRow(1, estimate(-4, 0.3, true), -0.9),
      lostRow(2, estimate(-3.1, 0.3, true), -2.9),
      lostRow(3, estimate(-0.2, 0.3, false), -0.2),
    ];
    expect(lostSentences(rows)[0]).toBe(
      'The yeses of round 2 cost the most: without them owners would typically keep 18 times as much. Without any yes: 55 times.',
    );
    expect(lostSentences(rows)[1]).toBe('Grey bars are not settled: round 3.');
    expect(lostSentences([lostRow(1, estimate(0.2, 0.1, true), 0.2)])).toEqual(['No round’s yeses cost the owners anything on average.']);
    // Told as 0, and a firm whose yeses paid in all: nothing of it was lost.
    const paid = [lostRow(1, estimate(0.05, 0.01, true), 0.01), lostRow(2, estimate(0, 0.01, false), -0.001)];
    expect(lostSentences(paid)[0]).toBe('No round’s yeses cost the owners anything on average.');
    expect(lostSentences([])).toEqual([]);
  });

  it('an interval says when it settles nothing', () => {
    expect(withInterval(estimate(-4.65, 0.19, true))).toBe('−4.65 ± 0.19');
    expect(withInterval(estimate(0.1, 0.4, false))).toBe('+0.1 ± 0.4 (not settled)');
    expect(roundsWords([2])).toBe('round 2');
  });
});

const message = (more: Partial<FuturesMessage>): FuturesMessage => ({
  want: 'headline',
  offer: null,
  status: 'running',
  done: 0,
  of: 60,
  failed: 0,
  secondsLeft: null,
  full: false,
  dots: [],
  surrogate: null,
  headline: null,
  exitDoor: null,
  whenLost: null,
  without: null,
  ...more,
});

describe('what the room tells of its futures', () => {
  it('dots are gathered until somebody is told all of them, and other questions leave them alone', () => {
    forgetFutures();
    applyFutures(message({ full: true, dots: lost.slice(0, 2) }));
    applyFutures(message({ dots: lost.slice(2, 5) }));
    applyFutures(message({ want: 'exit_door', full: true, exitDoor: [] }));
    expect(dots.value.map(({ world }) => world)).toEqual([0, 1, 2, 3, 4]);
    applyFutures(message({ full: true, dots: lost.slice(0, 9) }));
    expect(dots.value).toHaveLength(9);
  });

  it('after a cut line a run that was under way is forgotten, one that is done is not', () => {
    forgetFutures();
    applyFutures(message({ status: 'done' }));
    applyFutures(message({ want: 'exit_door' }));
    forgetRunning();
    expect(Object.keys(futures.value)).toEqual(['headline']);
  });
});
