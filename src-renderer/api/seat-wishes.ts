import { create } from 'zustand';

interface SeatWishes {
  /** Grows when whoever keeps the seat should ask the hub again who sits here. */
  readonly looks: number;
  /** The next one who comes is expected to be another person: everybody is shown, not only the last one. */
  readonly isSwitching: boolean;
}

/** What the rest of the page wants of the seat; `console-seat.ts` hears it. */
export const useSeatWishes = create<SeatWishes>(() => ({ looks: 0, isSwitching: false }));

/** The hub says, or somebody here knows, that another person may sit at this seat now, or nobody. */
export function lookWhoSitsHere(): void {
  useSeatWishes.setState(({ looks }) => ({ looks: looks + 1 }));
}

/** Whether the lock screen asks for the last person, or who comes. */
export function expectAnother(isSwitching: boolean): void {
  useSeatWishes.setState({ isSwitching });
}
