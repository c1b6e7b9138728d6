/**
 * What each offer is for, and what must have been taken before it can come up: the model's table, with the offers that were added to it.
 * An offer of which nothing is said here rests on nothing and is listed without being judged.
 */

/** Tempting: it must show a gain by the next round. Defence: it buys time. Unsettled: listed only. */
export type Purpose = 'tempting' | 'defence' | 'unsettled';

interface Ground {
  purpose: Purpose;
  needs: readonly string[];
}

const LINE = ['D01', 'D08'];
const TOKEN_LIFE = ['D01', 'D04', 'D08', 'D12'];
const HOLE = ['D01', 'D08', 'D10', 'D16'];

const tempting = (...needs: string[]): Ground => ({ purpose: 'tempting', needs });
const defence = (...needs: string[]): Ground => ({ purpose: 'defence', needs });

const GROUNDS: Record<string, Ground> = {
  D01: tempting(),
  D02: tempting(),
  D03: tempting(),
  D04: tempting(),
  D05: tempting('D01'),
  D06: tempting(),
  D07: tempting(),
  D08: tempting('D01'),
  D09: tempting(),
  D10: tempting('D01'),
  D11: tempting('D04'),
  D12: tempting('D04'),
  D13: defence(...LINE),
  D14: tempting('D04', 'D12'),
  D15: tempting(),
  D16: tempting(...LINE),
  D17: tempting(...TOKEN_LIFE),
  D18: tempting(),
  D19: tempting(...LINE, 'D16'),
  D20: { purpose: 'unsettled', needs: [] },
  D21: defence(...LINE, 'D15'),
  D22: defence(...LINE, 'D15'),
  D23: tempting('D01', 'D04', 'D08'),
  D24: tempting(...TOKEN_LIFE),
  D25: defence(...HOLE),
  D26: defence(...HOLE),
  D27: defence(...HOLE),
  D28: defence(...HOLE, 'D02', 'D05'),
  // A market of its own and new equity are income. Terms of its own move money from one pocket of the firm to the other; the rest hide,
  // defend or hurry.
  N1: { purpose: 'unsettled', needs: [] },
  N2: tempting('D11'),
  N3: defence(...LINE),
  N4: defence('D15'),
  N5: defence(...LINE),
  N6: defence('D04'),
  N7: { purpose: 'unsettled', needs: [] },
  N8: defence(),
  N9: tempting(),
};
const UNNAMED: Ground = { purpose: 'unsettled', needs: [] };

export const groundOf = (offer: string): Ground => GROUNDS[offer] ?? UNNAMED;
