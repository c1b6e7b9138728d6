import { type Game, games } from './games.ts';
import { h } from './words.ts';

/** Which game the seats below belong to. */
export function GameChoice({ chosen, onChoose }: { chosen: Game; onChoose(game: Game): void }) {
  return (
    <fieldset class="home-games">
      <legend class="unseen">{h('home.games')}</legend>
      {games.map((game) => (
        <label key={game.id} class={`home-game ${game === chosen ? 'home-game-chosen' : ''}`}>
          <input type="radio" name="game" value={game.id} checked={game === chosen} onChange={() => onChoose(game)} />
          <b>{h(`home.game.${game.id}`)}</b>
          <span>{h(`home.game.${game.id}.length`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
