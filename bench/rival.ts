import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const rival = '@sentriflow/core';
const version = '0.5.1';
const folder = 'out/rival';

interface SchemaAwareParser {
  parse(text: string): unknown;
}

/**
 * Reads a config with the parser that is compared with, which builds a tree by indentation; null, and said so, when it is
 * not installed and cannot be. It is no dependency: it is installed apart, without what it asks for beside itself.
 */
export async function rivalParser(): Promise<((text: string) => unknown) | null> {
  const entry = join(folder, 'node_modules', rival, 'src/parser/SchemaAwareParser.ts');
  try {
    if (!existsSync(entry)) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
      const flags = ['--ignore-scripts', '--omit=peer', '--no-audit', '--no-fund', '--prefix', folder];
      execFileSync('npm', ['install', ...flags, `${rival}@${version}`], { stdio: 'ignore', timeout: 60_000 });
    }
    const outfile = join(folder, 'parser.mjs');
    buildSync({
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      platform: 'node',
      outfile,
    });
    const { SchemaAwareParser: Parser } = (await import(pathToFileURL(outfile).href)) as {
      readonly SchemaAwareParser: new () => SchemaAwareParser;
    };
    return (text) => new Parser().parse(text);
  } catch (error) {
    console.log(`comparison with ${rival} ${version} skipped: ${String(error).split('\n')[0] ?? ''}`);
    return null;
  }
}
