/** What one seat's socket has been sent: a whole view on joining, then the sections that changed since, numbered. */
import type { ServerMessages } from '../../shared/net/messages.ts';
import type { SeatSection, SeatView } from '../../shared/sim/views/types.ts';

export class SeatChannel {
  openMarket: string;
  #sent = new Map<SeatSection, string>();
  #seq = 0;
  #started = false;

  constructor(openMarket: string) {
    this.openMarket = openMarket;
  }

  snapshot(view: SeatView): ServerMessages['section'] {
    this.#started = true;
    this.#sent.clear();
    this.#changed(view);
    return { seq: this.#next(), full: true, view };
  }

  /** Null when nothing changed, and before the first snapshot: a number is used only for a frame that is sent. */
  changes(view: SeatView): ServerMessages['section'] | null {
    if (!this.#started) return null;
    const changed = this.#changed(view);
    return Object.keys(changed).length === 0 ? null : { seq: this.#next(), full: false, view: changed };
  }

  #changed(view: SeatView): Partial<SeatView> {
    const changed: [string, unknown][] = [];
    for (const section of sectionsOf(view)) {
      const text = JSON.stringify(view[section]);
      if (this.#sent.get(section) === text) continue;
      this.#sent.set(section, text);
      changed.push([section, view[section]]);
    }
    return Object.fromEntries(changed);
  }

  #next(): number {
    this.#seq += 1;
    return this.#seq;
  }
}

const sectionsOf = (view: SeatView): SeatSection[] => Object.keys(view).filter((key): key is SeatSection => key in view);
