import type { ReactNode } from 'react';
import type { TextLink } from '#shared/domain/links.ts';
import type { Block, Inline } from '#shared/domain/text-formatting.ts';
import { classNames } from './class-names.ts';
import { keyed } from './keyed.ts';

/** How the two things are drawn that each place draws in its own way. */
export interface InlineLooks {
  readonly link: (link: TextLink) => ReactNode;
  /** Plain words between the marks; without it as they are. */
  readonly text?: (text: string) => ReactNode;
}

export interface FormattedTextProps {
  readonly blocks: readonly Block[];
  readonly looks: InlineLooks;
  /** Of every line, where it is known; without it each line finds its own by its first letter. */
  readonly direction?: TextDirection;
}

export type TextDirection = 'auto' | 'ltr' | 'rtl';

/** A parsed message as lines, lists, quotes and code. */
export function FormattedText({ blocks, looks, direction = 'auto' }: FormattedTextProps) {
  return keyed(blocks).map(({ key, item }) => (
    <BlockView key={key} block={item} looks={looks} direction={direction} isLast={item === blocks.at(-1)} />
  ));
}

interface BlockViewProps {
  readonly block: Block;
  readonly looks: InlineLooks;
  readonly direction: TextDirection;
  /**
   * The time of the message stands beside the last line. Lines from right to left are a box of their own even so: without one they
   * would begin at the side on which those around them do.
   */
  readonly isLast: boolean;
}

function BlockView({ block, looks, direction, isLast }: BlockViewProps) {
  switch (block.kind) {
    case 'lines':
      return (
        <span
          dir={direction}
          className={isLast && !isToTheLeft(block.children, direction) ? undefined : 'block'}
        >
          <Inlines nodes={block.children} looks={looks} />
        </span>
      );
    case 'code':
      return (
        <code className="my-1 block rounded-sm bg-press px-2.5 py-1.5 font-mono text-[13px] leading-5">
          {block.text.replace(/^\n|\n$/g, '')}
        </code>
      );
    case 'quote':
      return (
        <blockquote className="my-1 border-s-[3px] border-line-strong ps-2.5 text-ink-soft">
          {keyed(block.lines).map(({ key, item }) => (
            <span key={key} dir={direction} className="block min-h-[1lh]">
              <Inlines nodes={item} looks={looks} />
            </span>
          ))}
        </blockquote>
      );
    case 'list':
      return (
        <ul className="my-0.5 flex list-none flex-col gap-0.5">
          {keyed(block.items).map(({ key, item }) => (
            <li key={key} dir={direction} className="flex gap-2">
              <span
                className={classNames(
                  'shrink-0 text-ink-soft',
                  block.isOrdered && 'min-w-4 text-end tabular-nums',
                )}
              >
                {block.isOrdered ? item.marker.trim() : '•'}
              </span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <Inlines nodes={item.children} looks={looks} />
              </span>
            </li>
          ))}
        </ul>
      );
  }
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a line goes to the left; for `dir="auto"` as the browser finds it: by the first letter. */
const isToTheLeft = (nodes: readonly Inline[], direction: TextDirection): boolean =>
  direction === 'auto' ? rightToLeft.test(firstLetter(nodes) ?? '') : direction === 'rtl';

function firstLetter(nodes: readonly Inline[]): string | undefined {
  for (const node of nodes) {
    const letter =
      'children' in node
        ? firstLetter(node.children)
        : /\p{L}/u.exec(node.kind === 'link' ? node.link.text : node.text)?.[0];
    if (letter !== undefined) return letter;
  }
  return undefined;
}

interface InlinesProps {
  readonly nodes: readonly Inline[];
  readonly looks: InlineLooks;
}

function Inlines({ nodes, looks }: InlinesProps) {
  return keyed(nodes).map(({ key, item }) => <InlineView key={key} node={item} looks={looks} />);
}

function InlineView({ node, looks }: { readonly node: Inline; readonly looks: InlineLooks }) {
  switch (node.kind) {
    case 'text':
      return looks.text ? looks.text(node.text) : node.text;
    case 'bold':
      return (
        <strong className="font-semibold">
          <Inlines nodes={node.children} looks={looks} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines nodes={node.children} looks={looks} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} looks={looks} />
        </s>
      );
    case 'code':
      return <code className="rounded-xs bg-press px-1 py-px font-mono text-[0.9em]">{node.text}</code>;
    case 'link':
      return looks.link(node.link);
  }
}
