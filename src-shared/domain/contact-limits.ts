/** How many characters the texts that staff write about a person may have; the screen counts by what the hub takes. */
export const contactLimits = { name: 120, fieldValue: 2000, note: 5000 } as const;
