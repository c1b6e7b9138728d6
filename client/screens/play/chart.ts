/** The one file that knows lightweight-charts. Loaded after the page stands; its logo is off, its credit is in the menu. */
import {
  CandlestickSeries,
  ColorType,
  createChart,
  HistogramSeries,
  type IPriceLine,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Candle, MarketInfo } from '../../../shared/sim/views/types.ts';
import { price } from '../../overlay/format.ts';

export interface PriceChartModel {
  info: MarketInfo;
  candles: readonly Candle[];
  weekOfStep(step: number): number;
  entryTicks: number | null;
  actsTicks: number | null;
  words: { entry: string; acts: string };
}
export interface PriceChartHandle {
  show(model: PriceChartModel): void;
  destroy(): void;
}

const FIRST_LABEL_SHARE = 0.03;
/** A young round leaves room on the right instead of drawing its first candles a finger wide. */
const LEAST_BARS = 40;

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function mountChart(parent: HTMLElement): PriceChartHandle {
  const colors = {
    up: token('--up'),
    down: token('--down'),
    lamp: token('--lamp'),
    acts: token('--down-text'),
    line: token('--line'),
    muted: token('--muted'),
  };
  let weekOfStep: PriceChartModel['weekOfStep'] = () => 1;
  const weekText = (time: unknown): string => `w${weekOfStep(Number(time))}`;
  const chart = createChart(parent, {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: 'transparent' },
      textColor: colors.muted,
      fontFamily: token('--mono'),
      fontSize: 12,
      attributionLogo: false,
    },
    grid: { vertLines: { visible: false }, horzLines: { color: `${colors.line}80` } },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.08, bottom: 0.18 } },
    timeScale: {
      borderVisible: false,
      timeVisible: true,
      secondsVisible: true,
      rightOffset: 2,
      minBarSpacing: 1,
      tickMarkFormatter: weekText,
    },
    localization: { timeFormatter: weekText },
    crosshair: { vertLine: { labelVisible: false } },
    handleScroll: { vertTouchDrag: false },
    kineticScroll: { touch: false },
  });
  const candles = chart.addSeries(CandlestickSeries, {
    upColor: 'transparent',
    borderUpColor: colors.up,
    wickUpColor: colors.up,
    downColor: colors.down,
    borderDownColor: colors.down,
    wickDownColor: colors.down,
    priceLineColor: colors.muted,
    priceLineStyle: LineStyle.Dotted,
  });
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: 'volume',
    lastValueVisible: false,
    priceLineVisible: false,
    priceFormat: { type: 'volume' },
  });
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.86, bottom: 0 } });

  let shownMarket = '';
  let shownCount = 0;
  let firstStep = -1;
  const lines: { entry: IPriceLine | null; acts: IPriceLine | null } = { entry: null, acts: null };

  function setLine(which: 'entry' | 'acts', ticks: number | null, model: PriceChartModel): void {
    const line = lines[which];
    if (ticks === null) {
      if (line) candles.removePriceLine(line);
      lines[which] = null;
      return;
    }
    const options = { price: ticks / model.info.ticksPerUsd, title: model.words[which] };
    if (line) line.applyOptions(options);
    else {
      const color = which === 'entry' ? colors.lamp : colors.acts;
      lines[which] = candles.createPriceLine({
        ...options,
        color,
        lineWidth: 1,
        lineStyle: LineStyle.Dashed,
        axisLabelVisible: true,
        axisLabelColor: which === 'entry' ? '#3a3230' : '#4b2027',
        axisLabelTextColor: color,
      });
    }
  }

  const showWholeRound = (): void => {
    const bars = Math.max(LEAST_BARS, shownCount + 1);
    // The first week stands under its bar: half of its label has to find room before it.
    chart.timeScale().setVisibleLogicalRange({ from: -0.5 - FIRST_LABEL_SHARE * bars, to: bars });
  };
  // A chart that is drawn while its panel is hidden has no width to spread the bars over.
  chart.timeScale().subscribeSizeChange(showWholeRound);

  return {
    show(model) {
      weekOfStep = model.weekOfStep;
      const { ticksPerUsd } = model.info;
      const first = model.candles[0]?.step ?? -1;
      const bar = (candle: Candle) => ({
        time: candle.step as UTCTimestamp,
        open: candle.openTicks / ticksPerUsd,
        high: candle.highTicks / ticksPerUsd,
        low: candle.lowTicks / ticksPerUsd,
        close: candle.closeTicks / ticksPerUsd,
      });
      const column = (candle: Candle) => ({
        time: candle.step as UTCTimestamp,
        value: candle.volumeLots,
        color: candle.closeTicks >= candle.openTicks ? `${colors.up}55` : `${colors.down}55`,
      });
      const grown = model.info.id === shownMarket && first === firstStep && shownCount > 0 && model.candles.length >= shownCount;
      if (grown) {
        for (const candle of model.candles.slice(shownCount - 1)) {
          candles.update(bar(candle));
          volume.update(column(candle));
        }
      } else {
        const of = model.info;
        candles.applyOptions({
          priceFormat: {
            type: 'custom',
            minMove: 1 / ticksPerUsd,
            formatter: (dollars: number) => price(Math.round(dollars * ticksPerUsd), of),
          },
        });
        candles.setData(model.candles.map(bar));
        volume.setData(model.candles.map(column));
      }
      const moreBars = model.candles.length !== shownCount || !grown;
      shownMarket = model.info.id;
      firstStep = first;
      shownCount = model.candles.length;
      if (moreBars) showWholeRound();
      setLine('entry', model.entryTicks, model);
      setLine('acts', model.actsTicks, model);
    },
    destroy: () => chart.remove(),
  };
}
