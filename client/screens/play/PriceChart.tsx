import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/t.ts';
import { price } from '../../overlay/format.ts';
import { useLoaded } from '../../overlay/useLoaded.ts';
import { view } from '../../store/store.ts';
import { info, market } from './playState.ts';
import { weekOfStep } from './weeks.ts';

const loadChart = () => import('./chart.ts');

/** Candles with two lines of one's own. The drawing is a picture to a screen reader; its words are the label. */
export function PriceChart() {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<import('./chart.ts').PriceChartHandle | null>(null);
  const loaded = useLoaded(loadChart);
  useEffect(() => {
    if (!loaded || !box.current) return;
    const handle = loaded.mountChart(box.current);
    setChart(handle);
    return () => {
      setChart(null);
      handle.destroy();
    };
  }, [loaded]);
  return (
    <>
      <div class="chart" ref={box} role="img" aria-label={summary()} />
      {chart && <ChartFeed chart={chart} />}
    </>
  );
}

function ownPosition() {
  return view.account.value?.positions.find((position) => position.market === market.value && position.sizeLots !== 0) ?? null;
}

function summary(): string {
  const of = info.value;
  if (!of) return '';
  const position = ownPosition();
  const parts = [t('market.chart', { market: of.id })];
  if (position) parts.push(`${t('market.entry')} ${price(position.entryTicks, of)}`);
  if (position?.actsPriceTicks) parts.push(`${t('market.acts')} ${price(position.actsPriceTicks, of)}`);
  return parts.join('. ');
}

function ChartFeed({ chart }: { chart: import('./chart.ts').PriceChartHandle }) {
  useSignalEffect(() => {
    const of = info.value;
    const shown = view.candles.value;
    if (!of || shown.market !== of.id) return;
    const position = ownPosition();
    chart.show({
      info: of,
      candles: shown.candles,
      weekOfStep,
      entryTicks: position && of.kind === 'perpetual' ? position.entryTicks : null,
      actsTicks: position?.actsPriceTicks ?? null,
      words: { entry: t('market.entry'), acts: t('market.acts') },
    });
  });
  return null;
}
