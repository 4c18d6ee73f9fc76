import { describe, expect, it } from 'vitest';
import {
  applySuggestion,
  nameBeingTyped,
  suggestionsFor,
} from '../../../../src-renderer/features/search/suggestions.ts';

const known = {
  accounts: ['Квіти', 'Подарунки'],
  operators: ['Ніна'],
  people: ['Олена Коваль', 'Олександр'],
};
const labels = (typed: string, language: 'uk' | 'en' = 'uk') =>
  suggestionsFor(typed, language, known).map((suggestion) => suggestion.label);

describe('what could be typed next', () => {
  it('before a word: the filters that are used often, in the language of the screen', () => {
    expect(labels('')).toEqual(['від:', 'у:', 'має:', 'акаунт:', 'до:', 'після:']);
    expect(labels('bouquet ', 'en')).toEqual(['from:', 'in:', 'has:', 'account:', 'before:', 'after:']);
  });

  it('within a word: filters that begin so, and nothing for an ordinary word', () => {
    expect(labels('букет да')).toEqual(['дата:']);
    expect(labels('б')).toEqual([]);
    expect(labels('букет')).toEqual([]);
    expect(labels('https://пр')).toEqual([]);
  });

  it('after a filter: its values, whatever language the filter is in', () => {
    expect(labels('має:')).toContain('фото');
    expect(labels('has:фо')).toEqual(['фото']);
    expect(labels('акаунт:по')).toEqual(['Подарунки']);
    expect(labels('від:')).toEqual(['мене', 'клієнта', 'Ніна', 'Олена Коваль', 'Олександр']);
    expect(labels('у:ол')).toEqual(['Олена Коваль', 'Олександр']);
    expect(labels('від:"Олена К')).toEqual(['Олена Коваль']);
  });

  it('a whole value is not offered again', () => {
    expect(labels('має:фото')).toEqual([]);
  });
});

describe('taking one', () => {
  it.each([
    ['букет від:ол', 'Олена Коваль', 'букет від:"Олена Коваль" '],
    ['-має:фо', 'фото', '-має:фото '],
    ['букет да', 'дата:', 'букет дата:'],
    ['', 'від:', 'від:'],
  ])('%j and %j give %j', (typed, label, result) => {
    const suggestion = suggestionsFor(typed, 'uk', known).find((candidate) => candidate.label === label);
    expect(suggestion && applySuggestion(typed, suggestion)).toBe(result);
  });
});

it('a name is looked up only after a filter that takes one', () => {
  expect(['від:ол', 'in:"Олена К', 'має:фо', 'букет', 'від:'].map(nameBeingTyped)).toEqual([
    'ол',
    'Олена К',
    null,
    null,
    null,
  ]);
});
