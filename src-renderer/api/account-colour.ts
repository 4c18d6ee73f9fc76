import type { AccountColor } from '#shared/contract/accounts.ts';

/** The stripe of an account, 1 to 8, as Avatar and `--account-N` count them; the order of the tokens is that of the hues. */
export const accountColourNumber: Record<AccountColor, number> = {
  rose: 1,
  terracotta: 2,
  amber: 3,
  moss: 4,
  slate: 5,
  teal: 6,
  cornflower: 7,
  plum: 8,
};
