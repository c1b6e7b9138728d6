/** One table for each part that was measured, each under a line that says what it is. */
import type { CoverageRow } from './coverage.ts';
import type { ExitRow } from './exitDoor.ts';
import type { SkillReport } from './honestSkill.ts';
import { listed, millions, percent, tabled } from './layout.ts';
import type { FirmsReport } from './parts.ts';
import type { RobustnessReport } from './robustness.ts';
import { type PlanRow, planWords, type SearchReport } from './search.ts';
import type { BookEffect, TemptationRow } from './temptation.ts';

const NEAREST_SHOWN = 8;

export function partTables({ exitDoor, temptation, skill, search, robustness, coverage }: FirmsReport): string[] {
  return [
    ...(exitDoor === null
      ? []
      : under(`L4 the exit: slope until the opening of round k, then told and repaid; ${exitDoor.paths} worlds`, exitTable(exitDoor.rows))),
    ...(temptation === null
      ? []
      : under('L5 one round after an offer opened: taking it against a plain no, in millions', temptationTable(temptation.rows))),
    ...(skill === null ? [] : under(`L6 ${skill.strategies} honest teams by lot over ${skill.paths} worlds`, skillLines(skill))),
    ...(search === null ? [] : under(`L7 ${search.plans} plans`, searchLines(search))),
    ...(robustness === null
      ? []
      : under(`numbers moved by a quarter, ${robustness.paths} paths each: the nearest`, robustnessTable(robustness))),
    ...(coverage === null
      ? []
      : under(`offers in ${coverage.sessions} sessions`, [...coverageTable(coverage.rows), ...missingLine(coverage.missing)])),
  ];
}

const under = (title: string, lines: readonly string[]): string[] => ['', title, ...lines, ''];

const exitTable = (rows: readonly ExitRow[]): string[] =>
  tabled(rows, [
    ['k', (row) => String(row.place)],
    ['n', (row) => String(row.n)],
    ['still hidden', (row) => percent(row.hiddenShare, 0)],
    ['in use', (row) => row.useShare.toFixed(2)],
    ['lost, median', (row) => percent(row.lostShare, 0)],
    ['mean', (row) => percent(row.lostShareMean, 0)],
    ['of shown, by the end', (row) => percent(row.lostByEnd, 0)],
    ['can repay', (row) => percent(row.repaysInFullShare, 0)],
    ['survives', (row) => percent(row.survivesShare, 0)],
    ['x honest', (row) => row.timesHonest.toFixed(2)],
    ['repaid stop / on', (row) => `${percent(row.repaidStop, 0)} / ${percent(row.repaidGoOn, 0)}`],
    ['mean log stop / on', (row) => `${row.meanLogStop.toFixed(2)} / ${row.meanLogGoOn.toFixed(2)}`],
    ['step', (row) => (row.step === null ? '-' : `${percent(row.step.mean)} +- ${percent(row.step.error)} (${row.step.n})`)],
  ]);

const change = ({ n, change: mean, interval, positiveShare }: BookEffect): string =>
  n === 0 ? '-' : `${millions(mean, 1)} [${millions(interval[0], 1)}, ${millions(interval[1], 1)}] ${percent(positiveShare, 0)}`;

const temptationTable = (rows: readonly TemptationRow[]): string[] =>
  tabled(rows, [
    ['offer', (row) => row.offer],
    ['', (row) => row.purpose],
    ['n', (row) => String(row.clean.n)],
    ['granted', (row) => percent(row.clean.grantedShare, 0)],
    ['clean book, positive', (row) => change(row.clean)],
    ['to honest way', (row) => millions(row.clean.changeToHonestWay, 1)],
    ['survival', (row) => percent(row.clean.survival)],
    ['custody', (row) => millions(row.clean.custody, 1)],
    ['n', (row) => String(row.greedy.n)],
    ['accept-all book, positive', (row) => change(row.greedy)],
    ['to honest way', (row) => millions(row.greedy.changeToHonestWay, 1)],
    ['survival', (row) => percent(row.greedy.survival)],
    ['custody', (row) => millions(row.greedy.custody, 1)],
    ['deposits', (row) => millions(row.greedy.deposits, 1)],
  ]);

function skillLines({ honest, best, worst, p10, median, p90, honestPlace, oneAtATime }: SkillReport): string[] {
  const levers = (row: SkillReport['best']): string =>
    `${millions(row.median)} with ${Object.entries(row.levers)
      .map(([lever, value]) => `${lever} ${typeof value === 'number' ? Number(value.toFixed(2)) : value}`)
      .join(', ')}`;
  return [
    `median ends, millions: P10 ${millions(p10)}, median ${millions(median)}, P90 ${millions(p90)}; slow and honest ${millions(honest.median)}, above ${percent(honestPlace, 0)} of them`,
    `best ${levers(best)}`,
    `worst ${levers(worst)}`,
    'one lever at a time, median against slow and honest (mean log):',
    ...oneAtATime.map(
      ({ lever, moves }) =>
        `  ${lever}: ${moves.map((move) => `${move.setting} ${percent(move.medianChange, 0)} (${move.meanLogChange.toFixed(2)})`).join(' | ')}`,
    ),
  ];
}

function searchLines({ plans, takingMoney, aheadAtFirst, taking, others, sizes }: SearchReport): string[] {
  return [
    `${plans} over ${sizes.scanned} worlds, ${sizes.kept} of them over ${sizes.scannedMore} more, the best over ${sizes.fresh} fresh; ${takingMoney} take customers' money, of which ${aheadAtFirst.takingMoney} were ahead at first (${aheadAtFirst.others} of the others)`,
    ...planTable(taking),
    "without customers' money:",
    ...planTable(others),
  ];
}

const planTable = (rows: readonly PlanRow[]): string[] =>
  tabled(rows, [
    ['plan', (row) => planWords(row.plan)],
    ['lead in mean log', (row) => `${row.lead.toFixed(3)} [${row.interval.map((end) => end.toFixed(3)).join(', ')}]`],
    ['n', (row) => String(row.n)],
    ['peak use', (row) => percent(row.peakUseShare)],
    ['x honest', (row) => row.timesHonest.toFixed(2)],
    ['ruined', (row) => percent(row.ruinedShare)],
    ['integrity', (row) => row.integrity.toFixed(0)],
  ]);

const robustnessTable = ({ rows }: RobustnessReport): string[] =>
  tabled(rows.toSorted((one, other) => one.lead - other.lead).slice(0, NEAREST_SHOWN), [
    ['number', (row) => row.key],
    ['x', (row) => String(row.factor)],
    ['lead in mean log', (row) => row.lead.toFixed(3)],
    ['over', (row) => row.rival],
  ]);

const coverageTable = (rows: readonly CoverageRow[]): string[] =>
  tabled(rows, [
    ['offer', (row) => row.offer],
    ['opened', (row) => String(row.opened)],
    ['asked', (row) => String(row.asked)],
    ['in force', (row) => String(row.granted)],
    ['refused', (row) => String(row.refused)],
    ['declined', (row) => String(row.declined)],
    ['lapsed', (row) => String(row.lapsed)],
    ['unrecorded', (row) => String(row.unrecorded)],
    ['both ways', (row) => (row.bothWays ? 'yes' : 'NO')],
    ['other ways', (row) => listed(row.ways, String)],
  ]);

const missingLine = (missing: readonly string[]): string[] => (missing.length === 0 ? [] : [`NOT MET BOTH WAYS: ${missing.join(', ')}`]);
