import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  type Inline,
  parseFormattedText,
  plainWords,
} from '../../../src-shared/domain/text-formatting.ts';

const signs = { bold: '*', italic: '_', strike: '~' } as const;

/** The tree in a short form: `<b>`, `<i>`, `<s>`, `<c>` around what they hold. */
const short = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'link') return `[${node.link.text}]`;
      if (node.kind === 'code') return `<c>${node.text}</c>`;
      const tag = node.kind[0];
      return `<${tag}>${short(node.children)}</${tag}>`;
    })
    .join('');

const line = (body: string) => {
  const [block] = parseFormattedText(body);
  return block?.kind === 'lines' ? short(block.children) : block;
};

/** The text that a tree was made of, with its markers. */
const written = (blocks: readonly Block[]): string => blocks.map(writtenBlock).join('\n');
function writtenBlock(block: Block): string {
  if (block.kind === 'lines') return writtenInline(block.children);
  if (block.kind === 'code') return `\`\`\`${block.text}\`\`\``;
  if (block.kind === 'quote') return block.lines.map((one) => `> ${writtenInline(one)}`).join('\n');
  return block.items.map((item) => item.marker + writtenInline(item.children)).join('\n');
}
function writtenInline(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'link') return node.link.text;
      if (node.kind === 'code') return node.fence + node.text + node.fence;
      return signs[node.kind] + writtenInline(node.children) + signs[node.kind];
    })
    .join('');
}

describe('words inside a line', () => {
  it.each([
    ['*Разом:* 1 250 грн', '<b>Разом:</b> 1 250 грн'],
    ['_так_, ~ні~', '<i>так</i>, <s>ні</s>'],
    ['*_обидва_ і ~три~*', '<b><i>обидва</i> і <s>три</s></b>'],
    ['(*в дужках*)', '(<b>в дужках</b>)'],
    ['код `a*b*c` тут', 'код <c>a*b*c</c> тут'],
    ['слово ```моно``` слово', 'слово <c>моно</c> слово'],
    ['дивись https://a.example/_x_y_ *тут*', 'дивись [https://a.example/_x_y]_ <b>тут</b>'],
  ])('%s', (body, tree) => {
    expect(line(body)).toBe(tree);
  });

  it.each([
    'snake_case_name і 2*3*4',
    '*не закрите',
    'а * пробіл*',
    '*пробіл *',
    '**',
    '***',
    '`порожній',
    '*через\nрядок*',
    'їжак*жирний*їжак',
    '1*2 ~',
  ])('markers that are none stay: %s', (body) => {
    expect(line(body)).toBe(body);
  });

  it('crossed markers: what was opened first and closed counts', () => {
    expect(line('*a _b* c_')).toBe('<b>a _b</b> c_');
  });
});

describe('lines', () => {
  it('lists, quotes and code stand apart from the words around them', () => {
    const body =
      'Замовлення:\n- *троянди*\n- папір\n1. один\n2. два\n> цитата\n> далі\n```\nлист\n```\nкінець';
    expect(parseFormattedText(body)).toMatchObject([
      { kind: 'lines', children: [{ kind: 'text', text: 'Замовлення:' }] },
      { kind: 'list', isOrdered: false, items: [{ marker: '- ' }, { marker: '- ' }] },
      { kind: 'list', isOrdered: true, items: [{ marker: '1. ' }, { marker: '2. ' }] },
      { kind: 'quote', lines: [[{ text: 'цитата' }], [{ text: 'далі' }]] },
      { kind: 'code', text: '\nлист\n' },
      { kind: 'lines', children: [{ kind: 'text', text: 'кінець' }] },
    ]);
  });

  it('a dash without a word behind it, a year and a "greater than" are no blocks', () => {
    for (const body of ['- ', '-так', '2026. Рік', '>5', '*жирний* рядок'])
      expect(parseFormattedText(body)).toMatchObject([{ kind: 'lines' }]);
  });
});

describe('the words of a preview', () => {
  it('stand in one line without markers', () => {
    expect(plainWords('*Набір*:\n- _троянди_\n> так\n```\nкв. 5\n```\nhttps://a.example')).toBe(
      'Набір: - троянди так кв. 5 https://a.example',
    );
  });
});

describe('whatever is written', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '```',
      '\n',
      ' ',
      '> ',
      '- ',
      '1. ',
      'https://a.example/x',
      '@',
      '+380671234567',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  it('is all there in the tree', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const body = pieces.join('');
        expect(written(parseFormattedText(body))).toBe(body);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['letters without a gap', 'a'.repeat(65_536)],
    ['opened bold, never closed', '*a '.repeat(21_845)],
    ['pairs of markers', '*a* _b_ '.repeat(5_000)],
    ['markers only', '*_~'.repeat(21_845)],
    ['fences', '```'.repeat(21_845)],
    ['backticks', '` '.repeat(32_768)],
    ['dots and dashes', 'a.-'.repeat(21_845)],
    ['digits', '+1 (0'.repeat(13_107)],
    ['quotes', '> *a\n'.repeat(13_107)],
    ['addresses', 'www.a.ua '.repeat(7_281)],
    ['zalgo', 'а\u0301\u0302\u0303'.repeat(16_384)],
  ])('is read in a moment: %s', (_name, body) => {
    const start = performance.now();
    expect(written(parseFormattedText(body))).toBe(body);
    // Measured at 5 to 60 ms; a parser that went over the text for each of its letters would need minutes.
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
