import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/** The folders of `src`, in the order in which they may know each other: a folder imports from those above it. */
const floors = [
  'engine',
  'ipsec',
  'config',
  'tables',
  'scenario',
  'analysis',
  'messages',
  'workspace',
  'features',
  'panel',
  'extension',
  'cli',
];

/** Folders that may import less than the order allows. */
const only = {
  engine: [],
  ipsec: ['engine'],
  config: [],
  tables: [],
  panel: ['engine', 'messages'],
};

const nodeBuiltins = builtinModules.flatMap((name) => [name, `${name}/*`]).concat('node:*');

function importRule(floor) {
  const allowed = only[floor] ?? floors.slice(0, floors.indexOf(floor));
  const others = floors.filter((name) => name !== floor && !allowed.includes(name));
  const patterns = [
    {
      group: others.flatMap((name) => [`../${name}/*`, `../../${name}/*`, `../../../${name}/*`]),
      message: `src/${floor} may not import this folder: see CONTRIBUTING.md, "The house".`,
    },
  ];
  const outside = floor === 'extension' || floor === 'cli';
  if (!outside) {
    patterns.push({
      group: nodeBuiltins,
      message: 'Only src/extension and src/cli may import Node built-ins.',
    });
  }
  if (floor !== 'extension') {
    patterns.push({ group: ['vscode'], message: 'Only src/extension may import vscode.' });
  }
  if (floor !== 'messages') {
    patterns.push({ group: ['@vscode/l10n'], message: 'Sentences are made in src/messages only.' });
  }
  const nodeGlobals = ['process', 'Buffer', 'require', '__dirname', 'global', 'setImmediate'];
  return {
    files: [`src/${floor}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-globals': outside ? 'off' : ['error', ...nodeGlobals],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', '.vscode-test/**', 'node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals does.' },
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
      ],
    },
  },
  ...floors.map(importRule),
  {
    // Typed arrays are read by indexes that are in range by construction; a check in each place would cost its speed.
    files: ['src/engine/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/extension/web/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: nodeBuiltins, message: 'The web host has no Node built-ins.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['it', 'describe'], package: 'mocha' }] },
      ],
    },
  },
);
