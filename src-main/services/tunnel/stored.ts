import type { z } from 'zod';
import { getSetting, upsertSetting } from '../../db/queries/settings.ts';
import type { Db } from '../../db/statements.ts';

/** One value of the settings table with its shape; what does not fit it counts as never saved. */
export interface Stored<Value> {
  get(): Value;
  set(value: Value): void;
}

/** Reads and writes a small value by its key; `fallback` stands for one that was never saved. */
export function storedValue<Value>(
  db: Db,
  key: string,
  schema: z.ZodType<Value>,
  fallback: NoInfer<Value>,
): Stored<Value> {
  return {
    get() {
      const text = getSetting(db, key);
      const parsed = text === null ? null : schema.safeParse(JSON.parse(text));
      return parsed?.success ? parsed.data : fallback;
    },
    set: (value) => upsertSetting(db, key, JSON.stringify(value)),
  };
}
