import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandIds, settingIds } from '../../../src/extension/ids';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const sentences = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;

describe('package.json', () => {
  it('declares exactly the commands of the code', () => {
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(declared.sort(), Object.values(commandIds).sort());
  });

  it('declares exactly the settings of the code', () => {
    const declared = Object.keys(manifest.contributes.configuration.properties);
    assert.deepEqual(declared.sort(), Object.values(settingIds).sort());
  });

  it('has a sentence for every key that it refers to, and no other', () => {
    const text = readFileSync('package.json', 'utf8');
    const used = [...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(sentences).sort());
  });
});
