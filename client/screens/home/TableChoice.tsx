import type { TableSize } from './games.ts';
import { h } from './words.ts';

interface TableChoiceProps {
  sizes: readonly TableSize[];
  chosen: TableSize;
  onChoose(size: TableSize): void;
}

/** How many sit at the table. At a small one the chief does more. */
export function TableChoice({ sizes, chosen, onChoose }: TableChoiceProps) {
  return (
    <fieldset class="home-table">
      <legend class="unseen">{h('home.table')}</legend>
      <div>
        {sizes.map((size) => (
          <label key={size} class={size === chosen ? 'home-table-chosen' : undefined}>
            <input type="radio" name="table" value={size} checked={size === chosen} onChange={() => onChoose(size)} />
            {h('home.table.seats', { n: size })}
          </label>
        ))}
      </div>
      <p class="home-hint">{h(`home.table.${chosen}`)}</p>
    </fieldset>
  );
}
