import { placesInText } from '#shared/domain/template-places.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';

export interface MarkedPiece {
  readonly kind: 'words' | 'place';
  readonly isWrong: boolean;
  readonly text: string;
}

/** A text in pieces that are places or not, and wrong or not; joined they are the text again. */
export function markedPieces(text: string, problems: readonly TemplateProblem[]): readonly MarkedPiece[] {
  const places = placesInText(text);
  const wrong = problems.flatMap(({ spot, severity }) =>
    severity === 'error' && spot.kind === 'body' && spot.from !== null && spot.to !== null
      ? [{ from: spot.from, to: spot.to }]
      : [],
  );
  const ends = new Set([0, text.length]);
  for (const { from, to } of [...places, ...wrong]) {
    ends.add(Math.min(Math.max(from, 0), text.length));
    ends.add(Math.min(Math.max(to, 0), text.length));
  }
  const cuts = [...ends].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0;
    const isIn = (range: { readonly from: number; readonly to: number }) =>
      range.from <= from && to <= range.to;
    return {
      kind: places.some(isIn) ? 'place' : 'words',
      isWrong: wrong.some(isIn),
      text: text.slice(from, to),
    };
  });
}
