import { weekOfStep as weekBy } from '../../i18n/weeks.ts';
import { view } from '../../store/store.ts';

/** The business week, from 1, that a step falls in. */
export const weekOfStep = (step: number): number => weekBy(view.calendar.value, step);
