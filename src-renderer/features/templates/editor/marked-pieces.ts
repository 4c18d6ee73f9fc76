import { placesInText } from '#shared/domain/template-places.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';

export interface MarkedPiece {
  readonly kind: 'words' | 'place';
  readonly isWrong: boolean;
  readonly text: string;
}

/** A text in pieces that are places or not, and wrong or not; joined they are the text again. */
export function markedPieces(text: string, problems: readonly TemplateProblem[]): readonly MarkedPiece[] {
  const wrong = problems.flatMap(({ spot, severity }) =>
    severity === 'error' && spot.kind === 'body' && spot.from !== null && spot.to !== null
      ? [{ from: spot.from, to: spot.to }]
      : [],
  );
  const places = depthsOf(text, placesInText(text));
  const wrongs = depthsOf(text, wrong);
  const cuts = [...new Set([0, text.length, ...places.keys(), ...wrongs.keys()])].sort((a, b) => a - b);
  // How many places and mistakes the reader stands in: one walk over the text, however many there are.
  let inPlaces = 0;
  let inWrongs = 0;
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0;
    inPlaces += places.get(from) ?? 0;
    inWrongs += wrongs.get(from) ?? 0;
    return { kind: inPlaces > 0 ? 'place' : 'words', isWrong: inWrongs > 0, text: text.slice(from, to) };
  });
}

/** How many ranges more, or fewer, are open from a letter on; a range that the text has outlived opens nothing. */
function depthsOf(
  text: string,
  ranges: readonly { readonly from: number; readonly to: number }[],
): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  for (const { from, to } of ranges) {
    const [start, end] = [from, to].map((at) => Math.min(Math.max(at, 0), text.length));
    if (start === undefined || end === undefined || start >= end) continue;
    depths.set(start, (depths.get(start) ?? 0) + 1);
    depths.set(end, (depths.get(end) ?? 0) - 1);
  }
  return depths;
}
