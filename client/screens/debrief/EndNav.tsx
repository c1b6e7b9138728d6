import { debrief } from '../../../shared/content/texts/en/debrief.ts';
import { go, type Route } from '../../store/router.ts';
import '../../styles/endNav.css';

/** The screens after the game, in the order in which a table goes through them. */
const SCREENS = ['trial', 'futures', 'receipt', 'debrief'] as const satisfies readonly Route[];

export function EndNav({ here }: { here: (typeof SCREENS)[number] }) {
  return (
    <nav class="end-nav" aria-label={debrief['end.nav']}>
      {SCREENS.map((screen) => (
        <button key={screen} type="button" aria-current={screen === here ? 'page' : undefined} onClick={() => go(screen)}>
          {debrief[`end.${screen}`]}
        </button>
      ))}
    </nav>
  );
}
