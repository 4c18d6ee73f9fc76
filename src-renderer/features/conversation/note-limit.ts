/** The hub takes no longer notes (`contract/messages.ts`). */
export const LONGEST_NOTE = 4096;
