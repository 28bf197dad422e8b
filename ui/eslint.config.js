import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** `@tauri-apps/*` stays behind one door, so that everything else runs in a plain browser. */
const noShell = {
  group: ['@tauri-apps/*'],
  message: 'Only src/lib/ipc may talk to the shell. Use `call` from $lib/ipc/client.',
}
const noFeature = {
  group: ['$features/*', '**/features/*'],
  message: 'Knowledge points downwards: lib knows no feature, and features do not know each other.',
}
const noApp = {
  group: ['$app/*', '**/app/*'],
  message: 'Knowledge points downwards: only src/app may import from src/app.',
}

/** @param {string[]} files @param {object[]} patterns */
const forbid = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/lib/ipc/bindings/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: {
          allowDefaultProject: ['eslint.config.js', 'svelte.config.js', 'vite.config.ts'],
        },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text of people is never parsed as markup.' },
        { property: 'outerHTML', message: 'Text of people is never parsed as markup.' },
        { property: 'insertAdjacentHTML', message: 'Text of people is never parsed as markup.' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_$' }],
      // `void value` names a dependency of an effect.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/no-unused-props': 'error',
      'svelte/button-has-type': 'error',
      // Style attributes in markup would need 'unsafe-inline'; `style:` goes through the CSSOM.
      'no-restricted-syntax': [
        'error',
        { selector: 'SvelteAttribute[key.name="style"]', message: 'Use a class or `style:`.' },
      ],
      // Types of imported components are unknown here; svelte-check knows them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // Not SvelteKit: links are hash links of our own router.
      'svelte/no-navigation-without-resolve': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  forbid(['src/lib/ipc/**'], [noFeature, noApp]),
  forbid(['src/lib/**'], [noFeature, noApp, noShell]),
  forbid(['src/lib/ipc/tauri.ts', 'src/lib/ipc/tauri.test.ts'], [noFeature, noApp]),
  forbid(['src/features/**'], [noFeature, noApp, noShell]),
  forbid(['src/app/**'], [noShell]),
  { files: ['*.js'], ...ts.configs.disableTypeChecked },
)
