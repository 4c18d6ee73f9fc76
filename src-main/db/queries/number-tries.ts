import { type Db, getRow, listRows, run } from '../statements.ts';

/** `asked`: the answer never came, so it may have counted. */
export type TryOutcome = 'asked' | 'done' | 'wrong_pin' | 'refused';

/** Writes a try down before it is made, so that one whose answer is lost is counted too; gives its id. */
export function insertNumberTry(db: Db, phoneNumberId: string, at: number): number {
  const { lastInsertRowid } = run(
    db,
    "INSERT INTO number_tries (phone_number_id, outcome, at) VALUES (?, 'asked', ?)",
    [phoneNumberId, at],
  );
  return Number(lastInsertRowid);
}

/** What became of a try. */
export function setTryOutcome(db: Db, id: number, outcome: TryOutcome): void {
  run(db, 'UPDATE number_tries SET outcome = ? WHERE id = ?', [outcome, id]);
}

/** How often a number was registered since a time, and when first. */
export function countNumberTries(
  db: Db,
  phoneNumberId: string,
  since: number,
): { count: number; firstAt: number | null } {
  const found = getRow<{ count: number; firstAt: number | null }>(
    db,
    'SELECT count(*) AS count, min(at) AS firstAt FROM number_tries WHERE phone_number_id = ? AND at > ?',
    [phoneNumberId, since],
  );
  return found ?? { count: 0, firstAt: null };
}

/** The wrong PINs since the last one that was taken. */
export function countWrongPins(db: Db, phoneNumberId: string, since: number): number {
  const outcomes = listRows<{ outcome: TryOutcome }>(
    db,
    'SELECT outcome FROM number_tries WHERE phone_number_id = ? AND at > ? ORDER BY at DESC, id DESC',
    [phoneNumberId, since],
  );
  const good = outcomes.findIndex(({ outcome }) => outcome === 'done');
  return outcomes
    .slice(0, good === -1 ? outcomes.length : good)
    .filter(({ outcome }) => outcome === 'wrong_pin').length;
}

/** A new PIN was set: the wrong ones before it count no more. */
export function forgetWrongPins(db: Db, phoneNumberId: string): void {
  run(db, "UPDATE number_tries SET outcome = 'refused' WHERE phone_number_id = ? AND outcome = 'wrong_pin'", [
    phoneNumberId,
  ]);
}
