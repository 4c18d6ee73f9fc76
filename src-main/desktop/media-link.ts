/** The id of the file to which an address of our own page leads, or null when it is anything else. */
export function mediaIdOf(address: string): string | null {
  return /^app:\/\/bundle\/media\/(\d{1,15})$/.exec(address)?.[1] ?? null;
}

/** Where the window's own door has that file with its name. */
export const mediaFileAddress = (id: string): string => `app://bundle/media/${id}?download=1`;
