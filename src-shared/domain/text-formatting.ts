import { findLinks, type TextLink } from './links.ts';

/** Words inside a line. `fence` is what stood around a piece of code. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: readonly Inline[] }
  | { kind: 'code'; text: string; fence: '`' | '```' }
  | { kind: 'link'; link: TextLink };

/** A part of a message that takes whole lines. Between two blocks stood one line break. */
export type Block =
  | { kind: 'lines'; children: readonly Inline[] }
  | { kind: 'quote'; lines: readonly (readonly Inline[])[] }
  | { kind: 'list'; isOrdered: boolean; items: readonly ListItem[] }
  | { kind: 'code'; text: string };

export interface ListItem {
  /** As written, with its space: `- `, `* `, `12. `. */
  readonly marker: string;
  readonly children: readonly Inline[];
}

type MarkerKind = 'bold' | 'italic' | 'strike';
const markers: Readonly<Record<string, MarkerKind>> = { '*': 'bold', _: 'italic', '~': 'strike' };

const code = /```([\s\S]+?)```|`([^`\n]+)`/g;
const listMarker = /^(?:[-*] |\d{1,3}\. )(?=\S)/;
const quoteMarker = '> ';

/**
 * A message as WhatsApp draws it: `*bold*`, `_italic_`, `~strike~`, `` `code` ``, fenced code, lists and quotes. Markers
 * that are not closed, or stand inside a word, stay what they are; no character of the text is lost. Time grows with
 * the length of the text and nothing else.
 */
export function parseFormattedText(body: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) blocks.push({ kind: 'lines', children: parseInline(lines.join('\n')) });
    lines = [];
  };
  for (const run of groupLines(splitLines(body))) {
    if (run.kind === 'plain') lines.push(...run.lines);
    else {
      flush();
      blocks.push(toBlock(run));
    }
  }
  flush();
  return blocks;
}

/** The words without the markers around them, in one line: for quotes and previews. */
export function plainWords(body: string): string {
  return parseFormattedText(body).map(wordsOfBlock).join(' ').replace(/\s+/g, ' ').trim();
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'lines':
      return wordsOf(block.children);
    case 'code':
      return block.text;
    case 'quote':
      return block.lines.map(wordsOf).join(' ');
    case 'list':
      return block.items.map((item) => item.marker + wordsOf(item.children)).join(' ');
  }
}

const wordsOf = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'link') return node.link.text;
      return node.kind === 'text' || node.kind === 'code' ? node.text : wordsOf(node.children);
    })
    .join('');

type LineKind = 'plain' | 'code' | 'quote' | 'bullet' | 'ordered';
interface LineRun {
  readonly kind: LineKind;
  readonly lines: string[];
}

/** Lines of the text; a line break inside of fenced code does not end one. */
function splitLines(body: string): readonly string[] {
  if (!body.includes('```')) return body.split('\n');
  const lines: string[] = [];
  let open = '';
  let end = 0;
  const take = (text: string) => {
    const parts = text.split('\n');
    lines.push(open + (parts[0] ?? ''), ...parts.slice(1));
    open = lines.pop() ?? '';
  };
  for (const match of body.matchAll(fencedAsAWhole)) {
    take(body.slice(end, match.index));
    open += match[0];
    end = match.index + match[0].length;
  }
  take(body.slice(end));
  return [...lines, open];
}

const fencedAsAWhole = /```[\s\S]+?```/g;

function kindOfLine(line: string): LineKind {
  if (line.startsWith('```') && line.length > 6 && line.indexOf('```', 4) === line.length - 3) return 'code';
  if (line.startsWith(quoteMarker)) return 'quote';
  const marker = listMarker.exec(line)?.[0];
  if (marker === undefined) return 'plain';
  return marker.length === 2 ? 'bullet' : 'ordered';
}

