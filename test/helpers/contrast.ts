/** Red, green, blue 0 to 255, alpha 0 to 1. */
export type Colour = readonly [number, number, number, number];

function parseHex(hex: string): Colour {
  const digits = hex.length <= 4 ? hex.replace(/./g, '$&$&') : hex;
  const part = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16);
  return [part(0), part(2), part(4), digits.length > 6 ? part(6) / 255 : 1];
}

/** The `--name: light-dark(#a, #b)` colours of a style sheet, by name without the dashes. */
export function parseTokens(css: string): Map<string, { readonly light: Colour; readonly dark: Colour }> {
  const tokens = new Map<string, { readonly light: Colour; readonly dark: Colour }>();
  const beforeQueries = css.split('@media')[0] ?? '';
  for (const match of beforeQueries.matchAll(/--([\w-]+):\s*light-dark\(#([\da-f]+),\s*#([\da-f]+)\);/gi)) {
    const [, name = '', light = '', dark = ''] = match;
    tokens.set(name, { light: parseHex(light), dark: parseHex(dark) });
  }
  return tokens;
}

/** A colour with alpha laid over an opaque one. */
export function layered(above: Colour, below: Colour): Colour {
  const mix = (channel: 0 | 1 | 2) => above[channel] * above[3] + below[channel] * (1 - above[3]);
  return [mix(0), mix(1), mix(2), 1];
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of WCAG 2.2, 1 to 21, of two opaque colours. */
export function contrast(one: Colour, other: Colour): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
