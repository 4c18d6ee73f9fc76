import { useQuery } from '@tanstack/react-query';
import { useHub } from './hub-context.ts';
import { expectAnother, lookWhoSitsHere } from './seat-wishes.ts';

export interface SeatDeeds {
  /** `false`: one person without a PIN works here, so the seat would open again by itself. */
  readonly canLock: boolean;
  /** Leaves the seat: the last person's PIN is asked for, or, when another one comes, everybody is shown. Throws as calls do. */
  readonly leave: (next: 'same' | 'another') => Promise<void>;
}

/** What the person at this seat can do with it. */
export function useSeatDeeds(): SeatDeeds {
  const { client, query } = useHub();
  const people = useQuery(query.team.atSeat.queryOptions()).data?.people;
  return {
    canLock: people === undefined || people.length > 1 || people.some(({ hasPin }) => hasPin),
    leave: async (next) => {
      await client.team.lock();
      expectAnother(next === 'another');
      lookWhoSitsHere();
    },
  };
}
