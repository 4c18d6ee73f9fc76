/** Deleted records that the hub can put back, at most; of more the oldest are gone for good. */
export const MOST_RESTORED_RECORDS = 20_000;
