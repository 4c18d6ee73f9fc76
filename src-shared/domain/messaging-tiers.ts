/** By Meta's names (`research/api.md` 4.5). */
const tiers: Readonly<Record<string, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
};

/** How many people a number of this tier may write to first in 24 hours; null for no limit, or none that is known. */
export const peopleADay = (tier: string | null | undefined): number | null =>
  tier ? (tiers[tier.toUpperCase()] ?? null) : null;
