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

/** By full name: as a pattern, `events` would take in a file of ours of that name. */
const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

const nodeGlobals = ['process', 'Buffer', 'require', '__dirname', 'global', 'setImmediate'];

/**
 * What the files of one folder may import and which globals they have, as one rule: a later block for the same files would
 * take its place, not add to it.
 */
function importRule(floor, { node = floor === 'cli', files = [`src/${floor}/**/*.ts`], ignores = [] } = {}) {
  const allowed = only[floor] ?? floors.slice(0, floors.indexOf(floor));
  const others = floors.filter((name) => name !== floor && !allowed.includes(name));
  const paths = [];
  const refuse = (names, message) => paths.push(...names.map((name) => ({ name, message })));
  if (!node) refuse(nodeBuiltins, 'Only src/extension/desktop.ts and src/cli may import Node built-ins.');
  if (floor !== 'extension') refuse(['vscode'], 'Only src/extension may import vscode.');
  if (floor !== 'messages') refuse(['@vscode/l10n'], 'Sentences are made in src/messages only.');
  const patterns = others.map((name) => ({
    group: [`../${name}/*`, `../../${name}/*`, `../../../${name}/*`],
    message: `src/${floor} may not import src/${name}: see CONTRIBUTING.md, "The house".`,
  }));
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': ['error', { paths, patterns }],
      'no-restricted-globals': node ? 'off' : ['error', ...nodeGlobals],
    },
  };
}

/** Only the desktop entry has Node: everything else of the extension runs in a web worker too. */
const desktopEntry = 'src/extension/desktop.ts';

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
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals does.' },
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
      ],
    },
  },
  ...floors.map((floor) => importRule(floor, floor === 'extension' ? { ignores: [desktopEntry] } : {})),
  importRule('extension', { node: true, files: [desktopEntry] }),
  {
    // Typed arrays are read by indexes that are in range by construction; a check in each place would cost its speed.
    files: ['src/engine/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
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
