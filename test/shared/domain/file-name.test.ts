import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayFileName, downloadFileName } from '#shared/domain/file-name.ts';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('a file name from a stranger', () => {
  it.each([
    ['рахунок №5.pdf', 'рахунок №5.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\windows\\system32.dll', '_.._windows_system32.dll'],
    ['C:\\Users\\x\\a.txt', 'C_Users_x_a.txt'],
    ['foto\u202egpj.exe', 'fotogpj.exe'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['z\u200be\u200dr\ufeffo.txt', 'zero.txt'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['LPT1.tar.gz', '_LPT1.tar.gz'],
    ['console.txt', 'console.txt'],
    ['name. . .', 'name'],
    ['.bashrc', 'bashrc'],
    ['a<b>c?d*e"f|g.txt', 'a_b_c_d_e_f_g.txt'],
    ['full／width＼slash.txt', 'full_width_slash.txt'],
    ['  many   spaces\t.txt ', 'many spaces.txt'],
    ['😀.png', '😀.png'],
  ])('%j is shown as %j', (name, shown) => {
    expect(displayFileName(name)).toBe(shown);
  });

  it.each(['', '   ', '...', '/', '\u202e\u202d', '\u0000'])(
    '%j has no usable name and gets one by its type',
    (name) => {
      expect(displayFileName(name, 'image/jpeg')).toBe('file.jpg');
      expect(displayFileName(name, 'application/x-unknown')).toBe('file');
    },
  );

  it('cuts a long name in its stem and keeps the extension', () => {
    const shown = displayFileName(`${'Довга назва '.repeat(400)}.docx`);
    expect(bytes(shown)).toBeLessThanOrEqual(120);
    expect(shown).toMatch(/^Довга назва .*…\.docx$/);
    expect(displayFileName(`${'😀'.repeat(500)}`)).not.toMatch(/\ufffd/);
  });

  it('holds its promises for any text whatever, and is stable', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: 'grapheme', maxLength: 300 }),
        ),
        (name) => {
          const shown = displayFileName(name);
          expect(shown).not.toBe('');
          expect(bytes(shown)).toBeLessThanOrEqual(120);
          expect(shown).not.toMatch(/[/\\:*?"<>|\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
          expect(shown).not.toMatch(/^[.\s]|[.\s]$/u);
          expect(shown).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
          expect(displayFileName(shown)).toBe(shown);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the name under which a file is saved', () => {
  it.each([
    ['invoice.exe', 'application/pdf', 'invoice.exe.pdf'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['photo', 'image/png', 'photo.png'],
    ['page.html', 'image/png', 'page.html.png'],
    ['prices.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'prices.xlsx'],
  ])('%j with the bytes of %s becomes %j', (name, type, saved) => {
    expect(downloadFileName(name, type)).toBe(saved);
  });
});
