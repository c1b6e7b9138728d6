import { useId } from 'preact/hooks';
import { safeName } from '../../i18n/safeName.ts';
import { h } from './words.ts';

export const NAME_LENGTH = 24;

export function NameField({ name, onName }: { name: string; onName(name: string): void }) {
  const id = useId();
  return (
    <div class="home-field">
      <label for={id}>
        {h('home.name')} <small>{h('common.optional')}</small>
      </label>
      <div class="home-input">
        <input
          id={id}
          value={name}
          maxLength={NAME_LENGTH}
          autocomplete="off"
          aria-describedby={`${id}-hint`}
          onInput={(event) => onName(event.currentTarget.value)}
        />
        <button type="button" class="door" onClick={() => onName(safeName())}>
          {h('home.name.another')}
        </button>
      </div>
      <p class="home-hint" id={`${id}-hint`}>
        {h('home.name.hint')}
      </p>
    </div>
  );
}
