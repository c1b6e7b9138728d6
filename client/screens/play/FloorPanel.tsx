import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { NewsId } from '../../../shared/sim/events.ts';
import type { FirmView } from '../../../shared/sim/views/firmTypes.ts';
import { play } from '../../audio/sound.ts';
import type { FloorModel } from '../../floor/model.ts';
import type { FloorHandle } from '../../floor/mountFloor.ts';
import { type LabelPlace, tableFor, tagPlaces, vaultLabelPlaces } from '../../floor/places.ts';
import { vaultBaseCents } from '../../floor/vaultScale.ts';
import { t } from '../../i18n/t.ts';
import { price, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { Icon } from '../../overlay/Icon.tsx';
import { listedPrices, marketInfo, openingClaimedCents, people, reading, table, view, welcome } from '../../store/store.ts';
import { RunBanner } from '../run/RunBanner.tsx';
import { AimCard } from './AimCard.tsx';

const narrow = matchMedia('(max-width: 760px)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

const AFTER_THE_TURN: ReadonlySet<NewsId> = new Set(['turn', 'slump', 'withdrawals_delayed']);

function model(): FloorModel {
  const { claimedCents, trueCents } = view.vault.value;
  const firm = view.firm.value;
  return {
    seat: welcome.value?.seat ?? 'desk',
    seats: table.value,
    board: listedPrices.value.map((quoted) => {
      const of = marketInfo(quoted.market);
      return { symbol: quoted.market, price: of ? price(quoted.markTicks, of) : '', change: quoted.changeFraction };
    }),
    narrow: narrow.matches,
    claimedCents,
    openingClaimedCents: firm ? vaultBaseCents(openingClaimedCents.value, peakCents(firm)) : openingClaimedCents.value,
    trueShare: trueCents === null ? null : trueCents / Math.max(1, claimedCents),
    ringing: view.ringing.value,
    flow: { ...view.flow.value, step: view.clock.value.step },
    mood: (firm ? hasFallen(firm) : view.news.value.some((item) => AFTER_THE_TURN.has(item.newsId))) ? 'turned' : 'boom',
    run: {
      on: firm?.run.on ?? false,
      gated: firm?.run.gated ?? false,
      pressing: firm ? firm.run.waitingCents / Math.max(1, firm.run.paidWeekCents) : 0,
    },
    reducedMotion: still.matches,
  };
}

/** The most that the page ever claimed, as far as it was published. */
const peakCents = ({ history }: FirmView): number =>
  Math.max(view.vault.value.claimedCents, openingClaimedCents.value, ...history.map((round) => round.depositsCents));

/** A night after a bad round looks it: prices a fifth down, or customers leaving. */
const hasFallen = ({ run }: FirmView): boolean =>
  run.on || run.gated || view.prices.value.some((quoted) => quoted.market.startsWith('BIT') && quoted.changeFraction < -0.2);

export function FloorPanel() {
  return (
    <section class="floor" data-on="floor" aria-label={t('floor.label')}>
      <FloorStage />
      <RunBanner />
      <SoundCaption />
      <AimCard />
    </section>
  );
}

/** The floor by itself, without what is done on it. */
export function FloorStage() {
  return (
    <div class="stage">
      <Scene />
      <SeatTags />
      <VaultLabels />
    </div>
  );
}

/** The canvas comes when its place is first seen: Phaser stays out of the first paint, and out of a hidden tab. */
function Scene() {
  const parent = useRef<HTMLDivElement>(null);
  const floor = useRef<FloorHandle | null>(null);
  useEffect(() => {
    const element = parent.current;
    if (!element) return;
    let wanted = true;
    let asked = false;
    const mount = async (): Promise<void> => {
      const { mountFloor } = await import('../../floor/mountFloor.ts');
      if (!wanted) return;
      const handle = await mountFloor(element, model());
      if (!wanted) {
        handle.destroy();
        return;
      }
      floor.current = handle;
      handle.update(model());
    };
    const watcher = new ResizeObserver(() => {
      if (asked || element.clientWidth === 0) return;
      asked = true;
      void mount();
    });
    watcher.observe(element);
    const again = (): void => floor.current?.update(model());
    narrow.addEventListener('change', again);
    still.addEventListener('change', again);
    return () => {
      wanted = false;
      watcher.disconnect();
      narrow.removeEventListener('change', again);
      still.removeEventListener('change', again);
      floor.current?.destroy();
      floor.current = null;
    };
  }, []);
  useSignalEffect(() => {
    const next = model();
    floor.current?.update(next);
  });
  return <div class="scene" ref={parent} role="img" aria-label={summary()} />;
}

const ringingWords = (): string => view.ringing.value.map((seat) => t(`seat.${seat}`)).join(', ');
function summary(): string {
  const words = t('floor.summary', {
    ringing: view.ringing.value.length > 0 ? t('floor.summary.ringing', { seat: ringingWords() }) : t('floor.summary.quiet'),
  });
  const run = view.firm.value?.run;
  return run?.on || run?.gated ? `${words} ${t(run.gated ? 'run.crowd.gated' : 'run.crowd')}` : words;
}

const placed = (place: LabelPlace) => ({ '--left': `${place.leftPercent}%`, '--top': `${place.topPercent}%` });

function SeatTags() {
  const own = welcome.value?.seat ?? 'desk';
  return (
    <>
      {[...tableFor(own, table.value)].map(([place, seat]) => {
        const person = people.value.find((entry) => entry.seat === seat);
        const name =
          seat === own && !reading.value
            ? t('seat.you')
            : person?.bot
              ? t('seat.withBot', { name: t(`botName.${seat}`) })
              : (person?.name ?? '');
        return (
          <span key={seat} class={`tag seat-${seat} at-${place}`} style={placed(tagPlaces[place])}>
            <i />
            {t(`seat.${seat}`)} <em>{person && !person.bot && !person.connected && seat !== own ? `${name}, ${t('seat.away')}` : name}</em>
          </span>
        );
      })}
    </>
  );
}

function VaultLabels() {
  const { claimedCents, trueCents } = view.vault.value;
  return (
    <div class="vault-labels">
      <span class="vault-label claimed" style={placed(vaultLabelPlaces.claimed)}>
        <small>
          <Term id="vault">{t('floor.vault.page')}</Term>
        </small>
        <b>{usdShort(claimedCents)}</b>
      </span>
      <span class="vault-label there" style={placed(vaultLabelPlaces.true)}>
        <small>{t('floor.vault.there')}</small>
        {trueCents === null ? (
          <b class="locked">
            <Icon name="lock" size={13} /> {t('floor.vault.locked')}
          </b>
        ) : (
          <b>{usdShort(trueCents)}</b>
        )}
      </span>
    </div>
  );
}

/** More names than this would reach under the plate of the front desk. */
const NAMED_AT_MOST = 3;

/** What can be heard, in words; and the ring itself when the own phone starts. */
function SoundCaption() {
  const own = welcome.value?.seat;
  const before = useRef(false);
  useSignalEffect(() => {
    const rings = own !== undefined && view.ringing.value.includes(own);
    if (rings && !before.current) play('phone');
    before.current = rings;
  });
  const ringing = view.ringing.value.length;
  if (ringing === 0) return null;
  return (
    <span class="caption">
      <Icon name="phone" size={15} />{' '}
      {ringing > NAMED_AT_MOST ? t('floor.phones', { n: ringing }) : t('floor.phone', { seat: ringingWords() })}
    </span>
  );
}
