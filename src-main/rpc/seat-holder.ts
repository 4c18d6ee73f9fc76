import type { SeatsService } from '../services/seats.ts';
import type { BrowserSessions } from '../services/team/browser-sessions.ts';

/** What the doors know of seats: who is let in, and who sits where. */
export interface SeatHolder
  extends Pick<
    SeatsService,
    'open' | 'close' | 'owner' | 'operatorAtDesk' | 'operatorAtSession' | 'endSession'
  > {
  browsers: Pick<BrowserSessions, 'find' | 'begin' | 'beginInvited'>;
  /** Whether a file is the picture of somebody who works here: it is seen before anybody has signed in. */
  isPicture(mediaId: number): boolean;
}
