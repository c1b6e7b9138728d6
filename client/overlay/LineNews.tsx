import { h } from '../screens/home/words.ts';
import { joined, link, status } from '../store/store.ts';

/** Over every screen of a game: that the line is down, or the game held still. What was sent meanwhile goes out when it is back. */
export function LineNews() {
  const { frozen, message } = status.value;
  const { state } = link.value;
  if (!joined.value) return null;
  if (state === 'lost' || state === 'connecting')
    return (
      <p class="banner" role="status">
        {h('shell.line.lost')}
      </p>
    );
  if (!frozen) return null;
  return (
    <p class="banner" role="alert">
      {h('shell.line.frozen', { message: message ?? h('shell.frozen.plain') })}
    </p>
  );
}
