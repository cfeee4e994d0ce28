import eslint from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

// The way of the data: each folder may import from those before it, never from those behind it. The model is data that all may read.
const layers = [
  'texts',
  'files',
  'syntax',
  'facts',
  'compose',
  'workspace',
  'rules',
  'signals',
  'answers',
  'organisation',
  'assessment',
  'features',
];
const zones = [...layers, 'model'].map((layer) => ({
  target: `./server/src/${layer}`,
  from: [...(layer === 'model' ? layers : layers.slice(layers.indexOf(layer) + 1)), 'lsp', 'cli'].map((later) => `./server/src/${later}`),
  message: `${layer}/ must not know what comes after it.`,
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.vscode-test/', 'samples/', 'test/**/fixtures/', '**/generated/'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [] },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.mjs', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'import-x/no-cycle': 'off',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...zones,
            { target: './server/src/lsp', from: './server/src/cli' },
            { target: './server/src/cli', from: './server/src/lsp' },
            { target: './server', from: './client' },
          ],
        },
      ],
    },
  },
  {
    files: ['scripts/**', 'test/**', 'server/src/cli/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
