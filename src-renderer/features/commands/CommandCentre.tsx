/** Listens to the keys of the commands and shows the palette and the cheat sheet. */
export function CommandCentre() {
  return null;
}
