/** The height of every row of the list, in px; fixed, so that nothing jumps and nothing has to be measured. */
export const ROW_HEIGHT = 64;