function groupLines(lines: readonly string[]): readonly LineRun[] {
  const runs: LineRun[] = [];
  for (const line of lines) {
    const kind = kindOfLine(line);
    const last = runs.at(-1);
    if (last?.kind === kind && kind !== 'code') last.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs;
}

function toBlock({ kind, lines }: LineRun): Block {
  if (kind === 'code') return { kind: 'code', text: (lines[0] ?? '').slice(3, -3) };
  if (kind === 'quote')
    return { kind: 'quote', lines: lines.map((line) => parseInline(line.slice(quoteMarker.length))) };
  return { kind: 'list', isOrdered: kind === 'ordered', items: lines.map(toItem) };
}

function toItem(line: string): ListItem {
  const marker = listMarker.exec(line)?.[0] ?? '';
  return { marker, children: parseInline(line.slice(marker.length)) };
}

/** Code first, since nothing inside of it counts; then links, whose signs are no markers; then the markers. */
function parseInline(text: string): readonly Inline[] {
  const tree = new InlineTree();
  let end = 0;
  for (const match of text.matchAll(code)) {
    readMarked(tree, text, end, match.index);
    const [whole, threefold, single] = match;
    tree.add({ kind: 'code', text: threefold ?? single ?? '', fence: single === undefined ? '```' : '`' });
    end = match.index + whole.length;
  }
  readMarked(tree, text, end, text.length);
  return tree.close();
}

function readMarked(tree: InlineTree, text: string, from: number, to: number): void {
  let at = from;
  for (const { start, end, link } of findLinks(text.slice(from, to))) {
    readMarkers(tree, text, at, from + start);
    tree.add({ kind: 'link', link });
    at = from + end;
  }
  readMarkers(tree, text, at, to);
}

const anyMarker = /[*_~\n]/g;

function readMarkers(tree: InlineTree, text: string, from: number, to: number): void {
  let end = from;
  anyMarker.lastIndex = from;
  for (let match = anyMarker.exec(text); match && match.index < to; match = anyMarker.exec(text)) {
    const at = match.index;
    const sign = match[0];
    if (sign === '\n') {
      tree.write(text.slice(end, at));
      // No marker reaches over a line break.
      tree.forgetOpen();
      tree.write('\n');
      end = at + 1;
      continue;
    }
    if (tree.isOpen(sign)) {
      const mayClose = !isSpace(text[at - 1]) && text[at - 1] !== sign && !isWordAt(text, at + 1);
      if (!mayClose) continue;
      tree.write(text.slice(end, at));
      if (tree.tryClose(sign)) end = at + 1;
      else end = at;
      continue;
    }
    if (isWordBefore(text, at) || isSpace(text[at + 1])) continue;
    tree.write(text.slice(end, at));
    tree.open(sign);
    end = at + 1;
  }
  tree.write(text.slice(end, to));
}

const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);
const word = /[\p{L}\p{N}]/u;
const isWordAt = (text: string, at: number) => word.test(codePointText(text.codePointAt(at)));

/** The whole character before a place, not the second half of a pair. */
function isWordBefore(text: string, at: number): boolean {
  const isPair = at > 1 && /[\uDC00-\uDFFF]/.test(text[at - 1] ?? '');
  return word.test(codePointText(at === 0 ? undefined : text.codePointAt(at - (isPair ? 2 : 1))));
}

const codePointText = (point: number | undefined) => (point === undefined ? '' : String.fromCodePoint(point));

interface Level {
  readonly sign: string;
  readonly children: Inline[];
}

/** The tree while it grows: what is open lies on a stack; what is never closed goes back to being text. */
class InlineTree {
  readonly #root: Inline[] = [];
  readonly #levels: Level[] = [];

  add(node: Inline): void {
    this.#top().push(node);
  }

  write(text: string): void {
    if (text === '') return;
    const siblings = this.#top();
    const last = siblings.at(-1);
    if (last?.kind === 'text') siblings[siblings.length - 1] = { kind: 'text', text: last.text + text };
    else siblings.push({ kind: 'text', text });
  }

  isOpen(sign: string): boolean {
    return this.#levels.some((level) => level.sign === sign);
  }

  open(sign: string): void {
    this.#levels.push({ sign, children: [] });
  }

  /** False for a pair with nothing in it. */
  tryClose(sign: string): boolean {
    const kind = markers[sign];
    const level = this.#levels.findLast((one) => one.sign === sign);
    const isInnermost = this.#levels.at(-1) === level;
    if (!kind || !level || (isInnermost && level.children.length === 0)) return false;
    while (this.#levels.at(-1) !== level) this.#spill();
    this.#levels.pop();
    this.add({ kind, children: level.children });
    return true;
  }

  forgetOpen(): void {
    while (this.#levels.length > 0) this.#spill();
  }

  close(): readonly Inline[] {
    this.forgetOpen();
    return this.#root;
  }

  #top(): Inline[] {
    return this.#levels.at(-1)?.children ?? this.#root;
  }

  #spill(): void {
    const level = this.#levels.pop();
    if (!level) return;
    this.write(level.sign);
    for (const child of level.children) {
      if (child.kind === 'text') this.write(child.text);
      else this.add(child);
    }
  }
}
