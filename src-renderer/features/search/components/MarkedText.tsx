import type { Snippet } from '#shared/contract/search.ts';

/** A piece of a message with what was looked for marked in it. */
export function MarkedText({ snippet: { text, marks } }: { readonly snippet: Snippet }) {
  const parts = marks.map(([start, end], index) => {
    const before = text.slice(index === 0 ? 0 : marks[index - 1]?.[1], start);
    return (
      <span key={start}>
        {before}
        <mark className="rounded-[3px] bg-highlight text-highlight-ink">{text.slice(start, end)}</mark>
      </span>
    );
  });
  return (
    <bdi>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </bdi>
  );
}
