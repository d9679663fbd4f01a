import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const files: Readonly<Record<string, string>> = {
  'source.patlens-common': 'syntaxes/patlens-common.tmLanguage.json',
  'source.patlens-ios': 'syntaxes/patlens-ios.tmLanguage.json',
  'source.patlens-asa': 'syntaxes/patlens-asa.tmLanguage.json',
};

const library = createRequire(__filename).resolve('vscode-oniguruma/release/onig.wasm');

const registry = new Registry({
  onigLib: loadWASM(new Uint8Array(readFileSync(library)).buffer).then(() => ({
    createOnigScanner,
    createOnigString,
  })),
  loadGrammar: (scope) => {
    const path = files[scope];
    return Promise.resolve(path === undefined ? null : parseRawGrammar(readFileSync(path, 'utf8'), path));
  },
});

async function grammarOf(language: 'ios' | 'asa'): Promise<IGrammar> {
  const grammar = await registry.loadGrammar(`source.patlens-${language}`);
  if (grammar === null) throw new Error(`no grammar for ${language}`);
  return grammar;
}

/** The words of a text that have a scope of their own, as `word: innermost scope`. */
export async function scopesIn(language: 'ios' | 'asa', text: string): Promise<readonly string[]> {
  const grammar = await grammarOf(language);
  let state = INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const word = line.slice(startIndex, endIndex).trim();
      const scope = scopes.at(-1) ?? '';
      return word === '' || scope.startsWith('source.') || scope.startsWith('meta.')
        ? []
        : [`${word}: ${scope}`];
    });
  });
}
