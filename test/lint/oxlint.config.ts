import {
  type ForbiddenArrow,
  featureArrows,
  forbiddenArrows,
  isBelow,
  listFeatures,
  packageDoors,
} from './layers.ts';

const projectRoot = new URL('../../', import.meta.url);
const allArrows = [...forbiddenArrows, ...featureArrows(listFeatures(projectRoot))];

/** Places whose rules differ; the last override that fits a file wins, so the deepest place comes last. */
const places = [
  ...new Set([
    'src-shared',
    'src-renderer',
    'src-main',
    ...allArrows.map((arrow) => arrow.from),
    ...packageDoors.flatMap((door) => door.allowedIn),
  ]),
]
  .filter((place) => place !== 'test')
  .sort((a, b) => a.split('/').length - b.split('/').length);

/** How an import of a place is written from inside another one: `../../services/**`. */
function specifiersOf(arrow: ForbiddenArrow): string[] {
  const segments = arrow.to.split('/');
  const written = segments.length > 1 ? segments.slice(1).join('/') : arrow.to;
  const last = segments[segments.length - 1] ?? '';
  const tail = /\.\w+$/.test(written) ? '' : '/**';
  const names = new Set([written, last]);
  return [...names].flatMap((name) =>
    ['./', '../', '../../', '../../../', '../../../../'].map((up) => `${up}${name}${tail}`),
  );
}

function restrictionsAt(place: string) {
  const doors = packageDoors.filter((door) => !door.allowedIn.some((allowed) => isBelow(place, allowed)));
  const closed = allArrows.filter((arrow) => isBelow(place, arrow.from));
  return {
    paths: doors.flatMap((door) =>
      door.packages.filter((name) => !name.endsWith('*')).map((name) => ({ name, message: door.message })),
    ),
    patterns: [
      ...doors.map((door) => ({
        group: door.packages.flatMap((name) => (name.endsWith('*') ? [name, `${name}/**`] : [`${name}/**`])),
        message: door.message,
      })),
      ...closed.map((arrow) => ({ group: specifiersOf(arrow), message: arrow.message })),
    ],
  };
}

// oxlint reads the default export; everywhere else they are refused.
export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'promise', 'vitest'],
  categories: { correctness: 'error' },
  ignorePatterns: ['**/node_modules/**', '**/out/**', '**/dist/**'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['error', { max: 500 }],
    'no-console': 'error',
    'no-empty': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'react/no-danger': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'typescript/await-thenable': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false, properties: false } },
    ],
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'vitest/no-focused-tests': 'error',
    // The second argument of expect is the sentence for a failure.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // Parts are plain objects made by functions: their methods have no `this` to lose.
    'typescript/unbound-method': 'off',
    // Texts are cut between code points on purpose.
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    // What a stranger sends is cleaned of control characters.
    'no-control-regex': 'off',
    // The virtual lists are known to be skipped by the compiler.
    'react/incompatible-library': 'off',
    // Tables of cases, and properties that hold for some inputs only, need conditions around their expectations.
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*'] }],
    'vitest/no-conditional-expect': 'off',
    'vitest/no-conditional-tests': 'off',
    'vitest/no-standalone-expect': 'off',
    'vitest/require-to-throw-message': 'off',
  },
  overrides: [
    ...places.map((place) => ({
      files: [place.endsWith('.ts') ? `**/${place}` : `**/${place}/**`],
      rules: { 'no-restricted-imports': ['error', restrictionsAt(place)] },
    })),
    {
      // What a person would wait to see is an expectation there: it fails when it does not come.
      files: ['**/test/e2e/**', '**/test/desktop/**'],
      rules: { 'vitest/expect-expect': 'off' },
    },
    // A build tool reads its configuration from the default export and talks on the console.
    {
      files: ['**/*.config.ts', '**/test/helpers/plain-reporter.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      files: [
        '**/src-main/tooling/**',
        '**/test/bench/**',
        '**/test/faults/**',
        '**/test/helpers/plain-reporter.ts',
      ],
      rules: { 'no-console': 'off' },
    },
  ],
};
