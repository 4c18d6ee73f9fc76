import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Colour, contrast, layered, parseTokens } from '../../helpers/contrast.ts';

const tokens = parseTokens(
  readFileSync(join(import.meta.dirname, '../../../src-renderer/styles/tokens.css'), 'utf8'),
);

const grounds = [
  'rail',
  'surface-sunken',
  'surface',
  'surface-raised',
  'field',
  'bubble-in',
  'bubble-out',
  'note-paper',
  'accent-soft',
  'danger-soft',
  'waiting-soft',
  'success-soft',
  'sandbox-soft',
];
const inks = [
  'ink',
  'ink-soft',
  'ink-faint',
  'accent-ink',
  'danger-ink',
  'waiting-ink',
  'success-ink',
  'sandbox-ink',
];
/** Where rows and quiet buttons lie, so where hover and press darken the ground under text. */
const hoverGrounds = ['rail', 'surface-sunken', 'surface', 'surface-raised'];
const avatars = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => [`avatar-${place}-ink`, `avatar-${place}`]);
const pills = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'danger'],
  ['on-accent', 'danger-hover'],
  ['note-ink', 'note-paper'],
  ['highlight-ink', 'highlight'],
  ['ink', 'segment'],
  ...avatars,
];
/** What tells a state or an edge by shape alone needs 3:1 (WCAG 1.4.11). */
const marks = [
  'focus',
  'waiting',
  'success',
  'sandbox',
  'chart-quiet',
  'chart-soft',
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((place) => `account-${place}`),
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colour = (name: string): Colour => {
    const pair = tokens.get(name);
    if (!pair) throw new Error(`tokens.css has no colour --${name}`);
    return pair[theme];
  };
  const failures = (pairs: readonly (readonly [string, Colour, Colour])[], least: number) =>
    pairs
      .map(([name, ink, ground]) => [name, contrast(ink, ground)] as const)
      .filter(([, ratio]) => ratio < least)
      .map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`);

  it('has 4.5:1 for every text on every ground', () => {
    const pairs = grounds.flatMap((ground) =>
      inks.map((ink) => [`${ink} on ${ground}`, colour(ink), colour(ground)] as const),
    );
    expect(failures(pairs, 4.5)).toEqual([]);
  });

  it('keeps 4.5:1 while a row or a button is hovered or pressed', () => {
    const pairs = hoverGrounds.flatMap((ground) =>
      ['ink', 'ink-soft', 'accent-ink', 'danger-ink'].flatMap((ink) =>
        ['hover', 'press'].map(
          (veil) =>
            [`${ink} on ${ground} + ${veil}`, colour(ink), layered(colour(veil), colour(ground))] as const,
        ),
      ),
    );
    expect(failures(pairs, 4.5)).toEqual([]);
  });

  it('keeps 4.5:1 for faint text in a hovered list row and on the ground of a search field', () => {
    const pairs = ['surface-sunken', 'surface', 'surface-raised'].map(
      (ground) =>
        [
          `ink-faint on ${ground} + hover`,
          colour('ink-faint'),
          layered(colour('hover'), colour(ground)),
        ] as const,
    );
    expect(failures(pairs, 4.5)).toEqual([]);
  });

  it('has 4.5:1 inside pills, filled buttons, notes and avatars', () => {
    const pairs = pills.map(
      ([ink = '', ground = '']) => [`${ink} on ${ground}`, colour(ink), colour(ground)] as const,
    );
    expect(failures(pairs, 4.5)).toEqual([]);
  });

  it('has 3:1 for marks, stripes, the focus ring and the edge of fields', () => {
    const onPanes = marks.flatMap((mark) =>
      ['rail', 'surface-sunken', 'surface', 'surface-raised'].map(
        (ground) => [`${mark} on ${ground}`, colour(mark), colour(ground)] as const,
      ),
    );
    const edges = ['surface-sunken', 'surface', 'surface-raised', 'field'].map(
      (ground) => [`control on ${ground}`, colour('control'), colour(ground)] as const,
    );
    const segments = ['surface', 'surface-raised'].map((ground) => {
      const track = layered(colour('press'), colour(ground));
      return [`edge of a segment on ${ground}`, colour('control'), track] as const;
    });
    expect(failures([...onPanes, ...edges, ...segments], 3)).toEqual([]);
  });

  it('makes the open conversation brighter than the panes around it', () => {
    const brightness = (name: string) => contrast(colour(name), [0, 0, 0, 1]);
    expect(brightness('surface')).toBeGreaterThan(brightness('surface-sunken'));
    expect(brightness('surface-sunken')).toBeGreaterThan(brightness('rail'));
  });
});
