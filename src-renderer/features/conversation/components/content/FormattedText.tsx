import type { Block, Inline } from '#shared/domain/text-formatting.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { keyed } from '../../keyed.ts';
import { LinkText } from './LinkText.tsx';

export interface FormattedTextProps {
  readonly blocks: readonly Block[];
}

/** A parsed message as lines, lists, quotes and code. Every line finds its own direction of writing. */
export function FormattedText({ blocks }: FormattedTextProps) {
  return keyed(blocks).map(({ key, item }) => (
    <BlockView key={key} block={item} isLast={item === blocks.at(-1)} />
  ));
}

interface BlockViewProps {
  readonly block: Block;
  /** The time of the message stands beside the last line. */
  readonly isLast: boolean;
}

function BlockView({ block, isLast }: BlockViewProps) {
  switch (block.kind) {
    case 'lines':
      return (
        <span dir="auto" className={isLast ? undefined : 'block'}>
          <Inlines nodes={block.children} />
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
            <span key={key} dir="auto" className="block min-h-[1lh]">
              <Inlines nodes={item} />
            </span>
          ))}
        </blockquote>
      );
    case 'list':
      return (
        <ul className="my-0.5 flex list-none flex-col gap-0.5">
          {keyed(block.items).map(({ key, item }) => (
            <li key={key} dir="auto" className="flex gap-2">
              <span
                className={classNames(
                  'shrink-0 text-ink-soft',
                  block.isOrdered && 'min-w-4 text-end tabular-nums',
                )}
              >
                {block.isOrdered ? item.marker.trim() : '•'}
              </span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <Inlines nodes={item.children} />
              </span>
            </li>
          ))}
        </ul>
      );
  }
}

function Inlines({ nodes }: { readonly nodes: readonly Inline[] }) {
  return keyed(nodes).map(({ key, item }) => <InlineView key={key} node={item} />);
}

function InlineView({ node }: { readonly node: Inline }) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return (
        <strong className="font-semibold">
          <Inlines nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} />
        </s>
      );
    case 'code':
      return <code className="rounded-xs bg-press px-1 py-px font-mono text-[0.9em]">{node.text}</code>;
    case 'link':
      return <LinkText link={node.link} />;
  }
}
