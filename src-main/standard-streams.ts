/**
 * Lets the program go on when nobody reads its output any more: the terminal was closed, or what started it has ended.
 * Without a listener the next warning would end the hub in the middle of its work.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    // The log file has the warning as well, and there is nobody left to tell of this one.
    stream.on('error', () => undefined);
  }
}
