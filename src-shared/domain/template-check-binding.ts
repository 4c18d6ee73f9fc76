import type { RecordType } from '../contract/records.ts';
import { fieldAt } from './field-path.ts';
import type { TemplateCheckCode } from './template-check-codes.ts';
import { type FieldPath, placeKey, type TemplateDraft, type TemplatePlace } from './template-draft.ts';
import { extraPlacesOf, placesOf } from './template-places.ts';
import type { TemplateProblem, TemplateSpot } from './template-problem.ts';
import { advice, wrong } from './template-problem-words.ts';

type Types = readonly RecordType[];
type Binding = TemplateDraft['binding'];

/** Where values, phone and file come from: whether the record type has what is asked of it. */
export function checkBinding(
  { text, binding }: Pick<TemplateDraft, 'text' | 'binding'>,
  types: Types,
): TemplateProblem[] {
  const places = placesOf(text).flatMap((place) => checkSource(place, binding, types));
  const extras = extraPlacesOf(text).flatMap((place) => checkExtra(place, binding, types));
  const nobody = binding.operatorIds?.length === 0 ? [noOperator] : [];
  return [
    ...checkType(binding, types),
    ...places,
    ...extras,
    ...checkHeaderSource(text, binding, types),
    ...nobody,
  ];
}

const noOperator = advice(
  'operators_none',
  { kind: 'template' },
  'Жоден оператор не може надсилати цей шаблон. Дозвольте його комусь або всім.',
  'No operator may send this template. Allow it to somebody, or to everybody.',
);

function checkType({ appliesTo, phonePath }: Binding, types: Types): TemplateProblem[] {
  if (appliesTo === null) return [];
  const type = types.find(({ name }) => name === appliesTo);
  if (!type) {
    return [
      wrong(
        'applies_to_unknown',
        { kind: 'applies_to' },
        `Типу записів «${appliesTo}» немає. Оберіть інший.`,
        `There is no record type “${appliesTo}”. Choose another one.`,
      ),
    ];
  }
  return phonePath === null ? checkOwnPhone(type, types) : checkPhonePath(phonePath, type, types);
}

function checkPhonePath(path: FieldPath, type: RecordType, types: Types): TemplateProblem[] {
  const spot = { kind: 'phone_path' } as const;
  const field = fieldAt(types, type.name, path);
  if (field === null) return [brokenPath('phone_path_broken', spot, path, type)];
  if (field.kind === 'phone') return [];
  return [
    wrong(
      'phone_path_kind',
      spot,
      `Поле «${field.label.uk}» не є телефоном, тому надіслати на нього не можна. Оберіть поле телефону.`,
      `The field “${field.label.en}” is no phone, so nothing can be sent to it. Choose a phone field.`,
    ),
  ];
}

function checkOwnPhone(type: RecordType, types: Types): TemplateProblem[] {
  if (type.fields.some(({ kind }) => kind === 'phone')) return [];
  const through = type.fields.find(
    ({ referenceTo }) =>
      referenceTo !== null &&
      types.some(({ name, fields }) => name === referenceTo && fields.some(({ kind }) => kind === 'phone')),
  );
  const [uk, en] = through
    ? [`, наприклад телефон із «${through.label.uk}»`, `, such as the phone of “${through.label.en}”`]
    : ['', ''];
  return [
    wrong(
      'phone_path_missing',
      { kind: 'phone_path' },
      `У записах «${type.label.uk}» немає поля телефону. Вкажіть, де взяти номер${uk}.`,
      `Records of “${type.label.en}” have no phone field. Say where the number is${en}.`,
    ),
  ];
}

const brokenPath = (
  code: TemplateCheckCode,
  spot: TemplateSpot,
  path: readonly string[],
  type: RecordType,
): TemplateProblem =>
  wrong(
    code,
    spot,
    `У записах «${type.label.uk}» немає поля ${path.join('.')}. Оберіть інше.`,
    `Records of “${type.label.en}” have no field ${path.join('.')}. Choose another one.`,
  );

const noType = (spot: TemplateSpot): TemplateProblem =>
  wrong(
    'source_no_type',
    spot,
    'Значення береться із запису, а тип записів не обрано. Оберіть його або інше джерело.',
    'The value comes from a record, and no record type is chosen. Choose one, or another source.',
  );

