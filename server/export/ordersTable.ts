/** Every order command of the record, with what came of it. */
import type { SeatCommand } from '../../shared/sim/commands.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Cell, Column, Table } from './csv.ts';

export interface OrderRow {
  step: number;
  day: number;
  round: number;
  given: SeatCommand;
  answer: Extract<SimEvent, { type: 'command_accepted' | 'command_rejected' }>;
}

const TYPES: readonly SeatCommand['command']['type'][] = ['place_order', 'amend_order', 'cancel_order', 'cancel_all', 'answer_block'];
export const isOrder = ({ command }: SeatCommand): boolean => TYPES.includes(command.type);

/** A field of the command by its name, where that command has it. */
const field = (name: string, key: string, unit: string, about: string): Column<OrderRow> => ({
  name,
  unit,
  about,
  of: ({ given }): Cell => {
    const value: unknown = Object.getOwnPropertyDescriptor(given.command, key)?.value;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  },
});

export const ordersTable: Table<OrderRow> = {
  id: 'orders',
  about:
    'Orders that a seat gave by hand or by its bot: placed, amended, cancelled, and blocks answered. What mandates and makers quote is not in it.',
  columns: [
    { name: 'step', unit: 'steps', about: 'Step in which it was carried out.', of: ({ step }) => step },
    { name: 'day', unit: 'days', about: 'Calendar days since the opening.', of: ({ day }) => day },
    { name: 'round', unit: 'rounds', about: 'Round, from 1.', of: ({ round }) => round },
    { name: 'seat', unit: 'id', about: 'The seat that gave it.', of: ({ given }) => given.seat },
    { name: 'by_bot', unit: 'yes or no', about: 'Whether a bot played the seat.', of: ({ given }) => given.cid.startsWith('bot:') },
    { name: 'command', unit: 'id', about: 'What was asked.', of: ({ given }) => given.command.type },
    field('market', 'market', 'id', 'The market; empty where the command names none.'),
    field('side', 'side', 'id', 'buy or sell.'),
    field('order_type', 'orderType', 'id', 'limit, market, ioc or post_only.'),
    field('size_lots', 'sizeLots', 'lots', 'Size asked for.'),
    field('price_ticks', 'priceTicks', 'ticks', 'Price asked for; empty for a market order.'),
    field('reduce_only', 'reduceOnly', 'yes or no', 'Whether it may only reduce a position.'),
    field('about_order_id', 'orderId', 'id', 'The order that is amended or cancelled.'),
    field('block_id', 'blockId', 'id', 'The block that is answered.'),
    field('block_taken', 'take', 'yes or no', 'Whether the block was taken.'),
    { name: 'accepted', unit: 'yes or no', about: 'Whether the exchange took it.', of: ({ answer }) => answer.type === 'command_accepted' },
    {
      name: 'refusal',
      unit: 'id',
      about: 'Why it was not taken.',
      of: ({ answer }) => (answer.type === 'command_rejected' ? answer.rejection.code : null),
    },
    {
      name: 'order_id',
      unit: 'id',
      about: 'The order that came of it.',
      of: ({ answer }) => (answer.type === 'command_accepted' ? (answer.orderId ?? null) : null),
    },
    {
      name: 'filled_lots',
      unit: 'lots',
      about: 'Filled at once.',
      of: ({ answer }) => (answer.type === 'command_accepted' ? (answer.filledLots ?? null) : null),
    },
  ],
};
