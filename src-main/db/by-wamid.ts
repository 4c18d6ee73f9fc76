/**
 * The SQL of "this is Meta's id": the index holds the end of it only (migrations/0130-small-indexes.ts), which tells nearly
 * all messages apart in a quarter of the space, so both are asked for.
 */
export const isWamid = (column: string, value: string): string =>
  `substr(${column}, -16) = substr(${value}, -16) AND ${column} = ${value}`;
