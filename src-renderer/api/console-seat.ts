import type { AtSeat } from '#shared/contract/team.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { keepInStep, type Line } from './connect.ts';
import { createHub, type Hub } from './hub-context.ts';
import { createQueryClient } from './query-client.ts';
import { useSeatWishes } from './seat-wishes.ts';

/** Who sits at this page's seat. */
export type SeatState =
  | { readonly kind: 'opening' }
  /** Nobody. `hub` is what the last person had open: they find it again, nobody else ever sees it. */
  | {
      readonly kind: 'locked';
      readonly atSeat: AtSeat;
      readonly seat: ConsoleSeat;
      readonly hub: Hub | null;
    }
  | { readonly kind: 'ready'; readonly hub: Hub };

export interface ConsoleSeatOptions {
  readonly line: Line;
  readonly openConversationId: () => number | null;
  /** Makes the notes of this browser theirs; false: this page holds somebody else's. */
  readonly becomePerson: (id: OperatorId) => boolean;
  /** Loads the page anew, for another person. */
  readonly startAnew: () => void;
  /** Fetches what the console begins with; it is shown when this has settled. */
  readonly prepare: (hub: Hub) => Promise<unknown>;
  readonly onState: (state: SeatState) => void;
}

/** Follows who sits at this seat: nothing is asked of the hub for the console before somebody does. */
export interface ConsoleSeat {
  /** Throws the hub's refusal; the screen stays where it is. */
  signIn(operatorId: OperatorId, pin: string | null): Promise<void>;
  /** Asks the hub who sits here and shows it; throws when the hub cannot be asked. */
  look(): Promise<void>;
  close(): void;
}

const ASK_AGAIN_MS = 1000;
/** Later than that, the console is shown with what it has. */
const PREPARE_LIMIT_MS = 1000;

/** Opens the seat and asks who sits at it. */
export function openConsoleSeat(options: ConsoleSeatOptions): ConsoleSeat {
  const { line, onState } = options;
  let open: { readonly operatorId: OperatorId; readonly hub: Hub } | null = null;
  let listening: AbortController | null = null;
  let isClosed = false;

  const show = async (atSeat: AtSeat) => {
    const { operatorId } = atSeat;
    if (isClosed) return;
    if (operatorId === null) {
      listening?.abort();
      listening = null;
      return onState({ kind: 'locked', atSeat, seat, hub: open?.hub ?? null });
    }
    const isSomebodyElse = open !== null && open.operatorId !== operatorId;
    if (!options.becomePerson(operatorId) || isSomebodyElse) {
      listening?.abort();
      isClosed = true;
      onState({ kind: 'opening' });
      return options.startAnew();
    }
    if (listening) return;
    listening = new AbortController();
    const { signal } = listening;
    const isBack = open !== null;
    open ??= { operatorId, hub: createHub(line.client, createQueryClient()) };
    const { hub } = open;
    await keepInStep({
      hub,
      whenOpen: line.whenOpen,
      signal,
      openConversationId: options.openConversationId,
    });
    if (!signal.aborted) await within(PREPARE_LIMIT_MS, options.prepare(hub));
    if (signal.aborted) return;
    // What happened while nobody sat here was not heard.
    if (isBack) void hub.queryClient.invalidateQueries();
    onState({ kind: 'ready', hub });
  };

  const look = async () => show(await line.client.team.atSeat());
  const begin = async () => {
    while (!isClosed) {
      await line.whenOpen();
      try {
        return await look();
      } catch {
        // The line broke again, or the hub is just starting; nothing can be shown before it has answered.
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      }
    }
  };
  const forget = useSeatWishes.subscribe((now, before) => {
    if (now.looks === before.looks) return;
    look().catch(() => {
      // The line broke: what follows it is a resync, which looks again.
    });
  });
  const seat: ConsoleSeat = {
    async signIn(operatorId, pin) {
      await show(await line.client.team.signIn({ operatorId, pin }));
    },
    look,
    close() {
      isClosed = true;
      listening?.abort();
      forget();
    },
  };
  void begin();
  return seat;
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