function checkSource(place: TemplatePlace, binding: Binding, types: Types): TemplateProblem[] {
  const key = placeKey(place);
  const spot = { kind: 'variable', key } as const;
  const source = binding.variables[key]?.source;
  // Whoever sends it is asked where nobody chose a source.
  if (!source) return [];
  if (source.kind === 'field') return checkField(source.path, spot, binding, types);
  return source.kind === 'link' ? checkLink(source.pattern, spot, binding, types) : [];
}

/** What a button may carry: free words, with fields of the record in them. */
function checkExtra(place: TemplatePlace, binding: Binding, types: Types): TemplateProblem[] {
  const key = placeKey(place);
  const source = binding.variables[key]?.source;
  if (source?.kind !== 'link') return [];
  const spot = { kind: 'variable', key } as const;
  return linkPlaces(source.pattern).flatMap((path) => checkField(path, spot, binding, types));
}

function checkField(path: FieldPath, spot: TemplateSpot, binding: Binding, types: Types): TemplateProblem[] {
  if (binding.appliesTo === null) return [noType(spot)];
  const type = types.find(({ name }) => name === binding.appliesTo);
  // An unknown type is told once, at its own place.
  if (!type) return [];
  const field = fieldAt(types, type.name, path);
  if (field === null) return [brokenPath('path_broken', spot, path, type)];
  return field.kind === 'reference'
    ? [
        advice(
          'path_reference',
          spot,
          `«${field.label.uk}» є посиланням на інший запис: у повідомленні стоятиме його ключ. Оберіть поле в ньому.`,
          `“${field.label.en}” refers to another record: the message will show its key. Choose a field in it.`,
        ),
      ]
    : [];
}

/** The paths of fields in an address such as `https://example.com/{customer.phone}/{number}`. */
const linkPlaces = (pattern: string): FieldPath[] =>
  [...pattern.matchAll(/\{([^{}]*)\}/g)].map((match) => (match[1] ?? '').trim().split('.'));

function checkLink(pattern: string, spot: TemplateSpot, binding: Binding, types: Types): TemplateProblem[] {
  if (!/^https?:\/\/\S+$/i.test(pattern.trim())) {
    return [
      wrong(
        'link_form',
        spot,
        'Посилання має починатися з https:// і не мати пробілів: https://example.com/order/{number}.',
        'The link has to begin with https:// and have no spaces: https://example.com/order/{number}.',
      ),
    ];
  }
  return linkPlaces(pattern).flatMap((path) => checkField(path, spot, binding, types));
}

function checkHeaderSource(
  { header }: TemplateDraft['text'],
  binding: Binding,
  types: Types,
): TemplateProblem[] {
  const source = binding.headerSource;
  const spot = { kind: 'header_source' } as const;
  if (header.kind === 'none' || header.kind === 'text' || source.kind === 'ask') return [];
  const isPlace = header.kind === 'location';
  if (isPlace !== (source.kind === 'place')) {
    return [
      isPlace
        ? wrong(
            'header_source_kind',
            spot,
            'Угорі повідомлення стоїть місце на карті. Вкажіть його тут або під час надсилання.',
            'A place on the map stands at the top. Name it here, or when sending.',
          )
        : wrong(
            'header_source_kind',
            spot,
            'Угорі повідомлення стоїть файл. Вкажіть його тут або під час надсилання.',
            'A file stands at the top. Name it here, or when sending.',
          ),
    ];
  }
  return source.kind === 'field' ? checkHeaderField(source.path, binding, types) : [];
}

function checkHeaderField(path: FieldPath, binding: Binding, types: Types): TemplateProblem[] {
  const spot = { kind: 'header_source' } as const;
  const problems = checkField(path, spot, binding, types);
  const field = binding.appliesTo === null ? null : fieldAt(types, binding.appliesTo, path);
  if (problems.length > 0 || field === null || field.kind === 'link') return problems;
  return [
    wrong(
      'header_source_link',
      spot,
      `Файл беруть за посиланням, а поле «${field.label.uk}» не є посиланням.`,
      `The file is taken from a link, and the field “${field.label.en}” is no link.`,
    ),
  ];
}
