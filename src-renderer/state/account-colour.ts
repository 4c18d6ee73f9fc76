import type { AccountColor } from '#shared/contract/accounts.ts';

// The numbers of the stripes in styles/tokens.css, by hue.
const stripes: Record<AccountColor, number> = {
  cornflower: 7,
  terracotta: 2,
  moss: 4,
  plum: 8,
  amber: 3,
  teal: 6,
  rose: 1,
  slate: 5,
};

/** The stripe, 1 to 8, of an account's colour. */
export const accountStripe = (color: AccountColor): number => stripes[color];
