/** What happens to the program when its window is closed. */
export type Closing =
  /** The window goes out of sight; the program goes on. */
  | 'hide'
  /** The same, and says where it has gone. */
  | 'hide-and-tell'
  /** Says first that nobody is told of anything while the program does not run. */
  | 'ask'
  | 'quit';

export interface ClosingFacts {
  platform: NodeJS.Platform;
  closesToTray: boolean;
  /** There is a place beside the clock from which the window can be brought back. */
  hasTray: boolean;
  /** The notice or the question that goes with this was seen once. */
  hasBeenTold: boolean;
}

/** As each system does it: a Mac keeps programs without a window, others end them or keep them beside the clock. */
export function decideClosing({ platform, closesToTray, hasTray, hasBeenTold }: ClosingFacts): Closing {
  if (platform === 'darwin') return 'hide';
  if (closesToTray && hasTray) return hasBeenTold ? 'hide' : 'hide-and-tell';
  return hasBeenTold ? 'quit' : 'ask';
}
