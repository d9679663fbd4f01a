import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle, type Plugin } from 'esbuild';
import { root } from './paths';

export type HostKind = 'desktop' | 'web';

const source = join(root, 'test', 'vscode');

/** Bundles the tests of `test/vscode` for one kind of extension host; answers the module to run, without `.js`. */
export async function bundleTests(kind: HostKind): Promise<string> {
  const module = join(root, 'out', 'test', 'vscode', kind);
  await bundle({
    entryPoints: [join(source, `${kind}.ts`)],
    outfile: `${module}.js`,
    bundle: true,
    sourcemap: 'inline',
    target: 'es2022',
    format: 'cjs',
    platform: kind === 'web' ? 'browser' : 'node',
    external: kind === 'web' ? ['vscode'] : ['vscode', 'mocha'],
    logLevel: 'warning',
    plugins: [testFiles(kind)],
  });
  return module;
}

/** `tests:all` imports every test file there is: a new one cannot be forgotten. */
function testFiles(kind: HostKind): Plugin {
  const otherKind = kind === 'web' ? '.desktop.test.ts' : '.web.test.ts';
  return {
    name: 'test-files',
    setup(build) {
      build.onResolve({ filter: /^tests:all$/ }, () => ({ path: 'all', namespace: 'tests' }));
      build.onLoad({ filter: /.*/, namespace: 'tests' }, async () => {
        const files = (await readdir(source, { recursive: true }))
          .filter((file) => file.endsWith('.test.ts') && !file.endsWith(otherKind))
          .sort();
        return {
          contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'),
          resolveDir: source,
        };
      });
    },
  };
}
